// Loading takes a while: a job tells how far it is.
import { useEffect, useState } from 'preact/hooks'
import { ask, base } from '../api'
import { plural } from '../text'

export interface Job {
  id: string
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  error?: string
  bytes?: number
  progress?: { articles: number; loaded: number; known: number; failed: number; copies: number; claims: number; entities: number; bytes: number; failures?: { source: string; error: string }[] }
}

/** jobOf reads the id of the job that an answer tells of. */
export async function jobOf(r: Response): Promise<string> {
  return ((await r.json()) as Job).id
}

const over = (j: Job) => j.state === 'done' || failed(j)
const failed = (j: Job) => j.state === 'failed' || j.state === 'cancelled'

/** useJob follows a job by its events, or by asking where there are none. */
export function useJob(id: string | null, onDone: (j: Job) => void): Job | null {
  const [job, set] = useState<Job | null>(null)
  useEffect(() => {
    if (!id) return
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const take = (j: Job) => {
      if (stopped) return
      set(j)
      if (over(j)) {
        stop()
        onDone(j)
      }
    }
    const poll = () => {
      ask<Job>(`/jobs/${id}`).then(take, () => {}).finally(() => {
        if (!stopped) timer = setTimeout(poll, 700)
      })
    }
    const events = new EventSource(`${base}/jobs/${id}/events`)
    const read = (e: MessageEvent) => {
      try {
        take(JSON.parse(e.data))
      } catch {
        // not ours
      }
    }
    for (const name of ['progress', 'end']) events.addEventListener(name, read as EventListener)
    events.onerror = () => {
      events.close()
      if (!stopped) timer = setTimeout(poll, 300)
    }
    const stop = () => {
      stopped = true
      clearTimeout(timer)
      events.close()
    }
    return stop
  }, [id])
  return job
}

export function Progress({ job: id, onDone }: { job: string; onDone(j: Job): void }) {
  const job = useJob(id, onDone)
  const p = job?.progress
  return (
    <div class="progress" role="status" data-state={job?.state}>
      {(!job || !over(job)) && <progress aria-label="Loading" />}
      <p>
        {!job ? 'Starting…' : failed(job) ? `It failed: ${job.error ?? 'no reason given'}.` : over(job) ? 'Loaded.' : job.state === 'queued' ? 'Waiting for its turn…' : 'Reading…'}{' '}
        {p && <>{plural(p.articles, 'article')} read, {plural(p.claims, 'new claim')}{p.known ? `, ${p.known} known before` : ''}{p.copies ? `, ${plural(p.copies, 'copy', 'copies')}` : ''}{p.failed ? `, ${p.failed} failed` : ''}</>}
      </p>
    </div>
  )
}
