// The words a claim was read from, marked in the text they stand in.
import { Offsets } from '../text'
import type { Article, Claim, Span } from '../types'

export interface Mark {
  from: number // UTF-16
  to: number
  role: string
  claim: string
}

/** roles are the parts of a claim that come from text, the most telling last. */
export const roles = ['content', 'about', 'quantity', 'place', 'occurred', 'said', 'cue', 'holder', 'object', 'predicate', 'subject'] as const

export const roleNames: Record<string, string> = {
  subject: 'subject', predicate: 'predicate', object: 'object', holder: 'holder', cue: 'cue', about: 'about', content: 'content', place: 'place', occurred: 'time', said: 'time said', quantity: 'quantity',
}

/** marksOf gives where the parts of a claim stand in the article's text or, with in "title", its title. */
export function marksOf(claim: Claim, offsets: Offsets, inside: string | undefined, which: readonly string[] = roles): Mark[] {
  const out: Mark[] = []
  for (const role of which) {
    const span = (claim as unknown as Record<string, Span | undefined>)[role]
    if (!span || span.end === undefined || span.start === undefined || (span.in ?? '') !== (inside ?? '') || span.end <= span.start) continue
    for (const [s, e] of span.spans?.length ? span.spans : [[span.start, span.end]]) {
      out.push({ from: offsets.index(s), to: offsets.index(e), role, claim: claim.id })
    }
  }
  return out
}

interface Piece {
  text: string
  marks: Mark[]
}

/** pieces cuts text[from:to] wherever a mark begins or ends. */
export function pieces(text: string, marks: Mark[], from = 0, to = text.length): Piece[] {
  const cuts = new Set([from, to])
  for (const m of marks) for (const at of [m.from, m.to]) if (at > from && at < to) cuts.add(at)
  const at = [...cuts].sort((a, b) => a - b)
  const sorted = [...marks].sort((a, b) => a.from - b.from)
  const out: Piece[] = []
  let active: Mark[] = []
  let next = 0
  for (let i = 0; i + 1 < at.length; i++) {
    while (next < sorted.length && sorted[next].from <= at[i]) active.push(sorted[next++])
    active = active.filter((m) => m.to > at[i])
    out.push({ text: text.slice(at[i], at[i + 1]), marks: [...active] })
  }
  return out
}

/** Marked renders text with its marks; each piece names its roles. */
export function Marked({ text, marks, from, to, onPick }: { text: string; marks: Mark[]; from?: number; to?: number; onPick?: (claims: string[]) => void }) {
  return (
    <>
      {pieces(text, marks, from, to).map((p, i) => {
        if (!p.marks.length) return <span key={i}>{p.text}</span>
        const names = [...new Set(p.marks.map((m) => m.role))]
        const claims = [...new Set(p.marks.map((m) => m.claim))]
        const attributes = { class: names.map((n) => 'm-' + n).join(' '), 'data-roles': names.join(' '), 'data-claims': claims.join(' '), title: names.map((n) => roleNames[n] ?? n).join(', ') }
        return onPick ? <mark key={i} {...attributes} onClick={() => onPick(claims)}>{p.text}</mark> : <mark key={i} {...attributes}>{p.text}</mark>
      })}
    </>
  )
}

/** sentenceAround widens a range to the sentences it lies in. */
export function sentenceAround(article: Article, from: number, to: number): [number, number] {
  const text = article.text
  const left = Math.max(0, from - 1200)
  const right = Math.min(text.length, to + 1200)
  const window = text.slice(left, right)
  let [a, b] = [from, to]
  let segments: Iterable<{ index: number; segment: string }>
  try {
    segments = new Intl.Segmenter(article.language || undefined, { granularity: 'sentence' }).segment(window)
  } catch {
    segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(window)
  }
  for (const s of segments) {
    const start = left + s.index
    const end = start + s.segment.length
    if (end > from && start < to) {
      a = Math.min(a, start)
      b = Math.max(b, start + s.segment.trimEnd().length)
    }
  }
  return [a, b]
}
