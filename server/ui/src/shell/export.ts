// Keeping what is on the screen as a file. Networks come from the server, which
// writes the same files for the command line; other views are written here.
import { useEffect } from 'preact/hooks'
import { question, send } from '../api'
import type { Place } from '../place'
import type { View } from '../views/list'
import { kindsOf } from './filters'
import { htmlPage } from './page'
import { tablePicture } from './picture'

export interface Exported {
  name: string
  header: string[]
  rows: (string | number)[][]
  json: unknown
  svg?: () => string
}

export interface Format {
  name: string
  ext: string
  help: string
}

let current: Exported | null = null

/** useExport tells what the view that is shown can be kept as. */
export function useExport(e: Exported) {
  current = e
  useEffect(() => () => void (current = null), [])
}

const formats: Format[] = [
  { name: 'PNG', ext: 'png', help: 'a picture' },
  { name: 'SVG', ext: 'svg', help: 'a picture that scales' },
  { name: 'CSV', ext: 'csv', help: 'a table' },
  { name: 'JSON', ext: 'json', help: 'for programs' },
  { name: 'HTML', ext: 'html', help: 'one page that opens offline, with its evidence' },
  { name: 'GEXF', ext: 'gexf', help: 'the network over time, for Gephi' },
  { name: 'GraphML', ext: 'graphml', help: 'the network, for graph programs' },
  { name: 'DOT', ext: 'dot', help: 'the network, for Graphviz' },
]

export const formatsOf = (_: View) => formats

const fromServer = ['gexf', 'graphml', 'dot']

export async function save(f: Format, place: Place, view: View): Promise<string> {
  const network = view.path === '/network'
  if (fromServer.includes(f.ext) || (network && ['png', 'svg', 'html'].includes(f.ext))) return saveNetwork(f, place, network)
  if (!current) throw new Error('There is nothing to keep on this page yet.')
  const name = `claimgraph-${current.name}.${f.ext}`
  switch (f.ext) {
    case 'csv': return give(name, 'text/csv;charset=utf-8', csv(current))
    case 'json': return give(name, 'application/json', JSON.stringify(current.json, null, 2))
    case 'svg': return give(name, 'image/svg+xml', pictureOf(current))
    case 'png': return give(name, 'image/png', await png(pictureOf(current)))
  }
  return give(name, 'text/html;charset=utf-8', htmlPage(view.name, location.search, current))
}

const pictureOf = (e: Exported) => (e.svg ? e.svg() : tablePicture(e))

async function saveNetwork(f: Format, place: Place, whole: boolean): Promise<string> {
  const p = place.params
  const more: Record<string, string | string[]> = { either: p.getAll('entity'), to: f.ext }
  if (whole) for (const name of ['kind', 'hide', 'min-sources', 'min-degree', 'top', 'pin']) more[name] = p.getAll(name)
  if (whole) more.kind = kindsOf(place)
  if (whole && !more.top.length) more.top = p.has('entity') ? '400' : '150'
  if (document.documentElement.dataset.theme === 'dark') more.theme = 'dark'
  const response = await send(question('/network/export', place, more), { headers: { Accept: '*/*' } })
  return give(`claimgraph-network.${f.ext}`, response.headers.get('Content-Type') ?? '', await response.blob())
}

function give(name: string, kind: string, content: string | Blob): string {
  const blob = typeof content === 'string' ? new Blob([content], { type: kind }) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
  return `${name} is in your downloads.`
}

/** csv writes RFC 4180; a cell that a spreadsheet would run is made text. */
export function csv(e: Exported): string {
  const cell = (v: string | number) => {
    let s = String(v)
    if (typeof v === 'string' && /^[=+\-@\t\r]/.test(s)) s = "'" + s
    return /[",\n\r]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s
  }
  return [e.header, ...e.rows].map((r) => r.map(cell).join(',')).join('\r\n') + '\r\n'
}

/** png draws a picture of ours; it holds no foreign parts. */
async function png(svg: string): Promise<Blob> {
  const image = new Image()
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    image.src = url
    await image.decode()
    const scale = Math.min(2, 8000 / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, image.width * scale)
    canvas.height = Math.max(1, image.height * scale)
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error('The picture is too large.'))), 'image/png'))
  } finally {
    URL.revokeObjectURL(url)
  }
}

