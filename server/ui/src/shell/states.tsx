// What a view shows when it has nothing to show: waiting, slow, failed, empty.
import type { ComponentChildren } from 'preact'
import type { Answer } from '../api'

export function Waiting({ slow = false }: { slow?: boolean }) {
  return (
    <div class="state waiting" role="status">
      <span class="spinner" aria-hidden="true" />
      <span>{slow ? 'Still working. Large graphs can take some seconds.' : 'Loading…'}</span>
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="state empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** Shown stands for an answer until there is data; then it renders it, with what is wrong above. */
export function Shown<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ComponentChildren }) {
  if (answer.data === undefined) {
    if (answer.problem) return <Failed answer={answer} />
    return <Waiting slow={answer.slow} />
  }
  return (
    <>
      {answer.problem && <Failed answer={answer} />}
      {answer.slow && <p class="note" role="status">Still working; what you see answers the question before.</p>}
      {children(answer.data)}
    </>
  )
}

export function Failed({ answer }: { answer: Answer<unknown> }) {
  const p = answer.problem!
  return (
    <div class="state failed" role="alert">
      <h2>{p.away ? 'The server does not answer' : p.status === 404 ? 'Not found' : 'That did not work'}</h2>
      <p>{p.away ? 'Is claimgraph serve still running? This page tries again every two seconds.' : p.message}</p>
    </div>
  )
}
