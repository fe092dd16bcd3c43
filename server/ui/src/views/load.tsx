// Loading: paste a text or drop files, and see what is read from which words.
import { useRef, useState } from 'preact/hooks'
import { forget, post, Problem, send } from '../api'
import { Claimed, Legend } from '../evidence/claim'
import { useExport } from '../shell/export'
import { plural } from '../text'
import { nameOf, type Article, type Claim } from '../types'
import { Text } from './articles'
import { jobOf, Progress, type Job } from './job'

interface Read {
  article: Article
  claims: Claim[]
}

const today = () => new Date().toISOString().slice(0, 10)

export function Load() {
  const [text, setText] = useState('')
  const [meta, setMeta] = useState({ title: '', outlet: '', published: today(), url: '' })
  const [read, setRead] = useState<Read | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const [job, setJob] = useState<string | null>(null)
  const [done, setDone] = useState<Job | null>(null)
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const article = () => ({ text, ...Object.fromEntries(Object.entries(meta).filter(([, v]) => v.trim())) })
  const guard = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem('')
    try {
      await work()
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause.message : String(cause))
    }
    setBusy(false)
  }
  const extract = () => guard(async () => {
    const answer = await post<Record<string, unknown>>('/extract', article())
    const a = (answer.article ?? answer) as Article
    setRead({ article: { ...article(), ...a, text: a.text ?? text } as Article, claims: (answer.claims ?? answer.items ?? a.claims ?? []) as Claim[] })
  })
  const start = async (body: BodyInit, kind?: string) => {
    setDone(null)
    setJob(null)
    setJob(await jobOf(await send('/load', { method: 'POST', body, headers: kind ? { 'Content-Type': kind } : {} })))
  }
  const load = () => guard(() => start(JSON.stringify(article()), 'application/json'))
  const upload = (list: FileList | File[] | null | undefined) => list?.length && guard(() => {
    const form = new FormData()
    for (const f of list) form.append('file', f, f.name)
    return start(form)
  })
  const field = (name: keyof typeof meta, label: string, type: 'text' | 'date' | 'url' = 'text') => (
    <label>{label}<input {...{ type: type as 'text' }} value={meta[name]} onInput={(e) => setMeta({ ...meta, [name]: e.currentTarget.value })} /></label>
  )
  return (
    <div class="load">
      <h1>Load</h1>
      <div class="load-columns">
        <section aria-label="Paste a text">
          <label class="block">Paste an article<textarea rows={9} dir="auto" value={text} onInput={(e) => setText(e.currentTarget.value)} placeholder="Text of an article. It is read on this machine and goes nowhere else." /></label>
          <div class="row controls">{field('title', 'Title')}{field('outlet', 'Outlet')}{field('published', 'Published', 'date')}{field('url', 'Link', 'url')}</div>
          <p class="row">
            <button class="primary" disabled={!text.trim() || busy} onClick={extract}>See what is read</button>
            <button disabled={!text.trim() || busy} onClick={load}>Load into the graph</button>
          </p>
        </section>
        <section aria-label="Files" class={over ? 'drop over' : 'drop'}
          onDragOver={(e) => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
          onDrop={(e) => { e.preventDefault(); setOver(false); upload(e.dataTransfer?.files) }}>
          <p>Drop files here: text, Markdown, HTML, feeds, JSONL, CSV, DOCX, archives.</p>
          <button onClick={() => files.current?.click()} disabled={busy}>Choose files</button>
          <input ref={files} type="file" multiple hidden aria-label="Files to load" onChange={(e) => { upload(e.currentTarget.files); e.currentTarget.value = '' }} />
        </section>
      </div>
      {problem && <p class="state failed" role="alert">{problem}</p>}
      {busy && <p role="status" class="note">Reading…</p>}
      {job && <Progress key={job} job={job} onDone={(j) => { setDone(j); forget() }} />}
      {done && <Loaded job={done} />}
      {read && <Shown read={read} />}
    </div>
  )
}

function Loaded({ job }: { job: Job }) {
  const failures = job.progress?.failures ?? []
  return (
    <>
      <p class="row"><a class="button" href="/articles">The articles</a><a class="button" href="/network">The network</a></p>
      {failures.length > 0 && (
        <details open><summary>{plural(failures.length, 'article')} could not be read</summary><ul>{failures.map((f, i) => <li key={i}>{f.source}: {f.error}</li>)}</ul></details>
      )}
    </>
  )
}

/** Shown is what was read, beside the words it was read from. */
function Shown({ read }: { read: Read }) {
  const [chosen, choose] = useState<string[]>([])
  const { article, claims } = read
  useExport({ name: 'extracted', header: ['subject', 'predicate', 'object', 'holder', 'type', 'claim'], rows: claims.map((c) => [nameOf(c.subject), c.predicate.name ?? '', nameOf(c.object), nameOf(c.holder), c.predicate.type ?? '', c.id]), json: claims })
  const picked = claims.filter((c) => chosen.includes(c.id))
  return (
    <div class="reader">
      <article class="paper"><h2>From these words</h2><Legend /><Text article={article} claims={claims} chosen={picked} onPick={choose} /></article>
      <section class="beside" aria-label="Claims read">
        <h2><span role="status" data-count={claims.length}>{picked.length ? `${picked.length} of ${claims.length} claims` : plural(claims.length, 'claim')}</span></h2>
        {picked.length > 0 && <button onClick={() => choose([])}>All {claims.length}</button>}
        {!claims.length && <p class="note">No claim was found in this text.</p>}
        {(picked.length ? picked : claims).map((c) => (
          <div key={c.id} class="pickable">
            <Claimed claim={{ ...c, article: undefined }} />
            {!picked.length && <button class="link small" onClick={() => choose([c.id])}>Show its words</button>}
          </div>
        ))}
      </section>
    </div>
  )
}
