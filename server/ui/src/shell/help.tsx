// What keys do.
import { useRef } from 'preact/hooks'
import { Stroke } from './filters'
import { quads } from '../quads'

const keys: [string, string][] = [
  ['/', 'search'], ['Ctrl+Z, Ctrl+Shift+Z', 'undo, redo'], ['Esc', 'close evidence'],
  ['Arrow keys', 'in the network: go to the next node that way'], ['Enter', 'in the network: what is known of the node'], ['E', 'expand or collapse the node'],
  ['H', 'hide the node'], ['P', 'pin the node where it is, or let go'], ['N', 'go through the edges of the node'], ['+ − 0', 'zoom in, out, show all'], ['T', 'the network as a table'],
]

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <button onClick={() => dialog.current?.showModal()} aria-label="Help" title="Keys and signs">?</button>
      <dialog ref={dialog} class="help" aria-label="Keys and signs" onClick={(e) => e.target === dialog.current && dialog.current?.close()}>
        <form method="dialog"><button class="close" aria-label="Close help">✕</button></form>
        <h2>Signs</h2>
        <ul class="plain">
          {quads.map((q, i) => <li key={i}><Stroke quad={i} /> {q.short}: {q.help}</li>)}
          <li><Stroke quad={3} denied /> mostly denied</li>
          <li><Stroke quad={3} uncertain /> mostly uncertain (alleged, possible, demanded …)</li>
        </ul>
        <p>Lines are as wide as they have independent sources; an arrow points from who does it to whom.</p>
        <h2>Keys</h2>
        <dl class="facts">{keys.map(([k, what]) => <><dt><kbd>{k}</kbd></dt><dd>{what}</dd></>)}</dl>
      </dialog>
    </>
  )
}
