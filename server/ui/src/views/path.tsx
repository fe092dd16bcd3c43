// A chain of claims from one entity to another.
import { question, useAnswer } from '../api'
import { Claimed } from '../evidence/claim'
import { go, type Place } from '../place'
import { remember, useName } from '../shell/names'
import { Search } from '../shell/search'
import { Failed, Waiting } from '../shell/states'
import { clipped, plural } from '../text'
import { nameOf, type Actor, type Claim } from '../types'

interface Path {
  from: Actor
  to: Actor
  steps?: { from: Actor; to: Actor; claim: Claim }[]
  no_evidence?: string
}

export function PathPanel({ place }: { place: Place }) {
  const [from, to] = [place.params.get('from') ?? '', place.params.get('to') ?? '']
  const open = from || to || place.params.get('path') === '1'
  if (!open) return <p class="path-closed"><button class="link" onClick={() => go({ path: '1' })}>Path from one to another…</button></p>
  return (
    <section class="path" aria-label="Path">
      <div class="row">
        <End name="from" label="From" id={from} />
        <End name="to" label="to" id={to} />
        <label class="check"><input type="checkbox" checked={place.params.get('undirected') === 'true'} onChange={(e) => go({ undirected: e.currentTarget.checked ? 'true' : null })} /> either way</label>
        <button class="link" onClick={() => go({ from: null, to: null, path: null, undirected: null })}>Close</button>
      </div>
      {from && to && <Found place={place} from={from} to={to} />}
    </section>
  )
}

function End({ name, label, id }: { name: string; label: string; id: string }) {
  const known = useName(id)
  if (id) return <span class="chip">{label} <strong dir="auto">{clipped(known, 40)}</strong><button aria-label={`Change ${label}`} onClick={() => go({ [name]: null, path: '1' })}>✕</button></span>
  return <Search label={`Path ${label}`} placeholder={`${label}…`} onPick={(e) => { remember(e.id, e.name); go({ [name]: e.id }) }} />
}

function Found({ place, from, to }: { place: Place; from: string; to: string }) {
  const answer = useAnswer<Path>(question('/path', place, { from, to, undirected: place.params.get('undirected') ?? '' }))
  if (!answer.data) return answer.problem ? <Failed answer={answer} /> : <Waiting slow={answer.slow} />
  const steps = answer.data.steps ?? []
  if (!steps.length) return <p class="note" role="status" data-steps="0">No path: {answer.data.no_evidence ?? 'no chain of claims in order of time leads there'}.</p>
  return (
    <>
      <p role="status" data-steps={steps.length}>{plural(steps.length, 'step')}: {[nameOf(steps[0].from), ...steps.map((s) => nameOf(s.to))].map((n) => clipped(n, 40)).join(' → ')}</p>
      <details>
        <summary>The claims on the way</summary>
        {steps.map((s) => <Claimed key={s.claim.id} claim={s.claim} />)}
      </details>
    </>
  )
}
