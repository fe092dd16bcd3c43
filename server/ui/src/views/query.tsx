// openCypher questions: an editor, ten examples, the answer as a table or a graph.
import { useEffect, useRef, useState } from 'preact/hooks'
import { post, Problem } from '../api'
import { close } from '../evidence/drawer'
import { editor, type Editor } from '../query/editor'
import { examples } from '../query/examples'
import { graphOf, type Answer } from '../query/graph'
import { go } from '../place'
import { useExport } from '../shell/export'
import { lazy } from '../shell/lazy'
import { clipped, plural } from '../text'
import type { ViewProps } from './list'
import type { DrawnProps } from './changes'

const Drawn = lazy<DrawnProps>(() => import('../net/still').then((m) => m.Still))

export function QueryView({ place }: ViewProps) {
  const box = useRef<HTMLDivElement>(null)
  const edit = useRef<Editor | undefined>(undefined)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const asked = place.params.get('cypher') ?? ''
  const run = async (text: string) => {
    if (!text.trim()) return
    go({ cypher: text })
    setBusy(true)
    setProblem('')
    try {
      setAnswer(await post<Answer>('/query', { query: text }))
    } catch (cause) {
      setProblem(cause instanceof Problem ? cause.message : String(cause))
      setAnswer(null)
    }
    setBusy(false)
  }
  useEffect(() => {
    edit.current = editor(box.current!, asked || examples[0].query, run)
    if (asked) run(asked)
    return () => edit.current!.destroy()
  }, [])
  useEffect(() => {
    if (asked && edit.current && edit.current.text() !== asked) {
      edit.current.set(asked)
      run(asked)
    }
  }, [asked])
  return (
    <div class="query">
      <h1>Query</h1>
      <div class="editor" ref={box} />
      <p class="row">
        <button class="primary" disabled={busy} onClick={() => run(edit.current!.text())}>{busy ? 'Asking…' : 'Ask'}</button>
        <label>Examples <select value="" onChange={(e) => { const q = examples[Number(e.currentTarget.value)]; e.currentTarget.value = ''; if (q) { edit.current!.set(q.query); run(q.query) } }}><option value="">choose one of ten…</option>{examples.map((q, i) => <option key={i} value={i}>{q.name}</option>)}</select></label>
        <span class="dim">Ctrl+Enter asks</span>
      </p>
      {problem && <pre class="state failed" role="alert">{problem}</pre>}
      {answer && <Result answer={answer} graph={place.params.get('as') === 'graph'} />}
    </div>
  )
}

function Result({ answer, graph }: { answer: Answer; graph: boolean }) {
  const columns = answer.columns ?? Object.keys((answer.rows?.[0] as object) ?? {})
  const rows = (answer.rows ?? []).map((r) => (Array.isArray(r) ? r : columns.map((c) => (r as Record<string, unknown>)[c])))
  const network = graphOf(answer)
  useExport({ name: 'query', header: columns, rows: rows.map((r) => r.map(plain)), json: answer })
  return (
    <>
      <div class="row">
        <p role="status" data-rows={rows.length}>{plural(rows.length, 'row')}{answer.truncated ? ', more were cut off' : ''}</p>
        {network && (
          <div class="group" role="group" aria-label="Show as">
            <button aria-pressed={!graph} onClick={() => go({ as: null })}>Table</button>
            <button aria-pressed={graph} onClick={() => go({ as: 'graph' })}>Graph</button>
          </div>
        )}
      </div>
      {graph && network && <Drawn network={network} marks={new Map()} />}
      {(!graph || !network) && (
        <div class="table-box" tabIndex={0} role="region" aria-label="Rows">
          <table>
            <thead><tr>{columns.map((c) => <th key={c} scope="col">{clipped(c, 60)}</th>)}</tr></thead>
            <tbody>{rows.slice(0, 1000).map((r, i) => <tr key={i}>{r.map((v, j) => <td key={j} dir="auto"><Cell value={v} /></td>)}</tr>)}</tbody>
          </table>
        </div>
      )}
    </>
  )
}

const plain = (v: unknown): string | number => (typeof v === 'number' || typeof v === 'string' ? v : v === null || v === undefined ? '' : JSON.stringify(v))

/** Cell shows a value; a claim's id opens its evidence. */
function Cell({ value }: { value: unknown }) {
  if (typeof value === 'string' && /^c[0-9a-z]{16}$/.test(value)) return <button class="link" onClick={() => go({ ...close, claim: value })}>{value}</button>
  const o = value as { name?: string; id?: string; properties?: Record<string, unknown> } | null
  const props = o && typeof o === 'object' && !Array.isArray(o) ? (o.properties ?? (o as Record<string, unknown>)) : null
  if (props && (props.name || props.id)) return <span title={clipped(JSON.stringify(value), 400)}>{clipped(String(props.name ?? props.id), 80)}</span>
  return <>{clipped(String(plain(value)), 300)}</>
}
