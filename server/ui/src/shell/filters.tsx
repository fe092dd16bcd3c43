// What to look at: the filters beside a view, all of them in the address.
import { useAnswer } from '../api'
import { go, here, toggled, type Place } from '../place'
import { quads } from '../quads'
import { clipped } from '../text'
import type { List } from '../types'

export const kinds = ['country', 'person', 'organisation', 'igo', 'government', 'military', 'media', 'group', 'place', 'topic', 'law', 'event', 'other']

/** actorKinds are the kinds that a network shows unless told otherwise: who acts, not what about. */
export const actorKinds = kinds.filter((k) => !['topic', 'law', 'event', 'place'].includes(k))

/** kindsOf are the kinds that the address asks for. */
export const kindsOf = (place: Place) => (place.params.has('kind') ? place.params.getAll('kind') : actorKinds)

function toggleKind(kind: string) {
  const now = kindsOf(here())
  const next = kinds.filter((k) => (k === kind ? !now.includes(k) : now.includes(k)))
  go({ kind: next.join() === actorKinds.join() || !next.length ? null : next })
}

/** types are the predicate types and acts of the ontology that claims mostly have. */
const types = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT', 'STATE', 'ALLEGE', 'CONDEMN', 'DENY', 'ACKNOWLEDGE', 'CONFIRM', 'DETERMINE', 'INVESTIGATE', 'CHARGE', 'CONVICT', 'WARN', 'DEMAND', 'RETRACT']

const network = ['kind', 'min-sources', 'min-degree', 'top']
export const filterParams = ['type', 'quad', 'holder', 'topic', 'outlet', 'country', 'polarity', 'modality', 'text', ...network]

export function Filters({ place, graph }: { place: Place; graph: boolean }) {
  const set = filterParams.filter((p) => place.params.has(p) && (graph || !network.includes(p)))
  const outlets = useAnswer<List<{ name: string }>>('/outlets?limit=500')
  const value = (name: string) => place.params.get(name) ?? ''
  const text = (name: string, label: string, hint: string) => (
    <label>{label}<input type="text" value={value(name)} placeholder={hint} onChange={(e) => go({ [name]: e.currentTarget.value.trim() })} /></label>
  )
  const choice = (name: string, label: string, options: string[]) => (
    <label>{label}<select value={value(name)} onChange={(e) => go({ [name]: e.currentTarget.value })}><option value="">any</option>{options.map((o) => <option key={o} value={o}>{clipped(o, 40)}</option>)}</select></label>
  )
  const number = (name: string, label: string, least: number) => (
    <label>{label}<input type="number" min={least} value={value(name)} placeholder={name === 'top' ? 'as fits' : String(least)} onChange={(e) => go({ [name]: Number(e.currentTarget.value) > least ? e.currentTarget.value : '' })} /></label>
  )
  return (
    <div class="filters">
      <fieldset>
        <legend>Class of relation</legend>
        {quads.map((q, i) => i > 0 && (
          <label key={i} class="check" title={q.help}>
            <input type="checkbox" checked={place.params.getAll('quad').includes(String(i))} onChange={() => go(toggled(here(), 'quad', String(i)))} />
            <Stroke quad={i} /> {q.short}
          </label>
        ))}
      </fieldset>
      {graph && (
        <fieldset>
          <legend>Kind of entity</legend>
          <div class="columns">
            {kinds.map((k) => (
              <label key={k} class="check"><input type="checkbox" checked={kindsOf(place).includes(k)} onChange={() => toggleKind(k)} /> {k}</label>
            ))}
          </div>
        </fieldset>
      )}
      {choice('type', 'Predicate', types)}
      {text('holder', 'Who says so', 'a name')}
      {choice('outlet', 'Outlet', (outlets.data?.items ?? []).map((o) => quoted(o.name)).filter(Boolean))}
      {choice('polarity', 'Polarity', ['positive', 'negative'])}
      {choice('modality', 'How firmly', ['asserted', 'alleged', 'possible', 'intended', 'hypothetical', 'asked', 'demanded'])}
      {text('topic', 'About', 'war crimes')}
      {text('text', 'Words of the evidence', '')}
      {text('country', 'Country', 'RUS')}
      {graph && <>{number('min-sources', 'Least independent sources', 1)}{number('min-degree', 'Least neighbours', 1)}{number('top', 'Most edges shown', 1)}</>}
      {set.length > 0 && <button onClick={() => go(Object.fromEntries(set.map((p) => [p, null])))}>Clear {set.length} {set.length === 1 ? 'filter' : 'filters'}</button>}
    </div>
  )
}

/** quoted writes a name that holds a comma as a parameter of the interface takes it. */
const quoted = (name: string) => (name.includes(',') ? '"' + name.replaceAll('"', '""') + '"' : name)

/** Stroke is a sample of how a class is drawn. */
export function Stroke({ quad, denied, uncertain }: { quad: number; denied?: boolean; uncertain?: boolean }) {
  const material = quad === 2 || quad === 4
  return (
    <svg class={`stroke q${quad}`} width="40" height="12" viewBox="0 0 40 12" aria-hidden="true">
      <path d={`M1 6H${material ? 31 : 37}`} fill="none" stroke="currentColor" stroke-width={material ? 3.5 : 1.8} stroke-dasharray={denied ? '6 4' : uncertain ? '.1 4' : undefined} stroke-linecap={uncertain ? 'round' : undefined} />
      <path d={material ? 'M29 1L39 6L29 11Z' : 'M31 1.5L38 6L31 10.5'} fill={material ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.6" />
      {denied && <text x="16" y="9.5" font-size="10" fill="currentColor">⊘</text>}
    </svg>
  )
}
