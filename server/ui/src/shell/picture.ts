// A table as a picture: what a view without a picture of its own is kept as.
import { clipped } from '../text'
import { escape } from './escape'
import type { Exported } from './export'

const line = 20
const most = 400

export const palette = ['#6b7280', '#3B8BC4', '#004C86', '#C77700', '#A83200']

export function tablePicture(e: Exported): string {
  const rows = e.rows.slice(0, most).map((r) => r.map((c) => clipped(String(c), 48)))
  const widths = e.header.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i]?.length ?? 0)) * 6.6 + 18)
  const lefts = widths.map((_, i) => 12 + widths.slice(0, i).reduce((a, b) => a + b, 0))
  const width = 24 + widths.reduce((a, b) => a + b, 0)
  const height = (rows.length + 2) * line + (e.rows.length > most ? line : 0)
  const cells = (row: (string | number)[], y: number, bold: boolean) =>
    row.map((c, i) => `<text x="${lefts[i]}" y="${y}"${bold ? ' font-weight="600"' : ''}>${escape(c)}</text>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12">` +
    `<rect width="100%" height="100%" fill="#fff"/><g fill="#1b1f24">${cells(e.header, line, true)}` +
    rows.map((r, i) => cells(r, line * (i + 2), false)).join('') +
    (e.rows.length > most ? `<text x="12" y="${line * (most + 2)}">… and ${e.rows.length - most} more</text>` : '') + '</g></svg>'
}
