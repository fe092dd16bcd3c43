// Entities: who and what the graph knows, by which names, and who may be the same.
import { useEffect, useState } from 'preact/hooks'
import { useAnswer } from '../api'
import { Claimed } from '../evidence/claim'
import { go, type Place } from '../place'
import { quads } from '../quads'
import { useExport } from '../shell/export'
import { kinds } from '../shell/filters'
import { entityPath, remember } from '../shell/names'
import { useLate } from '../shell/search'
import { Empty, Shown } from '../shell/states'
import { clipped, plural, shown } from '../text'
import { nameOf, type Claim, type Entity, type List } from '../types'
import type { ViewProps } from './list'

interface Detail extends Entity {
  means?: string
  merged?: string[]
  offices?: { office?: string; name?: string; title?: string; from?: string; to?: string }[]
  first?: string
  last?: string
  quads?: number[]
}

interface Suggestion {
  entity: string
  into: string
  name: string
  into_name: string
  reason: string
  score: number
}

export function Entities({ place }: ViewProps) {
  const id = place.params.get('id')
  if (id) return <One key={id} id={id} />
  return place.params.get('tab') === 'suggest' ? <Suggestions /> : <Listing place={place} />
}

function Tabs({ at }: { at: 'all' | 'suggest' }) {
  return (
    <div class="group" role="group" aria-label="Entities">
      <button aria-pressed={at === 'all'} onClick={() => go({ tab: null })}>All</button>
      <button aria-pressed={at === 'suggest'} onClick={() => go({ tab: 'suggest' })}>May be the same</button>
    </div>
  )
}

function Listing({ place }: { place: Place }) {
  const [words, setWords] = useState(place.params.get('q') ?? '')
  const late = useLate(words, 150)
  useEffect(() => {
    if (late !== (place.params.get('q') ?? '')) go({ q: late, limit: null }, { replace: true })
  }, [late])
  const limit = Number(place.params.get('limit')) || 60
  const params = new URLSearchParams({ limit: String(limit) })
  for (const p of ['q', 'kind', 'country']) if (place.params.get(p)) params.set(p, place.params.get(p)!)
  const answer = useAnswer<List<Entity>>('/entities?' + params)
  return (
    <div class="shelf">
      <h1>Entities</h1>
      <div class="row controls">
        <Tabs at="all" />
        <label>Name <input type="search" value={words} onInput={(e) => setWords(e.currentTarget.value)} /></label>
        <label>Kind <select value={place.params.get('kind') ?? ''} onChange={(e) => go({ kind: e.currentTarget.value })}><option value="">any</option>{kinds.map((k) => <option key={k}>{k}</option>)}</select></label>
        <label>Country <input size={5} placeholder="RUS" value={place.params.get('country') ?? ''} onChange={(e) => go({ country: e.currentTarget.value.trim().toUpperCase() })} /></label>
      </div>
      <Shown answer={answer}>{(list) => <Table list={list} limit={limit} />}</Shown>
    </div>
  )
}

function Table({ list, limit }: { list: List<Entity>; limit: number }) {
  for (const e of list.items) remember(e.id, e.name)
  useExport({ name: 'entities', header: ['id', 'name', 'kind', 'country', 'sector', 'claims', 'wikidata'], rows: list.items.map((e) => [e.id, e.name ?? '', e.kind ?? '', e.country ?? '', e.sector ?? '', e.claims ?? 0, e.wikidata ?? '']), json: list.items })
  if (!list.items.length) return <Empty title="Nobody of that name" />
  return (
    <>
      <p role="status">{plural(list.total ?? list.items.length, 'entity', 'entities')}, by claims</p>
      <div class="table-box" tabIndex={0} role="region" aria-label="Entities">
        <table>
          <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Country</th><th scope="col">Sector</th><th scope="col" class="number">Claims</th></tr></thead>
          <tbody>
            {list.items.map((e) => (
              <tr key={e.id}><td dir="auto"><a href={`/entities?id=${encodeURIComponent(e.id)}`}>{clipped(nameOf(e), 70)}</a></td><td>{e.kind}</td><td>{e.country}</td><td>{e.sector}</td><td class="number">{e.claims}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.next && <button onClick={() => go({ limit: String(limit * 2) }, { replace: true })}>Show more</button>}
    </>
  )
}

function One({ id }: { id: string }) {
  const answer = useAnswer<Detail>(entityPath(id))
  return (
    <div class="entity">
      <p><a href="/entities">← All entities</a></p>
      <Shown answer={answer}>{(e) => <Known e={e} />}</Shown>
    </div>
  )
}

function Known({ e }: { e: Detail }) {
  const claims = useAnswer<List<Claim>>(`/claims?entity=${encodeURIComponent(e.id)}&limit=20`)
  useExport({ name: 'entity', header: ['field', 'value'], rows: Object.entries(e).map(([k, v]) => [k, typeof v === 'object' ? JSON.stringify(v) : String(v)]), json: e })
  const at = encodeURIComponent(e.id)
  return (
    <>
      <h1 dir="auto">{clipped(nameOf(e), 200)}</h1>
      <p class="dim">{[e.kind, e.country, e.sector, e.claims !== undefined ? plural(e.claims, 'claim') : '', e.first ? `${e.first} to ${e.last}` : ''].filter(Boolean).join(' · ')}</p>
      <p class="row">
        <a class="button" href={`/network?entity=${at}`}>Network</a><a class="button" href={`/timeline?entity=${at}`}>Timeline</a>
        <a class="button" href={`/threads?entity=${at}`}>Threads</a>
      </p>
      <dl class="facts">
        <dt>Id</dt><dd><code>{e.id}</code></dd>
        {e.wikidata && <><dt>Wikidata</dt><dd><code>{e.wikidata}</code></dd></>}
        {e.means && <><dt>Means</dt><dd><a href={`/entities?id=${encodeURIComponent(e.means)}`}>{e.means}</a></dd></>}
        {e.merged?.length ? <><dt>Merged into it</dt><dd>{e.merged.join(', ')}</dd></> : null}
        {e.aliases?.length ? <><dt>Also called</dt><dd dir="auto">{e.aliases.slice(0, 60).map((a) => shown(a)).join(' · ')}</dd></> : null}
        {e.quads && <><dt>Claims by class</dt><dd>{e.quads.map((n, i) => (n ? `${n} ${quads[i].name}` : '')).filter(Boolean).join(', ')}</dd></>}
      </dl>
      {e.offices?.length ? (
        <>
          <h2>Offices held</h2>
          <table><thead><tr><th scope="col">Office</th><th scope="col">From</th><th scope="col">To</th></tr></thead>
            <tbody>{e.offices.map((o, i) => <tr key={i}><td>{shown(o.name ?? o.title ?? o.office ?? '')}</td><td class="date">{o.from ?? '…'}</td><td class="date">{o.to ?? '…'}</td></tr>)}</tbody></table>
        </>
      ) : null}
      <h2>Claims</h2>
      {(claims.data?.items ?? []).map((c) => <Claimed key={c.id} claim={c} />)}
    </>
  )
}

function Suggestions() {
  const answer = useAnswer<List<Suggestion>>('/entities/suggest?limit=200')
  return (
    <div class="shelf">
      <h1>Entities</h1>
      <Tabs at="suggest" />
      <Shown answer={answer}>{(list) => <Same list={list.items} />}</Shown>
    </div>
  )
}

function Same({ list }: { list: Suggestion[] }) {
  useExport({ name: 'suggestions', header: ['entity', 'name', 'into', 'into name', 'score', 'reason'], rows: list.map((s) => [s.entity, s.name, s.into, s.into_name, s.score, s.reason]), json: list })
  if (!list.length) return <Empty title="Nothing to merge"><p>No two entities look the same.</p></Empty>
  return (
    <>
      <p>These may be the same. A merge is a record that can be undone: <code>claimgraph entities merge A B --reason …</code></p>
      <div class="table-box" tabIndex={0} role="region" aria-label="Suggested merges">
        <table>
          <thead><tr><th scope="col">This</th><th scope="col">may be</th><th scope="col">Why</th><th scope="col" class="number">Score</th></tr></thead>
          <tbody>{list.map((s) => <tr key={s.entity + s.into}><td dir="auto"><a href={`/entities?id=${encodeURIComponent(s.entity)}`}>{clipped(s.name, 60)}</a></td><td dir="auto"><a href={`/entities?id=${encodeURIComponent(s.into)}`}>{clipped(s.into_name, 60)}</a></td><td>{s.reason}</td><td class="number">{s.score.toFixed(2)}</td></tr>)}</tbody>
        </table>
      </div>
    </>
  )
}

