// Sharing and keeping what is on the screen.
import { useRef, useState } from 'preact/hooks'
import type { Place } from '../place'
import type { View } from '../views/list'
import { formatsOf, save, type Format } from './export'

export function Share({ place, view }: { place: Place; view: View }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [said, say] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(location.href)
      say('The link is copied.')
    } catch {
      say('Copy the link from the address bar.')
    }
  }
  const download = async (f: Format) => {
    say('')
    try {
      say(await save(f, place, view))
    } catch (problem) {
      say((problem as Error).message)
    }
  }
  return (
    <>
      <button onClick={() => { say(''); dialog.current?.showModal() }} aria-label="Share and export" title="Share and export">⇩</button>
      <dialog ref={dialog} class="share" aria-label="Share and export" onClick={(e) => e.target === dialog.current && dialog.current?.close()}>
        <form method="dialog"><button class="close" aria-label="Close sharing">✕</button></form>
        <h2>Share</h2>
        <p>The address holds all you see: <button onClick={copy}>Copy the link</button></p>
        <h2>Keep as a file</h2>
        <p class="row">{formatsOf(view).map((f) => <button key={f.name} onClick={() => download(f)} title={f.help}>{f.name}</button>)}</p>
        <p role="status">{said}</p>
      </dialog>
    </>
  )
}
