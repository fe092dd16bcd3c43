// Draws a network on a canvas and turns pointers and keys into intents. Paths
// are kept in the picture's own coordinates, so that a moving frame is a handful
// of strokes whatever the number of edges: see README.md for what was measured.
import { curveOf, middle, says, type Curve, type Line, type Picture } from './model'
import { Gestures, type View } from './gestures'
import { Labels } from './labels'
import { themeOf, type Theme } from './theme'

export interface Selection {
  node?: string
  edge?: string
}

export interface Intents {
  select(s: Selection): void
  expand(id: string): void
  pin(id: string, x: number, y: number): void
  hover(text: string, x: number, y: number): void
}

interface Batch {
  path: Path2D
  heads: Path2D
  line: Line
}

export class NetCanvas {
  view: View = { x: 0, y: 0, k: 1 }
  private g: CanvasRenderingContext2D
  private theme: Theme
  private picture: Picture = { dots: [], lines: [] }
  private curves: Curve[] = []
  private batches = new Map<string, Batch>()
  private shapes = new Map<string, Path2D>()
  private labels = new Labels()
  private selection: Selection = {}
  private hovered: Selection = {}
  private frame = 0
  private width = 0
  private height = 0
  private fitted = false
  private resized: ResizeObserver
  private gestures: Gestures

  constructor(
    readonly canvas: HTMLCanvasElement,
    private intents: Intents,
  ) {
    this.g = canvas.getContext('2d')!
    this.theme = themeOf(canvas)
    this.resized = new ResizeObserver(() => this.resize())
    this.resized.observe(canvas.parentElement!)
    this.gestures = new Gestures(canvas, {
      view: () => this.view,
      look: (v) => this.look(v),
      hit: (x, y) => this.hit(x, y),
      select: (s) => intents.select(s),
      expand: (id) => intents.expand(id),
      hover: (s, x, y) => this.hover(s, x, y),
      drag: (id, x, y) => this.drag(id, x, y),
      drop: (id) => this.drop(id),
    })
    this.resize()
  }

  destroy() {
    cancelAnimationFrame(this.frame)
    this.resized.disconnect()
    this.gestures.destroy()
  }

  /** show draws another picture, from where the reader stands. */
  show(picture: Picture, selection: Selection) {
    this.picture = picture
    this.selection = selection
    this.build()
    if (!this.fitted && picture.dots.length > 0 && this.width > 0) this.fit()
    this.draw()
  }

  select(selection: Selection) {
    this.selection = selection
    this.draw()
  }

  recolour() {
    this.theme = themeOf(this.canvas)
    this.build()
    this.draw()
  }

  look(view: View) {
    this.view = { ...view, k: Math.max(0.05, Math.min(8, view.k)) }
    this.draw()
  }

  zoom(by: number) {
    const { x, y, k } = this.view
    const to = Math.max(0.05, Math.min(8, k * by))
    const cx = this.width / 2
    const cy = this.height / 2
    this.look({ x: cx - ((cx - x) / k) * to, y: cy - ((cy - y) / k) * to, k: to })
  }

  /** fit shows all of the picture. */
  fit() {
    const { dots } = this.picture
    if (!dots.length || !this.width) return
    let [l, t, r, b] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const d of dots) {
      l = Math.min(l, d.x - d.r - 40)
      r = Math.max(r, d.x + d.r + 40)
      t = Math.min(t, d.y - d.r - 12)
      b = Math.max(b, d.y + d.r + 26)
    }
    const k = Math.max(0.05, Math.min(1.6, this.width / (r - l), this.height / (b - t)))
    this.fitted = true
    this.look({ k, x: this.width / 2 - ((l + r) / 2) * k, y: this.height / 2 - ((t + b) / 2) * k })
  }

  /** centre brings a node into sight. */
  centre(id: string) {
    const d = this.picture.dots.find((n) => n.id === id)
    if (!d) return
    const x = d.x * this.view.k + this.view.x
    const y = d.y * this.view.k + this.view.y
    if (x > 40 && y > 40 && x < this.width - 40 && y < this.height - 40) return
    this.look({ ...this.view, x: this.width / 2 - d.x * this.view.k, y: this.height / 2 - d.y * this.view.k })
  }

  private resize() {
    const box = this.canvas.parentElement!.getBoundingClientRect()
    const ratio = Math.min(2, devicePixelRatio || 1)
    if (!box.width || (box.width === this.width && box.height === this.height)) return
    this.width = box.width
    this.height = box.height
    this.canvas.width = Math.round(box.width * ratio)
    this.canvas.height = Math.round(box.height * ratio)
    if (!this.fitted || this.gestures.untouched) this.fit()
    this.paint()
  }

  /** build lays out paths: one for each way of looking, not one for each edge. */
  private build() {
    this.batches.clear()
    this.curves = this.picture.lines.map((line) => curveOf(this.picture, line))
    this.picture.lines.forEach((line, i) => {
      const { quad, denied, uncertain, material, width } = line.look
      const key = `${quad} ${denied} ${uncertain} ${material} ${Math.round(width * 2)} ${line.mark}`
      let batch = this.batches.get(key)
      if (!batch) this.batches.set(key, (batch = { path: new Path2D(), heads: new Path2D(), line }))
      trace(batch, this.curves[i], material, width)
    })
    this.shapes.clear()
    for (const d of this.picture.dots) {
      let path = this.shapes.get(d.kind)
      if (!path) this.shapes.set(d.kind, (path = new Path2D()))
      shape(path, d.kind, d.x, d.y, d.r)
    }
    this.labels.set(this.picture)
  }

  draw() {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.paint())
  }

  private paint() {
    cancelAnimationFrame(this.frame)
    this.frame = 0
    const { g, theme, view } = this
    const ratio = this.canvas.width / (this.width || 1)
    g.setTransform(1, 0, 0, 1, 0, 0)
    g.fillStyle = theme.ground
    g.fillRect(0, 0, this.canvas.width, this.canvas.height)
    g.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y)
    const focus = this.selection.edge || this.selection.node ? this.selection : this.hovered
    g.globalAlpha = focus.edge || focus.node ? 0.3 : 0.85
    for (const b of this.batches.values()) this.stroke(b.path, b.heads, b.line, b.line.look.width)
    g.globalAlpha = 1
    this.bright(focus)
    this.nodes(focus)
    g.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.signs(focus)
    this.labels.draw(g, view, theme, this.width, this.height, focus.node)
  }

  private stroke(path: Path2D, heads: Path2D, line: Line, width: number) {
    const { g, theme } = this
    const { denied, uncertain, material, quad } = line.look
    const thin = Math.max(width, 0.9 / this.view.k)
    g.strokeStyle = g.fillStyle = line.mark === '−' ? theme.faint : theme.quads[quad]
    g.lineWidth = thin
    g.lineCap = uncertain && !denied ? 'round' : 'butt'
    g.setLineDash(denied || line.mark === '−' ? [thin * 3.5, thin * 2.5] : uncertain ? [0.01, thin * 2.2] : [])
    g.stroke(path)
    g.setLineDash([])
    g.lineCap = 'butt'
    if (material) g.fill(heads)
    else {
      g.lineWidth = Math.max(1.4, 0.9 / this.view.k)
      g.stroke(heads)
    }
  }

  /** bright draws what the reader looks at above the rest. */
  private bright(focus: Selection) {
    if (!focus.edge && !focus.node) return
    this.picture.lines.forEach((line, i) => {
      const touches = focus.node && (this.picture.dots[line.from].id === focus.node || this.picture.dots[line.to].id === focus.node)
      if (line.key !== focus.edge && !touches) return
      const one = { path: new Path2D(), heads: new Path2D(), line }
      trace(one, this.curves[i], line.look.material, line.look.width)
      this.stroke(one.path, one.heads, line, line.look.width + (line.key === focus.edge ? 2 : 0.5))
    })
  }

  private nodes(focus: Selection) {
    const { g, theme } = this
    g.lineWidth = Math.max(1.5, 0.8 / this.view.k)
    for (const [kind, path] of this.shapes) {
      g.fillStyle = theme.kinds[kind] ?? theme.kinds.other
      g.strokeStyle = theme.rim
      g.fill(path)
      g.stroke(path)
    }
    for (const d of this.picture.dots) {
      if (!d.root && !d.pinned && d.id !== focus.node) continue
      const ring = new Path2D()
      shape(ring, d.kind, d.x, d.y, d.r + 4)
      g.strokeStyle = d.id === focus.node ? theme.focus : theme.text
      g.lineWidth = d.id === focus.node ? 3.5 : 1.5
      g.setLineDash(d.pinned && !d.root ? [3, 3] : [])
      g.stroke(ring)
      g.setLineDash([])
    }
  }

  /** signs writes ⊘ on denied edges, the marks of a difference, and counts where there is room. */
  private signs(focus: Selection) {
    const { g, theme, view } = this
    const all = this.picture.lines.length <= 60 && view.k > 0.55
    g.textAlign = 'center'
    g.textBaseline = 'middle'
    this.picture.lines.forEach((line, i) => {
      const near = line.key === focus.edge || (focus.node && (this.picture.dots[line.from].id === focus.node || this.picture.dots[line.to].id === focus.node))
      if (focus.edge || focus.node ? !near && !line.mark : !all && !line.look.denied && !line.mark) return
      const m = middle(this.curves[i])
      const x = m.x * view.k + view.x
      const y = m.y * view.k + view.y
      if (x < 0 || y < 0 || x > this.width || y > this.height || (!near && view.k < 0.3)) return
      const count = all || near ? String(line.edge.claims) : ''
      const text = line.mark + (line.look.denied ? '⊘' : '') + count
      if (!text || (text === '1' && !near)) return
      g.font = '600 11px system-ui, sans-serif'
      const w = g.measureText(text).width + 8
      g.fillStyle = theme.ground
      g.globalAlpha = 0.9
      g.beginPath()
      g.roundRect(x - w / 2, y - 8, w, 16, 5)
      g.fill()
      g.globalAlpha = 1
      g.fillStyle = theme.text
      g.fillText(text, x, y + 0.5)
    })
  }

  private hit(px: number, py: number): Selection {
    const x = (px - this.view.x) / this.view.k
    const y = (py - this.view.y) / this.view.k
    const slack = 5 / this.view.k
    for (let i = this.picture.dots.length - 1; i >= 0; i--) {
      const d = this.picture.dots[i]
      if (Math.hypot(d.x - x, d.y - y) <= d.r + slack) return { node: d.id }
    }
    let best: Selection = {}
    let least = 7 / this.view.k
    this.curves.forEach((c, i) => {
      const far = distance(c, x, y) - this.picture.lines[i].look.width / 2
      if (far < least) {
        least = far
        best = { edge: this.picture.lines[i].key }
      }
    })
    return best
  }

  private hover(s: Selection, x: number, y: number) {
    if (s.node === this.hovered.node && s.edge === this.hovered.edge) return
    this.hovered = s
    const line = s.edge ? this.picture.lines.find((l) => l.key === s.edge) : undefined
    const dot = s.node ? this.picture.dots.find((d) => d.id === s.node) : undefined
    this.intents.hover(line ? says(this.picture, line) : dot ? `${dot.label} · ${dot.kind} · ${dot.node.claims} claims` : '', x, y)
    this.draw()
  }

  private drag(id: string, px: number, py: number) {
    const d = this.picture.dots.find((n) => n.id === id)
    if (!d) return
    d.x = (px - this.view.x) / this.view.k
    d.y = (py - this.view.y) / this.view.k
    this.build()
    this.draw()
  }

  private drop(id: string) {
    const d = this.picture.dots.find((n) => n.id === id)
    if (d) this.intents.pin(id, Math.round(d.x), Math.round(d.y))
  }
}

/** trace adds an edge to the paths of its batch. */
function trace(b: { path: Path2D; heads: Path2D }, c: Curve, solid: boolean, width: number) {
  const size = 6 + width * 1.1
  const back = solid ? size * 0.8 : 0
  b.path.moveTo(c.x0, c.y0)
  b.path.quadraticCurveTo(c.cx, c.cy, c.x1 - c.ux * back, c.y1 - c.uy * back)
  const bx = c.x1 - c.ux * size
  const by = c.y1 - c.uy * size
  const half = size * 0.48
  b.heads.moveTo(bx - c.uy * half, by + c.ux * half)
  b.heads.lineTo(c.x1, c.y1)
  b.heads.lineTo(bx + c.uy * half, by - c.ux * half)
  if (solid) b.heads.closePath()
}

/** shape adds a node: its kind has a form of its own, not only a shade. */
function shape(p: Path2D, kind: string, x: number, y: number, r: number) {
  const polygon = (corners: number, turn: number, size: number) => {
    for (let i = 0; i < corners; i++) {
      const a = turn + (i * 2 * Math.PI) / corners
      if (i === 0) p.moveTo(x + size * Math.cos(a), y + size * Math.sin(a))
      else p.lineTo(x + size * Math.cos(a), y + size * Math.sin(a))
    }
    p.closePath()
  }
  switch (kind) {
    case 'organisation': case 'igo': case 'government': case 'media': return polygon(4, Math.PI / 4, r * 1.15)
    case 'military': case 'group': return polygon(4, 0, r * 1.15)
    case 'topic': case 'law': case 'event': return polygon(6, 0, r * 1.02)
    case 'person': return polygon(3, -Math.PI / 2, r * 1.3)
    default:
      p.moveTo(x + r, y)
      p.arc(x, y, r, 0, 2 * Math.PI)
  }
}

/** distance of a point from a curve, by its chords. */
function distance(c: Curve, x: number, y: number): number {
  const steps = Math.abs((c.x0 + c.x1) / 2 - c.cx) + Math.abs((c.y0 + c.y1) / 2 - c.cy) < 1 ? 1 : 10
  let best = Infinity
  let ax = c.x0
  let ay = c.y0
  for (let i = 1; i <= steps; i++) {
    const t = i / steps
    const u = 1 - t
    const bx = u * u * c.x0 + 2 * u * t * c.cx + t * t * c.x1
    const by = u * u * c.y0 + 2 * u * t * c.cy + t * t * c.y1
    const l = (bx - ax) ** 2 + (by - ay) ** 2
    const s = l ? Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / l)) : 0
    best = Math.min(best, Math.hypot(x - ax - s * (bx - ax), y - ay - s * (by - ay)))
    ax = bx
    ay = by
  }
  return best
}
