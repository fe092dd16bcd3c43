// What is different between two times: edges that came, went and changed.
import { useMemo, useState } from 'preact/hooks'
import { question, useAnswer } from '../api'
import { close } from '../evidence/drawer'
import { go, type Place } from '../place'
import { edgeKey, mainQuad, mostly, quads } from '../quads'
import { actorKinds, Stroke } from '../shell/filters'
import { useExport } from '../shell/export'
import { lazy } from '../shell/lazy'
import { remember } from '../shell/names'
import { Empty, Shown } from '../shell/states'
import { clipped, plural } from '../text'
import { nameOf, type NetEdge, type NetNode, type Network } from '../types'
import type { ViewProps } from './list'

const Drawn = lazy<DrawnProps>(() => import('../net/still').then((m) => m.Still))

export interface DrawnProps {
  network: Network
  marks: Map<string, '+' | '−' | '~'>
}

interface Diff {
  nodes?: NetNode[]
  gained?: NetEdge[]
  lost?: NetEdge[]
  changed?: { before: NetEdge; after: NetEdge }[]
  no_evidence?: string
}

const known = ['as-of-from', 'as-of-to']
const happened = ['from', 'to']

export function Changes({ place }: ViewProps) {
  const byKnown = place.params.has('as-of-from') || place.params.has('as-of-to') || place.params.get('mode') === 'known'
  const names = byKnown ? known : happened
  const [a, b] = names.map((n) => place.params.get(n) ?? '')
  const path = a && b ? question('/diff', place, { either: place.params.getAll('entity'), [names[0]]: a, [names[1]]: b }, ['during', 'as-of']) : null
  const answer = useAnswer<Diff>(path)
  const months = useAnswer<{ buckets: { from: string }[] }>('/histogram?by=month')
  return (
    <div class="changes">
      <h1>What changed</h1>
      <Form key={`${byKnown}${a}${b}`} byKnown={byKnown} a={a} b={b} months={(months.data?.buckets ?? []).map((m) => m.from.slice(0, 7))} />
      {path === null ? <Empty title="Between which times?"><p>Give two periods of what happened, or two dates by which it was known.</p></Empty> : <Shown answer={answer}>{(d) => <Difference diff={d} place={place} a={a} b={b} />}</Shown>}
    </div>
  )
}

function Form({ byKnown, a, b, months }: { byKnown: boolean; a: string; b: string; months: string[] }) {
  const [first, setFirst] = useState(a)
  const [second, setSecond] = useState(b)
  const names = byKnown ? known : happened
  const none = { from: null, to: null, 'as-of-from': null, 'as-of-to': null, mode: null }
  const show = (e: Event) => {
    e.preventDefault()
    go({ ...none, ...close, mode: byKnown ? 'known' : null, [names[0]]: first.trim(), [names[1]]: second.trim() })
  }
  const pair = months.length > 1 ? [months[0], months[1]] : null
  return (
    <form class="row controls" onSubmit={show}>
      <div class="group" role="group" aria-label="Compare">
        <button type="button" aria-pressed={!byKnown} onClick={() => go({ ...none })}>What happened in</button>
        <button type="button" aria-pressed={byKnown} onClick={() => go({ ...none, mode: 'known' })}>What was known by</button>
      </div>
      <label>first <input required value={first} placeholder="2022-03" onInput={(e) => setFirst(e.currentTarget.value)} aria-label="First time: a year, month, day, or FROM..TO" /></label>
      <label>then <input required value={second} placeholder="2022-04" onInput={(e) => setSecond(e.currentTarget.value)} aria-label="Second time: a year, month, day, or FROM..TO" /></label>
      <button class="primary">Compare</button>
      {pair && !a && !b && <button type="button" class="link" onClick={() => go({ ...none, mode: byKnown ? 'known' : null, [names[0]]: pair[0], [names[1]]: pair[1] })}>for example {pair[0]} and {pair[1]}</button>}
    </form>
  )
}

function Difference({ diff, place, a, b }: { diff: Diff; place: Place; a: string; b: string }) {
  const [gained, lost, changed] = [diff.gained ?? [], diff.lost ?? [], diff.changed ?? []]
  const names = useMemo(() => new Map((diff.nodes ?? []).map((n) => [n.id, nameOf(n)])), [diff])
  for (const [id, name] of names) remember(id, name)
  const rows = useMemo(() => [
    ...gained.map((e) => ({ mark: '+' as const, what: 'added', before: 0, after: e.claims, e })),
    ...lost.map((e) => ({ mark: '−' as const, what: 'gone', before: e.claims, after: 0, e })),
    ...changed.map((c) => ({ mark: '~' as const, what: 'changed', before: c.before.claims, after: c.after.claims, e: c.after })),
  ], [diff])
  const layout = useAnswer<Network>(question('/network', place, { either: place.params.getAll('entity'), kind: actorKinds, layout: '1', top: '1500' }, ['during', 'as-of']))
  const drawn = useMemo(() => {
    const at = new Map((layout.data?.nodes ?? []).map((n) => [n.id, n]))
    const nodes = (diff.nodes ?? []).filter((n) => at.has(n.id)).map((n) => ({ ...n, x: at.get(n.id)!.x, y: at.get(n.id)!.y }))
    return { network: { nodes, edges: rows.map((r) => r.e) }, marks: new Map(rows.map((r) => [edgeKey(r.e), r.mark])) }
  }, [layout.data, rows])
  const sum = (what: string, side: 'before' | 'after') => rows.filter((r) => r.what === what).reduce((s, r) => s + r[side], 0)
  useExport({ name: 'changes', header: ['what', 'subject', 'object', 'claims before', 'claims after', 'mostly'], json: diff, rows: rows.map((r) => [r.what, names.get(r.e.subject) ?? r.e.subject, names.get(r.e.object) ?? r.e.object, r.before, r.after, mostly(r.e.types)]) })
  if (!rows.length) return <Empty title="No difference"><p>{diff.no_evidence ?? `The same edges with as many claims in ${a} and ${b}.`}</p></Empty>
  const counts: [string, string, number, number, number][] = [['+', 'added', gained.length, 0, sum('added', 'after')], ['−', 'gone', lost.length, sum('gone', 'before'), 0], ['~', 'changed', changed.length, sum('changed', 'before'), sum('changed', 'after')]]
  return (
    <>
      <table class="sums">
        <caption class="sr">Sums</caption>
        <thead><tr><th scope="col">Edges</th><th scope="col" class="number">How many</th><th scope="col" class="number">Claims in {a}</th><th scope="col" class="number">Claims in {b}</th></tr></thead>
        <tbody>
          {counts.map(([sign, what, n, before, after]) => <tr key={what} data-sum={what}><th scope="row">{sign} {what}</th><td class="number">{n}</td><td class="number">{before}</td><td class="number">{after}</td></tr>)}
          <tr data-sum="all"><th scope="row">all that differ</th><td class="number">{rows.length}</td><td class="number">{counts.reduce((s, c) => s + c[3], 0)}</td><td class="number">{counts.reduce((s, c) => s + c[4], 0)}</td></tr>
        </tbody>
      </table>
      {drawn.network.nodes.length > 0 && <><p class="note">Drawn are edges between actors; the table has those to topics and places too. Gone edges are grey.</p><Drawn {...drawn} /></>}
      <div class="table-box" tabIndex={0} role="region" aria-label="Edges that differ">
        <table>
          <thead><tr><th scope="col">What</th><th scope="col">Who</th><th scope="col">To whom</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th><th scope="col">Class</th><th scope="col">Mostly</th></tr></thead>
          <tbody>
            {rows.slice(0, 600).map((r) => (
              <tr key={r.what + edgeKey(r.e)} class={'is-' + r.what}>
                <td>{r.mark} {r.what}</td>
                <td dir="auto">{clipped(names.get(r.e.subject) ?? r.e.subject, 40)}</td>
                <td dir="auto">{clipped(names.get(r.e.object) ?? r.e.object, 40)}</td>
                <td class="number">{r.before}</td>
                <td class="number"><button class="link" onClick={() => go({ ...close, edge: edgeKey(r.e) })} aria-label={`${r.after} claims: evidence`}>{r.after}</button></td>
                <td><Stroke quad={mainQuad(r.e)} /> {quads[mainQuad(r.e)].short}</td>
                <td>{mostly(r.e.types)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > 600 && <p class="note">{plural(rows.length - 600, 'more edge')} in the CSV.</p>}
    </>
  )
}
