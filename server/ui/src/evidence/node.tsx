// The card of an entity: who it is, and what can be done with it in a network.
import { itemsOf, question, useAnswer } from '../api'
import { go, here, toggled, type Place } from '../place'
import { entityPath } from '../shell/names'
import { clipped, plural, shown } from '../text'
import { nameOf, type Claim, type Entity, type List } from '../types'
import { Claimed, Legend } from './claim'

export function NodeCard({ id, place }: { id: string; place: Place }) {
  const answer = useAnswer<Entity & { entity?: Entity }>(entityPath(id))
  const e = answer.data?.entity ?? answer.data
  const claims = useAnswer<List<Claim>>(question('/claims', place, { entity: id, limit: '5' }))
  const shownHere = place.params.getAll('entity').includes(id)
  const name = clipped(nameOf(e) || id, 80)
  return (
    <>
      <h2 dir="auto">{name}</h2>
      <p class="dim">{[e?.kind, e?.country, e?.sector, e?.claims !== undefined ? plural(e.claims, 'claim') : ''].filter(Boolean).join(' · ')}</p>
      {e?.aliases?.length ? <p class="small" dir="auto">Also: {e.aliases.slice(0, 8).map((a) => shown(a)).join(', ')}{e.aliases.length > 8 && ' …'}</p> : null}
      <p class="row">
        {place.path === '/network' && (
          <>
            <button onClick={() => go(toggled(here(), 'entity', id))}>{shownHere ? 'Collapse' : 'Expand'}</button>
            <button onClick={() => go({ ...toggled(here(), 'hide', id), node: null })}>Hide</button>
          </>
        )}
        <a class="button" href={`/network?entity=${encodeURIComponent(id)}`}>Its network</a>
        <a class="button" href={`/timeline?entity=${encodeURIComponent(id)}`}>Its timeline</a>
        <a class="button" href={`/entities?node=${encodeURIComponent(id)}`}>All about it</a>
      </p>
      <h3>Latest claims</h3>
      <Legend />
      {itemsOf<Claim>(claims.data).map((c) => <Claimed key={c.id} claim={c} heading="h4" />)}
    </>
  )
}
