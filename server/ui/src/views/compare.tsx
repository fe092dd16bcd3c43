// Two articles side by side, with the words that differ.
import { diffWordsWithSpace, type Change } from 'diff'
import { useMemo } from 'preact/hooks'
import { useAnswer } from '../api'
import { articlePath } from '../evidence/claim'
import { Failed, Waiting } from '../shell/states'
import { clipped } from '../text'
import type { Article } from '../types'

const most = 60000

export function Compare({ a, b }: { a: string; b: string }) {
  const [first, second] = [useAnswer<Article>(articlePath(a)), useAnswer<Article>(articlePath(b))]
  const [x, y] = [first.data, second.data]
  const parts = useMemo(() => (x && y ? diffWordsWithSpace(prose(x), prose(y)) : []), [x, y])
  if (!x || !y) return first.problem ? <Failed answer={first} /> : second.problem ? <Failed answer={second} /> : <Waiting />
  const changed = parts.filter((p) => p.added || p.removed).length
  return (
    <>
      <h2>{y.copy ? `${y.copy.kind} copy` : 'Two articles'}, {changed ? 'the words that differ marked' : 'no word differs'}</h2>
      <div class="compare">
        <Side article={x} parts={parts.filter((p) => !p.added)} />
        <Side article={y} parts={parts.filter((p) => !p.removed)} />
      </div>
    </>
  )
}

function Side({ article, parts }: { article: Article; parts: Change[] }) {
  return (
    <article>
      <h3 dir="auto">{clipped(article.title || article.id, 100)}</h3>
      <p class="dim">{[article.outlet, article.published].filter(Boolean).join(' · ')}</p>
      <p class="prose" dir="auto" tabIndex={0} role="region" aria-label={`Text of ${clipped(article.title || article.id, 60)}`}>
        {parts.map((p, i) => (p.removed ? <del key={i}>{p.value}</del> : p.added ? <ins key={i}>{p.value}</ins> : <span key={i}>{p.value}</span>))}
      </p>
    </article>
  )
}

/** prose is the text without its front matter. */
function prose(a: Article): string {
  const bytes = new TextEncoder().encode(a.text)
  const text = a.body ? new TextDecoder().decode(bytes.slice(a.body[0], a.body[1])) : a.text
  return text.trim().slice(0, most)
}
