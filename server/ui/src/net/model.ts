// The picture of a network as numbers: what the canvas draws and the tests count.
import { edgeKey, lookOf, radiusOf, type Look } from '../quads'
import { clipped, shown } from '../text'
import { nameOf, type Network, type NetEdge, type NetNode } from '../types'

export interface Dot {
  id: string
  label: string
  kind: string
  x: number
  y: number
  r: number
  pinned: boolean
  root: boolean // searched for or expanded
  node: NetNode
}

export interface Line {
  key: string
  from: number
  to: number
  bend: number // 0 straight; how far the curve's control point is off, by length
  look: Look
  mark: '' | '+' | '−' | '~' // in a difference
  edge: NetEdge
}

export interface Picture {
  dots: Dot[]
  lines: Line[]
}

export interface Options {
  roots: string[]
  pins: Map<string, [number, number]>
  marks?: Map<string, '+' | '−' | '~'>
}

/** pictureOf makes a picture of a network whose nodes have places. */
export function pictureOf(network: Network, o: Options): Picture {
  const roots = new Set(o.roots)
  const dots = network.nodes.map((n): Dot => {
    const pin = o.pins.get(n.id)
    return {
      id: n.id, label: clipped(nameOf(n), 42), kind: n.kind ?? 'other', x: pin?.[0] ?? n.x ?? 0, y: pin?.[1] ?? n.y ?? 0,
      r: radiusOf(n.claims), pinned: !!pin, root: roots.has(n.id), node: n,
    }
  })
  const at = new Map(dots.map((d, i) => [d.id, i]))
  const both = new Set(network.edges.map(edgeKey))
  const lines: Line[] = []
  for (const edge of network.edges) {
    const from = at.get(edge.subject)
    const to = at.get(edge.object)
    if (from === undefined || to === undefined) continue
    const back = edge.subject !== edge.object && both.has(`${edge.object}>${edge.subject}`)
    const key = edgeKey(edge)
    lines.push({ key, from, to, bend: back ? 0.14 : 0, look: lookOf(edge), mark: o.marks?.get(key) ?? '', edge })
  }
  return { dots, lines }
}

/** Curve is a line as drawn: from, control point, and to, where the arrow's tip is. */
export interface Curve {
  x0: number
  y0: number
  cx: number
  cy: number
  x1: number
  y1: number
  ux: number // direction at the tip
  uy: number
}

/** curveOf trims a line at the rims of its dots. A loop is a small bow above. */
export function curveOf(p: Picture, line: Line): Curve {
  const a = p.dots[line.from]
  const b = p.dots[line.to]
  if (a === b) return { x0: a.x - a.r * 0.7, y0: a.y - a.r * 0.7, cx: a.x, cy: a.y - a.r * 4, x1: a.x + a.r * 0.7, y1: a.y - a.r * 0.9, ux: 0.45, uy: 0.89 }
  const dx = b.x - a.x
  const dy = b.y - a.y
  const cx = (a.x + b.x) / 2 - dy * line.bend
  const cy = (a.y + b.y) / 2 + dx * line.bend
  const out = Math.hypot(cx - a.x, cy - a.y) || 1
  const into = Math.hypot(b.x - cx, b.y - cy) || 1
  const ux = (b.x - cx) / into
  const uy = (b.y - cy) / into
  return {
    x0: a.x + ((cx - a.x) / out) * a.r, y0: a.y + ((cy - a.y) / out) * a.r, cx, cy,
    x1: b.x - ux * (b.r + 2), y1: b.y - uy * (b.r + 2), ux, uy,
  }
}

export const middle = (c: Curve) => ({ x: (c.x0 + 2 * c.cx + c.x1) / 4, y: (c.y0 + 2 * c.cy + c.y1) / 4 })

/** says tells an edge in words, for tooltips and screen readers. */
export function says(p: Picture, line: Line): string {
  const e = line.edge
  const parts = [`${shown(p.dots[line.from].label)} → ${shown(p.dots[line.to].label)}`, `${e.claims} ${e.claims === 1 ? 'claim' : 'claims'}, ${e.sources} independent ${e.sources === 1 ? 'source' : 'sources'}`]
  if (line.look.denied) parts.push('mostly denied')
  if (line.look.uncertain) parts.push('mostly uncertain')
  return parts.join(' · ')
}
