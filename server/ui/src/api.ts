// Asking the server: one place for errors, waiting, keeping and coming back.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Place } from './place'

export const base = '/api/v1'

/** Problem is an answer that is none: RFC 9457, or status 0 for no server. */
export class Problem extends Error {
  constructor(
    public status: number,
    message: string,
  ) {
    super(message)
  }
  get away() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

export async function send(path: string, init: RequestInit = {}): Promise<Response> {
  let response: Response
  try {
    response = await fetch(base + path, { ...init, headers: { Accept: 'application/json', ...init.headers } })
  } catch (cause) {
    if ((cause as Error).name === 'AbortError') throw cause
    throw new Problem(0, 'The server does not answer.')
  }
  if (response.ok) return response
  let text = `The server answered ${response.status}.`
  try {
    const problem = await response.json()
    const details = (problem.errors ?? []).map((e: { message?: string }) => e.message).filter(Boolean)
    text = [problem.detail || problem.title || text, ...details].join(' ')
  } catch {
    // no JSON: the status says it
  }
  throw new Problem(response.status, text)
}

export const ask = async <T>(path: string, init?: RequestInit): Promise<T> => (await send(path, init)).json()

export const post = <T>(path: string, body: unknown, init: RequestInit = {}): Promise<T> =>
  ask(path, { method: 'POST', body: JSON.stringify(body), ...init, headers: { 'Content-Type': 'application/json', ...init.headers } })

// Answers are kept until something is loaded, in this tab or another.
const kept = new Map<string, unknown>()
const changes = new Set<() => void>()
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('claimgraph')
if (others) others.onmessage = () => forget(false)

/** forget drops what is kept: the graph has changed. */
export function forget(tell = true) {
  kept.clear()
  changes.forEach((f) => f())
  if (tell) others?.postMessage('changed')
}

/** Answer is what is known while asking. Data of the question before stays until the next is there. */
export interface Answer<T> {
  data?: T
  problem?: Problem
  loading: boolean
  slow: boolean // loading for longer than people like
  of?: string // the question that data answers
}

/** useAnswer asks a question and keeps asking while the server is away; null asks nothing. */
export function useAnswer<T>(path: string | null): Answer<T> {
  const [answer, set] = useState<Answer<T>>(() => start(path))
  const [round, again] = useState(0)
  const last = useRef<Answer<T>>(answer)
  const show = (a: Answer<T>) => {
    last.current = a
    set(a)
  }
  useEffect(() => {
    const f = () => again((n) => n + 1)
    changes.add(f)
    return () => void changes.delete(f)
  }, [])
  useEffect(() => {
    if (path === null) return show({ loading: false, slow: false })
    if (kept.has(path)) return show({ data: kept.get(path) as T, loading: false, slow: false, of: path })
    const stop = new AbortController()
    const old = last.current
    show({ data: old.data, of: old.of, loading: true, slow: false })
    const slow = setTimeout(() => show({ ...last.current, slow: true }), 800)
    let retry: ReturnType<typeof setTimeout>
    ask<T>(path, { signal: stop.signal }).then(
      (data) => {
        if (stop.signal.aborted) return
        keep(path, data)
        show({ data, loading: false, slow: false, of: path })
      },
      (problem) => {
        if (stop.signal.aborted) return
        show({ data: last.current.data, of: last.current.of, problem: problem instanceof Problem ? problem : new Problem(0, String(problem)), loading: false, slow: false })
        if (problem.away ?? true) retry = setTimeout(() => again((n) => n + 1), 2000)
      },
    ).finally(() => clearTimeout(slow))
    return () => {
      stop.abort()
      clearTimeout(slow)
      clearTimeout(retry)
    }
  }, [path, round])
  return answer
}

function start<T>(path: string | null): Answer<T> {
  if (path !== null && kept.has(path)) return { data: kept.get(path) as T, loading: false, slow: false, of: path }
  return { loading: path !== null, slow: false }
}

function keep(path: string, data: unknown) {
  kept.set(path, data)
  if (kept.size > 80) kept.delete(kept.keys().next().value!)
}

/** filters are the parameters that select claims, named as the CLI's flags. */
export const filters = [
  'during', 'as-of', 'level', 'type', 'act', 'quad', 'holder', 'topic', 'outlet', 'country', 'polarity', 'modality', 'text',
]

/** question writes a path of the API with the place's filters and more parameters. */
export function question(path: string, place: Place, more: Record<string, string | string[] | undefined> = {}, without: string[] = []): string {
  const params = new URLSearchParams()
  for (const name of filters) {
    if (without.includes(name) || name in more) continue
    for (const value of place.params.getAll(name)) params.append(name, value)
  }
  for (const [name, value] of Object.entries(more)) for (const v of [value ?? []].flat()) if (v !== '') params.append(name, v)
  const query = params.toString()
  return path + (query ? '?' + query : '')
}

/** itemsOf gives the list in an answer, wrapped or bare. */
export function itemsOf<T>(answer: unknown): T[] {
  if (Array.isArray(answer)) return answer
  const a = (answer ?? {}) as Record<string, unknown>
  for (const name of ['items', 'claims', 'entities', 'articles']) if (Array.isArray(a[name])) return a[name] as T[]
  return []
}
