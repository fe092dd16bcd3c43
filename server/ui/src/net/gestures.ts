// Pointers on the canvas: drag the ground to move, a node to place it, wheel or
// two fingers to zoom, click to select, double click to expand.
import type { Selection } from './canvas'

export interface View {
  x: number
  y: number
  k: number
}

interface Actions {
  view(): View
  look(v: View): void
  hit(x: number, y: number): Selection
  select(s: Selection): void
  expand(id: string): void
  hover(s: Selection, x: number, y: number): void
  drag(id: string, x: number, y: number): void
  drop(id: string): void
}

export class Gestures {
  untouched = true
  private fingers = new Map<number, { x: number; y: number }>()
  private start?: { x: number; y: number; view: View; node?: string; moved: boolean }
  private stop = new AbortController()

  constructor(
    private canvas: HTMLCanvasElement,
    private do_: Actions,
  ) {
    const on = <K extends keyof HTMLElementEventMap>(name: K, f: (e: HTMLElementEventMap[K]) => void, passive = true) =>
      canvas.addEventListener(name, f, { signal: this.stop.signal, passive })
    on('pointerdown', (e) => this.down(e))
    on('pointermove', (e) => this.move(e))
    on('pointerup', (e) => this.up(e))
    on('pointercancel', (e) => this.fingers.delete(e.pointerId))
    on('pointerleave', () => this.do_.hover({}, 0, 0))
    on('wheel', (e) => this.wheel(e), false)
    on('dblclick', (e) => {
      const { node } = this.do_.hit(e.offsetX, e.offsetY)
      if (node) this.do_.expand(node)
    })
  }

  destroy() {
    this.stop.abort()
  }

  private down(e: PointerEvent) {
    if (e.button) return
    this.canvas.setPointerCapture(e.pointerId)
    this.fingers.set(e.pointerId, { x: e.offsetX, y: e.offsetY })
    if (this.fingers.size === 1) {
      this.start = { x: e.offsetX, y: e.offsetY, view: this.do_.view(), node: this.do_.hit(e.offsetX, e.offsetY).node, moved: false }
    }
  }

  private move(e: PointerEvent) {
    const before = this.fingers.get(e.pointerId)
    if (!before || !this.start) {
      const s = this.do_.hit(e.offsetX, e.offsetY)
      this.canvas.style.cursor = s.node || s.edge ? 'pointer' : 'grab'
      return this.do_.hover(s, e.offsetX, e.offsetY)
    }
    if (this.fingers.size === 2) this.pinch(e, before)
    this.fingers.set(e.pointerId, { x: e.offsetX, y: e.offsetY })
    if (this.fingers.size > 1) return
    const dx = e.offsetX - this.start.x
    const dy = e.offsetY - this.start.y
    if (!this.start.moved && Math.hypot(dx, dy) < 4) return
    this.start.moved = true
    this.untouched = false
    if (this.start.node) this.do_.drag(this.start.node, e.offsetX, e.offsetY)
    else this.do_.look({ ...this.start.view, x: this.start.view.x + dx, y: this.start.view.y + dy })
  }

  private pinch(e: PointerEvent, before: { x: number; y: number }) {
    const other = [...this.fingers].find(([id]) => id !== e.pointerId)![1]
    const was = Math.hypot(before.x - other.x, before.y - other.y)
    const is = Math.hypot(e.offsetX - other.x, e.offsetY - other.y)
    if (was > 0) this.scale(is / was, other.x, other.y)
    if (this.start) this.start.moved = true
  }

  private up(e: PointerEvent) {
    this.fingers.delete(e.pointerId)
    const start = this.start
    if (!start || this.fingers.size > 0) return
    this.start = undefined
    if (!start.moved) this.do_.select(this.do_.hit(e.offsetX, e.offsetY))
    else if (start.node) this.do_.drop(start.node)
  }

  private wheel(e: WheelEvent) {
    e.preventDefault()
    this.scale(Math.exp(-e.deltaY * (e.deltaMode ? 0.05 : 0.0016)), e.offsetX, e.offsetY)
  }

  private scale(by: number, x: number, y: number) {
    this.untouched = false
    const v = this.do_.view()
    const k = Math.max(0.05, Math.min(8, v.k * by))
    this.do_.look({ k, x: x - ((x - v.x) / v.k) * k, y: y - ((y - v.y) / v.k) * k })
  }
}
