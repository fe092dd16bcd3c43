// Threads: an accusation with its denials, investigations, findings and rulings,
// in order; and what copies of an article changed.
import { question, useAnswer } from '../api'
import { Claimed, lineOf, whenOf } from '../evidence/claim'
import { go, type Place } from '../place'
import { useExport } from '../shell/export'
import { lazy } from '../shell/lazy'
import { Empty, Shown } from '../shell/states'
import { clipped, plural } from '../text'
import { nameOf, type Claim, type List } from '../types'
import type { ViewProps } from './list'

const Compare = lazy<{ a: string; b: string }>(() => import('./compare').then((m) => m.Compare))

interface Step {
  part: string
  claim: Claim
}

interface Copy {
  article: string
  copy_of: string
  kind: string
  similarity: number
}

const signs: Record<string, string> = { accusation: '❗', denial: '⊘', confirmation: '✓', investigation: '🔍', finding: '§', ruling: '⚖', withdrawal: '↩', consequence: '→', statement: '“' }

export function Threads({ place }: ViewProps) {
  const of = place.params.get('of')
  const narrow = of || ['entity', 'topic', 'text', 'holder', 'type'].some((p) => place.params.has(p))
  const answer = useAnswer<{ claims?: Step[]; items?: Step[]; no_evidence?: string }>(question('/thread', place, { entity: of ? [] : place.params.getAll('entity'), claim: of ?? '', limit: '500' }))
  const copies = useAnswer<List<Copy>>('/copies?limit=1000')
  const compare = place.params.get('compare')?.split('~')
  return (
    <>
      {compare?.length === 2 && (
        <section class="compare-box">
          <button class="close" onClick={() => go({ compare: null })} aria-label="Close the comparison">✕</button>
          <Compare a={compare[0]} b={compare[1]} key={compare.join('~')} />
        </section>
      )}
      {of && <p><button onClick={() => go({ of: null })}>All threads</button></p>}
      <Shown answer={answer}>
        {(data) => <Thread steps={data.claims ?? data.items ?? []} why={data.no_evidence} copies={copies.data?.items ?? []} place={place} wide={!narrow} />}
      </Shown>
    </>
  )
}

function Thread({ steps, why, copies, place, wide }: { steps: Step[]; why?: string; copies: Copy[]; place: Place; wide: boolean }) {
  useExport({
    name: 'thread', header: ['when', 'part', 'subject', 'predicate', 'object', 'outlet', 'article', 'claim'], json: steps,
    rows: steps.map((s) => [whenOf(s.claim), s.part, nameOf(s.claim.subject), s.claim.predicate.name ?? '', nameOf(s.claim.object), s.claim.outlet ?? '', s.claim.article ?? '', s.claim.id]),
  })
  if (!steps.length) return <Empty title="No thread"><p>{why ?? 'No accusation, denial, investigation or finding matches.'}</p></Empty>
  return (
    <div class="threads">
      <h1>Thread</h1>
      <p role="status" data-count={steps.length}>
        {plural(steps.length, 'claim')} in order of time. {wide && 'Search for somebody, or filter by what it is about, to follow one affair.'}
      </p>
      <ol class="plain steps">
        {steps.slice(0, 200).map((s) => (
          <li key={s.claim.id} class={'step part-' + s.part} data-part={s.part} data-when={whenOf(s.claim)}>
            <span class="part"><span aria-hidden="true">{signs[s.part] ?? '·'}</span> {s.part}</span>
            <Claimed claim={s.claim} heading="h2" />
            <p class="row small">
              {place.params.get('of') !== s.claim.id && <button class="link" onClick={() => go({ of: s.claim.id })} aria-label={`What came of it: ${clipped(lineOf(s.claim), 60)}`}>What came of it</button>}
              {copies.filter((c) => c.article === s.claim.article || c.copy_of === s.claim.article).slice(0, 4).map((c) => (
                <button key={c.article} class="link" onClick={() => { go({ compare: `${c.copy_of}~${c.article}` }); document.getElementById('main')?.scrollTo(0, 0) }}>
                  {c.article === s.claim.article ? `${c.kind} copy: compare with its original` : `Compare with its ${c.kind} copy`}
                </button>
              ))}
            </p>
          </li>
        ))}
      </ol>
      {steps.length > 200 && <p class="note">The first 200 are shown; narrow the question to see others.</p>}
    </div>
  )
}
