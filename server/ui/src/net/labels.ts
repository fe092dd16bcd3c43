// Names beside nodes: the most told first, none over another.
import type { Picture, Dot } from './model'
import type { View } from './gestures'
import type { Theme } from './theme'

const most = 140

export class Labels {
  private dots: Dot[] = []
  private widths = new Map<string, number>()

  set(p: Picture) {
    this.dots = [...p.dots].sort((a, b) => Number(b.root) - Number(a.root) || b.r - a.r || (a.id < b.id ? -1 : 1))
  }

  draw(g: CanvasRenderingContext2D, view: View, theme: Theme, width: number, height: number, first?: string) {
    g.font = '12px system-ui, sans-serif'
    g.textAlign = 'center'
    g.textBaseline = 'top'
    g.lineJoin = 'round'
    g.lineWidth = 3
    g.strokeStyle = theme.ground
    g.fillStyle = theme.text
    const taken = new Set<number>() // cells of 12 by 14 pixels
    const wanted = first ? [...this.dots.filter((d) => d.id === first), ...this.dots] : this.dots
    let drawn = 0
    for (const d of wanted) {
      if (drawn >= most) return
      const x = d.x * view.k + view.x
      const y = (d.y + d.r * 1.15) * view.k + view.y + 3
      if (x < -60 || y < -20 || x > width + 60 || y > height) continue
      const w = this.width(g, d.label)
      if (!reserve(taken, x - w / 2, y, w)) continue
      g.strokeText(d.label, x, y)
      g.fillText(d.label, x, y)
      drawn++
    }
  }

  private width(g: CanvasRenderingContext2D, text: string): number {
    let w = this.widths.get(text)
    if (w === undefined) this.widths.set(text, (w = g.measureText(text).width))
    return w
  }
}

/** reserve takes the cells under a label if all are free. */
function reserve(taken: Set<number>, left: number, top: number, width: number): boolean {
  const cells: number[] = []
  for (let y = Math.floor(top / 14); y <= Math.floor((top + 13) / 14); y++)
    for (let x = Math.floor((left - 2) / 12); x <= Math.floor((left + width + 2) / 12); x++) {
      const cell = (y + 4096) * 8192 + x + 2048
      if (taken.has(cell)) return false
      cells.push(cell)
    }
  for (const c of cells) taken.add(c)
  return true
}
