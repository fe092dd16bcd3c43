// The timeline of an entity, or of a pair: what was said to have happened, in order.
import { scaleUtc } from 'd3-scale'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { itemsOf, question, useAnswer } from '../api'
import { Claimed, lineOf, whenOf } from '../evidence/claim'
import { close } from '../evidence/drawer'
import { go } from '../place'
import { mainQuad, quads } from '../quads'
import { escape } from '../shell/escape'
import { useExport } from '../shell/export'
import { useName } from '../shell/names'
import { palette } from '../shell/picture'
import { Empty, Shown } from '../shell/states'
import { clipped, plural } from '../text'
import { nameOf, type Claim, type List } from '../types'
import type { ViewProps } from './list'

const most = 1000
const page = 60

export function Timeline({ place }: ViewProps) {
  const [a, b] = place.params.getAll('entity')
  const path = !a ? null : b ? question('/timeline', place, { a, b, limit: String(most) }) : question('/claims', place, { entity: a, limit: String(most) })
  const answer = useAnswer<List<Claim>>(path)
  if (!a) return <Empty title="Whose timeline?"><p>Search for an entity above; add a second one to see what was between them.</p></Empty>
  return <Shown answer={answer}>{(data) => <Told claims={itemsOf<Claim>(data)} total={data.total} a={a} b={b} level={place.params.get('level')} />}</Shown>
}

function Told({ claims, total, a, b, level }: { claims: Claim[]; total?: number; a: string; b?: string; level: string | null }) {
  const [nameA, nameB] = [useName(a), useName(b ?? '')]
  const [shown, setShown] = useState(page)
  const newest = useMemo(() => claims.slice().sort((x, y) => (whenOf(x) < whenOf(y) ? 1 : whenOf(x) > whenOf(y) ? -1 : 0)), [claims])
  const from = (c: Claim) => c.subject?.entity === a || (level === 'country' && !!c.subject?.country && a === 'country/' + c.subject.country)
  useExport({
    name: 'timeline', header: ['when', 'subject', 'predicate', 'object', 'class', 'polarity', 'outlet', 'article', 'claim'],
    rows: claims.map((c) => [whenOf(c), nameOf(c.subject), c.predicate.name ?? '', nameOf(c.object), quads[c.predicate.quad ?? 0].name, c.polarity ?? '', c.outlet ?? '', c.article ?? '', c.id]),
    json: claims, svg: () => timelinePicture(claims),
  })
  const title = b ? `${clipped(nameA, 40)} and ${clipped(nameB, 40)}` : clipped(nameA, 60)
  if (!claims.length) return <Empty title={`Nothing on ${title}`}><p>No claim matches the filters and dates.</p></Empty>
  let month = ''
  return (
    <div class="timeline">
      <h1 dir="auto">{title}</h1>
      <p role="status" data-count={claims.length}>{plural(total ?? claims.length, 'claim')}{total && total > claims.length ? `, the first ${claims.length.toLocaleString('en')} shown` : ''}, newest first</p>
      <Lanes claims={claims} />
      <ol class="plain entries">
        {newest.slice(0, shown).map((c) => {
          const m = whenOf(c).slice(0, 7)
          const head = m !== month ? <li class="month" key={m}><h2>{m || 'without a date'}</h2></li> : null
          month = m
          return (
            <>
              {head}
              <li key={c.id} class={b ? (from(c) ? 'entry from-a' : 'entry from-b') : 'entry'}><Claimed claim={c} /></li>
            </>
          )
        })}
      </ol>
      {newest.length > shown && <button onClick={() => setShown(shown + page)}>Show more ({newest.length - shown} left)</button>}
    </div>
  )
}

const laneHeight = 26

/** Lanes is one dot a claim, in the lane of its class. */
function Lanes({ claims }: { claims: Claim[] }) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const watch = new ResizeObserver((e) => setWidth(e[0].contentRect.width))
    watch.observe(box.current!)
    return () => watch.disconnect()
  }, [])
  const dated = claims.filter((c) => whenOf(c)).slice(0, 600)
  const times = dated.map((c) => Date.parse(whenOf(c)))
  const left = width < 500 ? 12 : 160
  const x = scaleUtc([Math.min(...times), Math.max(...times) + 1], [left, Math.max(left + 1, width - 16)])
  const lanes = [1, 2, 3, 4, 0].filter((q) => dated.some((c) => (c.predicate.quad ?? 0) === q))
  const high = lanes.length * laneHeight + 22
  const seen = new Map<string, number>()
  return (
    <div class="lanes" ref={box}>
      {width > 0 && dated.length > 0 && (
        <svg width={width} height={high} role="img" aria-label={`${dated.length} dated claims by class and time; the list below has them all`}>
          {lanes.map((q, i) => (
            <g key={q}>
              <line x1={left} x2={width - 8} y1={i * laneHeight + 13} y2={i * laneHeight + 13} class="axis" />
              {width >= 500 && <text x="0" y={i * laneHeight + 17} class="lane-name">{quads[q].short}</text>}
            </g>
          ))}
          {x.ticks(Math.max(2, Math.floor(width / 120))).map((t) => <text key={+t} x={x(t)} y={high - 4} class="tick" text-anchor="middle">{x.tickFormat()(t)}</text>)}
          {dated.map((c) => {
            const q = c.predicate.quad ?? 0
            const at = Math.round(x(Date.parse(whenOf(c))))
            const pile = seen.get(`${q} ${at >> 2}`) ?? 0
            seen.set(`${q} ${at >> 2}`, pile + 1)
            return (
              <circle key={c.id} cx={at} cy={lanes.indexOf(q) * laneHeight + 13 - Math.min(pile, 4) * 3} r="4.5" class={`q${q} ${c.polarity === 'negative' ? 'denied' : ''}`} onClick={() => go({ ...close, claim: c.id })}>
                <title>{`${whenOf(c)} ${clipped(lineOf(c), 90)}`}</title>
              </circle>
            )
          })}
        </svg>
      )}
    </div>
  )
}

function timelinePicture(claims: Claim[]): string {
  const dated = claims.filter((c) => whenOf(c)).slice(0, 400)
  const width = 900
  const text = dated.map((c, i) => {
    const y = 28 + i * 22
    return `<circle cx="110" cy="${y - 4}" r="5" fill="${palette[mainQuad({ quads: [0, 1, 2, 3, 4].map((q) => Number(q === (c.predicate.quad ?? 0))) })]}"/><text x="14" y="${y}">${escape(whenOf(c))}</text><text x="126" y="${y}">${escape(clipped(lineOf(c), 110))}</text>`
  })
  const high = 40 + dated.length * 22
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}" viewBox="0 0 ${width} ${high}" font-family="system-ui, sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/><g fill="#1b1f24">${text.join('')}</g></svg>`
}
