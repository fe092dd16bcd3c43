// One claim with its evidence: the sentence, the words, the times, the sources.
import { useMemo, useState } from 'preact/hooks'
import { itemsOf, useAnswer } from '../api'
import { quads } from '../quads'
import { clipped, day, Offsets, plural, shown } from '../text'
import { nameOf, type Argument, type Article, type Claim, type Interval } from '../types'
import { Marked, marksOf, roleNames, roles, sentenceAround } from './marks'

export const articlePath = (id: string) => '/articles/' + encodeURIComponent(id)

/** whenOf is when a claim happened, else was said, else published. */
export const whenOf = (c: Claim) => day(c.occurred?.from) || day(c.said?.from) || day(c.published)

const argument = (a?: Argument) => (a ? clipped(nameOf(a), 70) : '')

/** lineOf tells a claim in a line. */
export function lineOf(c: Claim): string {
  const not = c.polarity === 'negative' ? 'not ' : ''
  const object = c.object?.claim && !c.object.name ? '[claim]' : argument(c.object)
  return [argument(c.subject), not + shown(c.predicate.name || c.predicate.text || c.predicate.type || ''), object].filter(Boolean).join(' ')
}

export function Claimed({ claim, open = false, heading = 'h3' }: { claim: Claim; open?: boolean; heading?: 'h2' | 'h3' | 'h4' }) {
  const [details, setDetails] = useState(open)
  const H = heading
  const quad = claim.predicate.quad ?? 0
  return (
    <article class="claim" data-claim={claim.id}>
      <H class="claim-line">
        <span class={`dot q${quad}`} aria-hidden="true" />
        <span dir="auto">{lineOf(claim)}</span>
      </H>
      <p class="dim">
        {[whenOf(claim), shown(claim.outlet ?? ''), claim.predicate.type, quads[quad]?.name].filter(Boolean).join(' · ')}
        {claim.polarity === 'negative' && <span class="tag">⊘ denied</span>}
        {claim.modality && claim.modality !== 'asserted' && <span class="tag">{claim.modality}</span>}
        {claim.formal && <span class="tag">formal</span>}
      </p>
      {claim.article && <Sentence claim={claim} />}
      <details open={details} onToggle={(e) => setDetails(e.currentTarget.open)}>
        <summary>Times, sources and how it was read</summary>
        {details && <Details claim={claim} />}
      </details>
    </article>
  )
}

/** Sentence shows the claim's words in their sentence, and the article around it when asked for. */
export function Sentence({ claim, article: given }: { claim: Claim; article?: Article }) {
  const [around, setAround] = useState(false)
  const answer = useAnswer<Article>(given || !claim.article ? null : articlePath(claim.article))
  const article = given ?? answer.data
  const view = useMemo(() => article && viewOf(claim, article), [claim, article])
  if (!article) return answer.problem ? <p class="note">{answer.problem.message}</p> : <p class="note">Reading the article…</p>
  if (!view) return <p class="note">Derived from other claims: it has no words of its own.</p>
  const [from, to] = around && !view.title ? [Math.max(0, view.from - 900), Math.min(view.text.length, view.to + 900)] : [view.from, view.to]
  return (
    <>
      <blockquote class={around ? 'quote around' : 'quote'} dir="auto" lang={article.language}>
        {from > 0 && around && '… '}
        <Marked text={view.text} marks={view.marks} from={from} to={to} />
        {to < view.text.length && around && ' …'}
      </blockquote>
      <p class="row small">
        {view.title ? <span class="dim">in the title</span> : <button class="link" aria-expanded={around} onClick={() => setAround(!around)}>{around ? 'Only the sentence' : 'Text around it'}</button>}
        <a href={`/articles?article=${encodeURIComponent(article.id)}&claim=${claim.id}`}>Read the article</a>
        {article.url && /^https?:/i.test(article.url) && <a href={article.url} target="_blank" rel="noreferrer noopener">Original ↗</a>}
      </p>
    </>
  )
}

function viewOf(claim: Claim, article: Article) {
  for (const inside of [undefined, 'title']) {
    const text = inside ? (article.title ?? '') : article.text
    const marks = marksOf(claim, new Offsets(text), inside, roles.filter((r) => r !== 'content'))
    if (!marks.length) continue
    if (inside) return { text, marks, from: 0, to: text.length, title: true }
    const near = marks.filter((m) => !['occurred', 'said', 'place'].includes(m.role))
    const core = near.length ? near : marks
    const [from, to] = sentenceAround(article, Math.min(...core.map((m) => m.from)), Math.max(...core.map((m) => m.to)))
    return { text, marks, from, to, title: false }
  }
  return null
}

const interval = (t?: Interval) => (t?.from ? (t.to && t.to !== t.from ? `${t.from} to ${t.to}` : t.from) + (t.precision && t.precision !== 'day' ? ` (${t.precision})` : '') : 'not stated')

interface Corroboration {
  sources?: { name: string; claims: string[]; articles?: string[]; first?: string }[]
  against?: { name: string; claims: string[] }[]
}

function Details({ claim }: { claim: Claim }) {
  const sources = useAnswer<Corroboration>(`/corroborate?claim=${encodeURIComponent(claim.id)}`)
  const from = sources.data?.sources ?? itemsOf<{ name: string; claims: string[]; articles?: string[] }>(sources.data)
  const reports = new Set(from.flatMap((s) => s.articles ?? s.claims)).size
  return (
    <dl class="facts">
      <dt>Happened</dt><dd>{interval(claim.occurred)}</dd>
      <dt>Said</dt><dd>{interval(claim.said)}</dd>
      <dt>Published</dt><dd>{claim.published ?? 'unknown'}</dd>
      <dt>Recorded</dt><dd>{claim.recorded ? claim.recorded.slice(0, 19).replace('T', ' ') + ' UTC' : 'not stored'}</dd>
      {claim.holder && <><dt>Says who</dt><dd dir="auto">{argument(claim.holder)}{claim.holder.derived === 'outlet' && ' (in its own voice)'}{claim.act && `, ${claim.act}`}</dd></>}
      {claim.about && <><dt>About</dt><dd dir="auto">{argument(claim.about) || 'another claim'}</dd></>}
      {claim.place && <><dt>Where</dt><dd dir="auto">{argument(claim.place)}</dd></>}
      {claim.quantity && <><dt>How many</dt><dd>{claim.quantity.value.toLocaleString('en')} {shown(claim.quantity.unit ?? '')}</dd></>}
      <dt>Confidence</dt><dd>{claim.confidence !== undefined ? `${Math.round(claim.confidence * 100)} %` : 'not given'}</dd>
      <dt>Rule</dt><dd>{claim.rule ?? 'none'}{claim.extractors?.length ? ` (${claim.extractors.join(', ')})` : ''}</dd>
      {claim.derived_from?.length ? <><dt>Derived from</dt><dd>{claim.derived_from.map((id, i) => <span key={id}>{i > 0 && ', '}<a href={`?claim=${id}`}>{id}</a></span>)}</dd></> : null}
      <dt>Reported</dt>
      <dd>
        {sources.problem ? 'unknown' : !sources.data ? '…' : `${plural(reports, 'report')}, ${from.length} independent`}
        {from.length > 0 && <span class="dim"> ({from.map((s) => clipped(s.name, 40)).join(', ')})</span>}
        {sources.data?.against?.length ? <span class="dim"> · against it: {sources.data.against.map((s) => clipped(s.name, 40)).join(', ')}</span> : null}
      </dd>
      <dt>Claim</dt><dd><code>{claim.id}</code></dd>
    </dl>
  )
}

/** Legend names the marks. */
export function Legend({ which = ['subject', 'predicate', 'object', 'holder', 'cue'] }: { which?: string[] }) {
  return (
    <p class="legend" aria-label="Marks">
      {which.map((r) => <mark key={r} class={'m-' + r}>{roleNames[r]}</mark>)}
    </p>
  )
}
