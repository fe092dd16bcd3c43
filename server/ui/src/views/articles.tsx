// Articles: the list, and the reader with the claims marked in the text.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useAnswer } from '../api'
import { articlePath, Claimed, Legend } from '../evidence/claim'
import { Marked, marksOf, roles } from '../evidence/marks'
import { go, type Place } from '../place'
import { useExport } from '../shell/export'
import { useLate } from '../shell/search'
import { Empty, Shown } from '../shell/states'
import { clipped, day, Offsets, plural, shown } from '../text'
import { nameOf, type Article, type Claim, type List } from '../types'
import type { ViewProps } from './list'

export function Articles({ place }: ViewProps) {
  const id = place.params.get('article')
  return id ? <Reader key={id} id={id} place={place} /> : <Shelf place={place} />
}

const page = 50

function Shelf({ place }: { place: Place }) {
  const [words, setWords] = useState(place.params.get('q') ?? '')
  const late = useLate(words, 200)
  useEffect(() => {
    if (late !== (place.params.get('q') ?? '')) go({ q: late, limit: null }, { replace: true })
  }, [late])
  const outlets = useAnswer<List<{ name: string; articles: number }>>('/outlets?limit=500')
  const limit = Number(place.params.get('limit')) || page
  const params = new URLSearchParams({ limit: String(limit) })
  for (const p of ['q', 'outlet', 'published']) if (place.params.get(p)) params.set(p, place.params.get(p)!)
  const answer = useAnswer<List<Article>>('/articles?' + params)
  return (
    <div class="shelf">
      <h1>Articles</h1>
      <div class="row controls">
        <label>Title <input type="search" value={words} onInput={(e) => setWords(e.currentTarget.value)} /></label>
        <label>Outlet <select value={place.params.get('outlet') ?? ''} onChange={(e) => go({ outlet: e.currentTarget.value })}><option value="">any</option>{(outlets.data?.items ?? []).map((o) => <option key={o.name} value={o.name}>{clipped(o.name || 'unknown', 40)} ({o.articles})</option>)}</select></label>
        <label>Published <input placeholder="2022-03" value={place.params.get('published') ?? ''} onChange={(e) => go({ published: e.currentTarget.value.trim() })} /></label>
      </div>
      <Shown answer={answer}>{(list) => <Rows list={list} limit={limit} />}</Shown>
    </div>
  )
}

function Rows({ list, limit }: { list: List<Article>; limit: number }) {
  useExport({ name: 'articles', header: ['id', 'title', 'outlet', 'published', 'copy of', 'url'], rows: list.items.map((a) => [a.id, a.title ?? '', a.outlet ?? '', a.published ?? '', a.copy?.of ?? '', a.url ?? '']), json: list.items })
  if (!list.items.length) return <Empty title="No articles"><p>None match. <a href="/load">Load some</a>.</p></Empty>
  return (
    <>
      <p role="status">{plural(list.total ?? list.items.length, 'article')}, newest first</p>
      <ul class="plain rows">
        {list.items.map((a) => (
          <li key={a.id}>
            <a href={`/articles?article=${encodeURIComponent(a.id)}`} dir="auto">{clipped(a.title || a.id, 140)}</a>
            <span class="dim">{[day(a.published), shown(a.outlet ?? '')].filter(Boolean).join(' · ')}{a.copy && <span class="tag">{a.copy.kind} copy</span>}</span>
          </li>
        ))}
      </ul>
      {list.next && <button onClick={() => go({ limit: String(limit + page * 2) }, { replace: true })}>Show more</button>}
    </>
  )
}

function Reader({ id, place }: { id: string; place: Place }) {
  const answer = useAnswer<Article>(articlePath(id))
  return (
    <>
      <p><a href="/articles">← All articles</a></p>
      <Shown answer={answer}>{(a) => <Read article={a} place={place} />}</Shown>
    </>
  )
}

export function Read({ article, place }: { article: Article; place: Place }) {
  const claims = article.claims ?? []
  const asked = place.params.getAll('claim')
  const chosen = claims.filter((c) => asked.includes(c.id))
  useExport({ name: 'article', header: ['claim', 'subject', 'predicate', 'object', 'sentence'], rows: claims.map((c) => [c.id, nameOf(c.subject), c.predicate.name ?? '', nameOf(c.object), c.sentence]), json: article })
  const url = article.url && /^https?:/i.test(article.url) ? article.url : ''
  return (
    <div class="reader">
      <article class="paper" lang={article.language}>
        <Text article={article} claims={claims} chosen={chosen} onPick={(ids) => go({ claim: ids })} />
        <p class="dim">
          {[shown(article.outlet ?? ''), article.published, article.author].filter(Boolean).join(' · ')} {url && <a href={url} target="_blank" rel="noreferrer noopener">Original ↗</a>}
          {article.copy && <span class="tag">{article.copy.kind} copy of <a href={`/articles?article=${encodeURIComponent(article.copy.of)}`}>{clipped(article.copy.of, 40)}</a></span>}
        </p>
      </article>
      <section class="beside" aria-label="Claims">
        <h2>{chosen.length ? plural(chosen.length, 'claim') + ' on these words' : plural(claims.length, 'claim')}</h2>
        <Legend />
        {chosen.length > 0 && <button onClick={() => go({ claim: null })}>All {claims.length}</button>}
        {(chosen.length ? chosen : claims).map((c) => <Claimed key={c.id} claim={c} open={chosen.length === 1} />)}
      </section>
    </div>
  )
}

/** Text is an article with every claim's predicate, and the chosen claims' parts, marked. */
export function Text({ article, claims, chosen, onPick }: { article: Article; claims: Claim[]; chosen: Claim[]; onPick(ids: string[]): void }) {
  const parts = useMemo(() => {
    const core = roles.filter((r) => r !== 'content')
    const of = (text: string, inside?: string) => {
      const offsets = new Offsets(text)
      return chosen.length ? chosen.flatMap((c) => marksOf(c, offsets, inside, core)) : claims.flatMap((c) => marksOf(c, offsets, inside, c.object?.claim ? ['subject', 'predicate', 'holder', 'cue'] : ['subject', 'predicate', 'object', 'holder', 'cue']))
    }
    return { title: of(article.title ?? '', 'title'), text: of(article.text) }
  }, [article, claims, chosen.map((c) => c.id).join()])
  const [from, to] = useMemo(() => {
    if (!article.body) return [0, article.text.length]
    const offsets = new Offsets(article.text)
    return [offsets.index(article.body[0]), offsets.index(article.body[1])]
  }, [article])
  const lead = parts.text.some((m) => m.from < from || m.to > to) // a claim read outside the body
  return (
    <>
      {article.title && <h1 dir="auto"><Marked text={article.title} marks={parts.title} onPick={onPick} /></h1>}
      <div class="prose" dir="auto"><Marked text={article.text} marks={parts.text} from={lead ? 0 : from} to={lead ? article.text.length : to} onPick={onPick} /></div>
    </>
  )
}
