// The drawer beside every view: the claims behind what was clicked.
import { useEffect, useRef, useState } from 'preact/hooks'
import { itemsOf, question, useAnswer } from '../api'
import { go, type Place } from '../place'
import { useName } from '../shell/names'
import { Failed, Waiting } from '../shell/states'
import { clipped, plural } from '../text'
import type { Claim, List } from '../types'
import { Claimed, Legend, whenOf } from './claim'
import { NodeCard } from './node'

export const drawerParams = ['edge', 'node', 'claim'] as const

/** close is the change that shuts the drawer. */
export const close = { edge: null, node: null, claim: null }

export function Drawer({ place }: { place: Place }) {
  const edge = place.params.get('edge')
  const node = place.params.get('node')
  const claim = place.path === '/articles' ? null : place.params.get('claim')
  const open = edge || node || claim
  const panel = useRef<HTMLElement>(null)
  const back = useRef<Element | null>(null)
  useEffect(() => {
    if (!open) return
    if (document.activeElement && !panel.current?.contains(document.activeElement)) back.current = document.activeElement
    const key = (e: KeyboardEvent) => {
      if (e.key !== 'Escape' || (e.target as Element).closest?.('dialog')) return
      go(close)
      if (back.current instanceof HTMLElement) back.current.focus()
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [!!open])
  if (!open) return null
  return (
    <aside class="drawer" aria-label="Evidence" ref={panel} tabIndex={-1}>
      <button class="close" onClick={() => go(close)} aria-label="Close evidence">✕</button>
      {claim ? <One id={claim} key={claim} /> : edge ? <Edge key={edge} edge={edge} place={place} /> : node ? <NodeCard key={node} id={node} place={place} /> : null}
    </aside>
  )
}

function One({ id }: { id: string }) {
  const answer = useAnswer<Claim & { claim?: Claim }>(`/claims/${encodeURIComponent(id)}`)
  if (!answer.data) return answer.problem ? <Failed answer={answer} /> : <Waiting slow={answer.slow} />
  return (
    <>
      <h2>Claim</h2>
      <Legend />
      <Claimed claim={answer.data.claim ?? answer.data} open />
    </>
  )
}

const page = 12

function Edge({ edge, place }: { edge: string; place: Place }) {
  const at = edge.indexOf('>')
  const subject = edge.slice(0, at)
  const object = edge.slice(at + 1)
  const [from, to] = [useName(subject), useName(object)]
  const [most, setMost] = useState(page)
  const type = place.path === '/stance' && !place.params.has('type') ? 'ACCUSE' : place.params.getAll('type')
  const answer = useAnswer<List<Claim>>(question('/claims', place, { subject, object, type, limit: '1000' }))
  const claims = itemsOf<Claim>(answer.data).slice().sort((a, b) => (whenOf(a) < whenOf(b) ? 1 : whenOf(a) > whenOf(b) ? -1 : 0))
  return (
    <>
      <h2 dir="auto">{clipped(from, 50)} → {clipped(to, 50)}</h2>
      {answer.problem && <Failed answer={answer} />}
      {!answer.data && !answer.problem && <Waiting slow={answer.slow} />}
      {answer.data && (
        <>
          <p class="dim" data-count={claims.length}>{plural(claims.length, 'claim')}, newest first</p>
          <Legend />
          {claims.length === 0 && <p class="note">No claim matches the filters and dates.</p>}
          {claims.slice(0, most).map((c, i) => <Claimed key={c.id} claim={c} open={i === 0} />)}
          {claims.length > most && <button onClick={() => setMost(most + page)}>Show {Math.min(page, claims.length - most)} more of {claims.length - most}</button>}
        </>
      )}
    </>
  )
}
