// Searching for an entity: a combobox after the ARIA authoring practices.
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { itemsOf, useAnswer } from '../api'
import { clipped, plural, shown } from '../text'
import { nameOf, type Entity } from '../types'

interface Props {
  label: string
  placeholder?: string
  onPick(e: Entity): void
  autofocus?: boolean
  large?: boolean
  id?: string
}

export function Search({ label, placeholder, onPick, autofocus, large, id }: Props) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const list = useId()
  const asked = useLate(text.trim(), 120)
  const answer = useAnswer<unknown>(asked ? `/entities?q=${encodeURIComponent(asked)}&limit=9` : null)
  const found = asked ? itemsOf<Entity>(answer.data).slice(0, 9) : []
  useEffect(() => setAt(0), [asked])
  useEffect(() => {
    if (autofocus) box.current?.focus({ preventScroll: true })
  }, [])
  const pick = (e: Entity) => {
    setText('')
    setOpen(false)
    onPick(e)
  }
  const key = (e: KeyboardEvent) => {
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault()
      setOpen(true)
      setAt((n) => (found.length ? (n + (e.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length : 0))
    } else if (e.key === 'Enter' && open && found[at] && asked === text.trim()) {
      e.preventDefault()
      pick(found[at])
    } else if (e.key === 'Escape') setOpen(false)
  }
  const showing = open && text.trim() !== ''
  return (
    <div class={large ? 'search large' : 'search'}>
      <input
        ref={box} id={id} {...{ list: undefined }} type="text" inputMode="search" role="combobox" aria-label={label} aria-expanded={showing} aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={showing && found[at] ? `${list}-${at}` : undefined} placeholder={placeholder ?? label} value={text} autocomplete="off" spellcheck={false}
        onInput={(e) => { setText(e.currentTarget.value); setOpen(true) }} onKeyDown={key} onFocus={() => setOpen(true)} onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul id={list} role="listbox" aria-label="Entities found" hidden={!showing || found.length === 0}>
        {found.map((e, i) => (
          <li key={e.id} id={`${list}-${i}`} role="option" aria-selected={i === at} onPointerDown={(ev) => { ev.preventDefault(); pick(e) }}>
            <span class="name" dir="auto">{clipped(nameOf(e), 80)}</span>
            <span class="dim">{[e.kind, e.country, e.claims !== undefined ? plural(e.claims, 'claim') : ''].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {showing && asked === text.trim() && !answer.loading && found.length === 0 && (
        <p class="nothing" role="status">{answer.problem ? answer.problem.message : `Nothing is called “${clipped(shown(asked), 40)}”.`}</p>
      )}
      <span class="sr" role="status">{showing && !answer.loading && asked ? plural(found.length, 'entity', 'entities') + ' found' : ''}</span>
    </div>
  )
}

/** useLate gives a value once it has rested. */
export function useLate<T>(value: T, ms: number): T {
  const [late, set] = useState(value)
  useEffect(() => {
    const t = setTimeout(() => set(value), ms)
    return () => clearTimeout(t)
  }, [value])
  return late
}
