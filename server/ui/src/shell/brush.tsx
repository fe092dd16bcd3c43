// The time brush under every view: a histogram of claims, two handles for when
// things happened and one for what was known by then.
import { scaleLinear, scaleUtc, type ScaleTime } from 'd3-scale'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { question, useAnswer } from '../api'
import { go, type Place } from '../place'
import { onTheme } from './theme'

interface Bucket {
  from: string
  occurred: number[]
  published: number[]
}

interface Histogram {
  by: string
  buckets: Bucket[]
  undated?: number
}

const dayMs = 86400000
const toDay = (t: number) => new Date(t).toISOString().slice(0, 10)
const atDay = (s: string) => Date.parse(s.slice(0, 10).padEnd(10, '-01').slice(0, 10) + 'T00:00:00Z')

/** rangeOf reads a during parameter: a year, month, day, or FROM..TO; to is exclusive. */
export function rangeOf(text: string | null): [number, number] | null {
  if (!text) return null
  const [a, b] = text.includes('..') ? text.split('..') : [text, text]
  const from = a ? atDay(a.length === 4 ? a + '-01-01' : a.length === 7 ? a + '-01' : a) : -Infinity
  if (!b) return [from, Infinity]
  const end = new Date(atDay(b.length === 4 ? b + '-01-01' : b.length === 7 ? b + '-01' : b))
  if (b.length === 4) end.setUTCFullYear(end.getUTCFullYear() + 1)
  else if (b.length === 7) end.setUTCMonth(end.getUTCMonth() + 1)
  else end.setUTCDate(end.getUTCDate() + 1)
  return [from, end.getTime()]
}

function nextBucket(t: number, unit: string, n = 1): number {
  const d = new Date(t)
  if (unit === 'month') return Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + n, 1)
  return t + n * dayMs * (unit === 'week' ? 7 : 1)
}

/** dense is the time in which nearly all claims lie: what is told of long ago does not squeeze the rest. */
function dense(buckets: Bucket[], by: string): [number, number] {
  const counts = buckets.map((b) => [...b.occurred, ...b.published].reduce((a, n) => a + n, 0))
  const all = counts.reduce((a, n) => a + n, 0)
  let [first, last, left, right] = [0, buckets.length - 1, 0, 0]
  while (first < last && (left += counts[first]) < all * 0.015) first++
  while (last > first && (right += counts[last]) < all * 0.005) last--
  return [atDay(buckets[first].from), nextBucket(atDay(buckets[last].from), by)]
}

const units = ['month', 'week', 'day'] as const

export function Brush({ place }: { place: Place }) {
  const unit = (units as readonly string[]).includes(place.params.get('by') ?? '') ? place.params.get('by')! : 'month'
  const about = place.params.getAll('entity')
  const answer = useAnswer<Histogram>(question('/histogram', place, { by: unit, entity: about }, ['during', 'as-of', 'level']))
  const buckets = answer.data?.buckets ?? []
  const span = useMemo<[number, number]>(() => {
    if (!buckets.length) return [Date.UTC(2022, 0, 1), Date.UTC(2023, 0, 1)]
    return dense(buckets, answer.data!.by)
  }, [answer.data])
  const chosen = rangeOf(place.params.get('during'))
  const within = (t: number) => Math.max(span[0], Math.min(span[1], t))
  const from = within(chosen?.[0] ?? -Infinity)
  const to = within(chosen?.[1] ?? Infinity)
  const outside = buckets.filter((b) => atDay(b.from) < span[0]).reduce((n, b) => n + b.occurred.reduce((a, m) => a + m, 0), 0)
  const asOf = rangeOf(place.params.get('as-of'))
  const known = Math.min(span[1], asOf?.[1] ?? Infinity)
  const [playing, setPlaying] = useState(false)
  const open = place.params.get('brush') !== '0'

  const setDuring = (a: number, b: number, replace: boolean) => {
    const [open, close] = [a <= span[0], b >= span[1]] // at its ends the brush has no bound
    const text = open && close ? null : (open ? '' : toDay(a)) + '..' + (close ? '' : toDay(Math.max(b, a + dayMs) - dayMs))
    go({ during: text }, { replace })
  }
  const setKnown = (t: number, replace: boolean) => go({ 'as-of': t >= span[1] ? null : toDay(t - dayMs) }, { replace })
  const step = (n: number, replace = false) => {
    const whole = from <= span[0] && to >= span[1]
    const a = whole ? span[0] : from
    const b = whole ? nextBucket(span[0], unit) : to
    if (whole) return setDuring(a, b, replace)
    const [x, y] = [nextBucket(a, unit, n), nextBucket(b - 1, unit, n) - (unit === 'month' ? 0 : -1)]
    if (n > 0 && a >= span[1] - dayMs) return setPlaying(false)
    setDuring(Math.max(span[0], x), Math.min(span[1], unit === 'month' ? nextBucket(y, 'month', 1) : y), replace)
    if (y >= span[1]) setPlaying(false)
  }
  useEffect(() => {
    if (!playing) return
    const t = setInterval(() => step(1, true), 900)
    return () => clearInterval(t)
  })

  if (!open) return (
    <footer class="brush closed"><button class="link" onClick={() => go({ brush: null })}>Show the time line</button></footer>
  )
  return (
    <footer class="brush" aria-label="Time">
      <div class="brush-bar">
        <div class="group" role="group" aria-label="Play through time">
          <button onClick={() => step(-1)} aria-label="One step back">◀</button>
          <button onClick={() => { if (!playing && !chosen) step(1); setPlaying(!playing) }} aria-pressed={playing}>{playing ? 'Pause' : 'Play'}</button>
          <button onClick={() => step(1)} aria-label="One step on">▶</button>
        </div>
        <label class="date">Happened <input type="date" value={isFinite(from) ? toDay(from) : ''} min={toDay(span[0])} max={toDay(span[1])} onChange={(e) => e.currentTarget.value && setDuring(atDay(e.currentTarget.value), to, false)} aria-label="Happened from" /></label>
        <label class="date">to <input type="date" value={toDay(to - dayMs)} onChange={(e) => e.currentTarget.value && setDuring(from, atDay(e.currentTarget.value) + dayMs, false)} aria-label="Happened until" /></label>
        <label class="date known">Known by <input type="date" value={asOf ? toDay(known - dayMs) : ''} onChange={(e) => go({ 'as-of': e.currentTarget.value || null })} /></label>
        {(chosen || asOf) && <button class="link" onClick={() => go({ during: null, 'as-of': null })}>All times</button>}
        {outside > 0 && <span class="dim">{outside} earlier than {toDay(span[0]).slice(0, 7)}</span>}
        <span class="grow" />
        <label class="date">by <select value={unit} onChange={(e) => go({ by: e.currentTarget.value === 'month' ? null : e.currentTarget.value })} aria-label="Period of the bars">{units.map((u) => <option key={u}>{u}</option>)}</select></label>
        <button class="link hide" onClick={() => go({ brush: '0' })}>Hide</button>
      </div>
      <Bars buckets={buckets} unit={answer.data?.by ?? unit} span={span} from={from} to={to} known={known} knownSet={!!asOf} setDuring={setDuring} setKnown={setKnown} empty={!!answer.data && !buckets.length} />
    </footer>
  )
}

interface BarsProps {
  buckets: Bucket[]
  unit: string
  span: [number, number]
  from: number
  to: number
  known: number
  knownSet: boolean
  empty: boolean
  setDuring(a: number, b: number, replace: boolean): void
  setKnown(t: number, replace: boolean): void
}

const high = 46

function Bars(p: BarsProps) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  const [, recolour] = useState(0)
  useLayoutEffect(() => {
    const watch = new ResizeObserver((e) => setWidth(Math.floor(e[0].contentRect.width)))
    watch.observe(box.current!)
    const off = onTheme(() => recolour((n) => n + 1))
    return () => { watch.disconnect(); off() }
  }, [])
  const x = scaleUtc(p.span, [0, Math.max(1, width)])
  useLayoutEffect(() => draw(canvas.current!, p, width, x), [p.buckets, width, p.from, p.to, p.known])
  const first = useRef(true)
  const drag = (which: 'from' | 'to' | 'known' | 'window') => (e: PointerEvent) => {
    if (e.button) return
    e.preventDefault()
    const target = e.currentTarget as HTMLElement
    target.setPointerCapture(e.pointerId)
    first.current = true
    const left = box.current!.getBoundingClientRect().left
    const start = x.invert(e.clientX - left).getTime()
    const [a, b] = [p.from, p.to]
    let frame = 0
    const move = (m: PointerEvent) => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const t = Math.round(x.invert(m.clientX - left).getTime() / dayMs) * dayMs
        const replace = !first.current
        first.current = false
        if (which === 'known') p.setKnown(Math.max(p.span[0] + dayMs, Math.min(p.span[1], t)), replace)
        else if (which === 'from') p.setDuring(Math.min(t, b - dayMs), b, replace)
        else if (which === 'to') p.setDuring(a, Math.min(p.span[1], Math.max(t, a + dayMs)), replace)
        else {
          const by = Math.max(p.span[0] - a, Math.min(p.span[1] - b, Math.round((t - start) / dayMs) * dayMs))
          p.setDuring(a + by, b + by, replace)
        }
      })
    }
    const up = () => {
      target.removeEventListener('pointermove', move)
      target.removeEventListener('pointerup', up)
    }
    target.addEventListener('pointermove', move)
    target.addEventListener('pointerup', up)
  }
  const keys = (which: 'from' | 'to' | 'known') => (e: KeyboardEvent) => {
    const now = p[which]
    const big = e.key === 'PageUp' || e.key === 'PageDown'
    const sign = ['ArrowRight', 'ArrowUp', 'PageUp'].includes(e.key) ? 1 : ['ArrowLeft', 'ArrowDown', 'PageDown'].includes(e.key) ? -1 : 0
    let t = sign ? nextBucket(now, e.shiftKey ? 'day' : p.unit, sign * (big ? 6 : 1)) : e.key === 'Home' ? p.span[0] : e.key === 'End' ? p.span[1] : NaN
    if (isNaN(t)) return
    e.preventDefault()
    t = Math.max(p.span[0], Math.min(p.span[1], t))
    if (which === 'from') p.setDuring(Math.min(t, p.to - dayMs), p.to, false)
    else if (which === 'to') p.setDuring(p.from, Math.max(t, p.from + dayMs), false)
    else p.setKnown(Math.max(t, p.span[0] + dayMs), false)
  }
  const handle = (which: 'from' | 'to' | 'known', label: string) => (
    <div
      role="slider" tabIndex={0} class={'handle ' + which} aria-label={label} aria-valuemin={0} aria-valuemax={Math.round((p.span[1] - p.span[0]) / dayMs)}
      aria-valuenow={Math.round((p[which] - p.span[0]) / dayMs)} aria-valuetext={toDay(which === 'from' ? p.from : p[which] - dayMs)} title={`${label}: ${toDay(which === 'from' ? p.from : p[which] - dayMs)}`}
      style={{ left: `${x(p[which])}px` }} onPointerDown={drag(which)} onKeyDown={keys(which)}
    />
  )
  return (
    <div class="bars" ref={box}>
      <canvas ref={canvas} aria-hidden="true" />
      {p.empty && <p class="note">No dated claims.</p>}
      <div class="window" style={{ left: `${x(p.from)}px`, width: `${Math.max(2, x(p.to) - x(p.from))}px` }} onPointerDown={drag('window')} />
      {p.knownSet && <div class="unknown" style={{ left: `${x(p.known)}px`, width: `${Math.max(0, width - x(p.known))}px` }} />}
      {handle('from', 'Happened from')}
      {handle('to', 'Happened until')}
      {handle('known', 'Known by')}
    </div>
  )
}

function draw(canvas: HTMLCanvasElement, p: BarsProps, width: number, x: ScaleTime<number, number>) {
  if (!width) return
  const ratio = Math.min(2, devicePixelRatio || 1)
  canvas.width = width * ratio
  canvas.height = (high + 18) * ratio
  canvas.style.width = `${width}px`
  canvas.style.height = `${high + 18}px`
  const g = canvas.getContext('2d')!
  g.scale(ratio, ratio)
  const style = getComputedStyle(canvas)
  const colour = (name: string) => style.getPropertyValue('--' + name).trim()
  const total = (n: number[]) => n.reduce((a, b) => a + b, 0)
  const y = scaleLinear([0, Math.max(1, ...p.buckets.map((b) => Math.max(total(b.occurred), total(b.published))))], [0, high - 4])
  for (const b of p.buckets) {
    const t = atDay(b.from)
    const end = nextBucket(t, p.unit)
    const left = x(t)
    const w = Math.max(1, x(end) - left - 1)
    g.globalAlpha = end <= p.from || t >= p.to ? 0.35 : 1
    let top = high
    for (const q of [0, 1, 2, 3, 4]) {
      const h = y(b.occurred[q])
      g.fillStyle = colour('quad-' + q)
      g.fillRect(left, top - h, w, h)
      top -= h
    }
    g.globalAlpha = 1
    g.fillStyle = colour('text')
    if (total(b.published)) g.fillRect(left, high - y(total(b.published)) - 1, w, 1.5)
  }
  g.fillStyle = colour('line')
  g.fillRect(0, high, width, 1)
  g.fillStyle = colour('dim')
  g.font = '11px system-ui, sans-serif'
  g.textBaseline = 'top'
  const format = x.tickFormat()
  const ticks = x.ticks(Math.max(2, Math.floor(width / 90)))
  for (const t of ticks) {
    const at = x(t)
    if (at > width - 30) continue
    g.fillRect(at, high, 1, 4)
    g.fillText(format(t), at + 3, high + 4)
  }
}
