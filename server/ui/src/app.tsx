// The shell: what stands around every view.
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAnswer } from './api'
import { Drawer } from './evidence/drawer'
import { canRedo, canUndo, follow, go, redo, undo, usePlace, type Place } from './place'
import { Brush } from './shell/brush'
import { Filters, filterParams } from './shell/filters'
import { Help } from './shell/help'
import { entityPath, remember, useName } from './shell/names'
import { Search } from './shell/search'
import { Share } from './shell/share'
import { applyTheme, themeChoice, type Choice } from './shell/theme'
import { clipped, shown } from './text'
import type { Stats } from './types'
import { home, views, type View } from './views/list'

/** kept are the parameters that go along from view to view. */
const kept = ['entity', 'during', 'as-of', 'level', 'by', ...filterParams]

function linkTo(view: View, place: Place): string {
  const params = new URLSearchParams()
  for (const name of kept) for (const v of place.params.getAll(name)) params.append(name, v)
  const query = params.toString()
  return view.path + (query ? '?' + query : '')
}

export function App() {
  const place = usePlace()
  const view = views.find((v) => place.path === v.path) ?? home
  const main = useRef<HTMLElement>(null)
  const [filtersOpen, setFiltersOpen] = useState(() => innerWidth > 1100)
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      const typing = (e.target as Element).closest?.('input, textarea, select, [contenteditable], .editor')
      if ((e.ctrlKey || e.metaKey) && !typing && e.key.toLowerCase() === 'z') {
        e.preventDefault()
        if (e.shiftKey) redo()
        else undo()
      } else if ((e.ctrlKey || e.metaKey) && !typing && e.key.toLowerCase() === 'y') {
        e.preventDefault()
        redo()
      } else if (e.key === '/' && !typing && !e.ctrlKey && !e.metaKey) {
        const box = document.querySelector<HTMLInputElement>('.search input')
        if (box) {
          e.preventDefault()
          box.focus()
        }
      }
    }
    addEventListener('keydown', key)
    return () => removeEventListener('keydown', key)
  }, [])
  useEffect(() => {
    document.title = (view === home ? '' : view.name + ' · ') + 'claimgraph'
    document.querySelector('.top nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [view])
  const count = filterParams.filter((p) => place.params.has(p)).length
  return (
    <div class="app" onClick={follow}>
      <a class="skip" href="#main" onClick={(e) => { e.preventDefault(); main.current?.focus() }}>To the content</a>
      <header class="top">
        <a class="brand" href="/"><img src="/favicon.svg" alt="" width="24" height="24" /> claimgraph</a>
        <nav aria-label="Views">
          {views.map((v) => <a key={v.path} href={linkTo(v, place)} aria-current={v === view ? 'page' : undefined}>{v.name}</a>)}
        </nav>
        <div class="tools">
          <button onClick={undo} disabled={!canUndo()} aria-label="Undo" title="Undo (Ctrl+Z)">↶</button>
          <button onClick={redo} disabled={!canRedo()} aria-label="Redo" title="Redo (Ctrl+Shift+Z)">↷</button>
          <Share place={place} view={view} />
          <ThemeButton />
          <Help />
        </div>
      </header>
      <Offline />
      {(view.search || view.filters) && (
        <section class="bar" aria-label="What to look at">
          {view.search && <Search key={view.path} label={view.search} onPick={(e) => { remember(e.id, e.name); const all = place.params.getAll('entity'); go({ entity: all.includes(e.id) ? all : [...all, e.id] }) }} />}
          <Chips place={place} />
          <Level place={place} />
          {view.filters && <button class="filters-button" aria-expanded={filtersOpen} onClick={() => setFiltersOpen(!filtersOpen)}>Filters{count ? ` (${count})` : ''}</button>}
        </section>
      )}
      <div class="middle">
        {view.filters && filtersOpen && (
          <aside class="side" aria-label="Filters">
            <button class="close" onClick={() => setFiltersOpen(false)} aria-label="Close filters">✕</button>
            <Filters place={place} graph={!!view.graph} />
          </aside>
        )}
        <main id="main" tabIndex={-1} ref={main} class={'view view' + view.path.replace('/', '-')}>
          <view.component place={place} />
        </main>
        <Drawer place={place} />
      </div>
      {view.time && <Brush place={place} />}
    </div>
  )
}

function Chips({ place }: { place: Place }) {
  const all = place.params.getAll('entity')
  if (!all.length) return null
  return (
    <ul class="chips" aria-label="Looked at">
      {all.map((id) => <Chip key={id} id={id} onRemove={() => go({ entity: all.filter((x) => x !== id) })} />)}
      {all.length > 1 && <li><button class="link" onClick={() => go({ entity: null })}>Clear</button></li>}
    </ul>
  )
}

function Chip({ id, onRemove }: { id: string; onRemove(): void }) {
  const name = clipped(useName(id), 36)
  return (
    <li class="chip"><span dir="auto">{name}</span><button onClick={onRemove} aria-label={`Remove ${shown(name)}`}>✕</button></li>
  )
}

function Level({ place }: { place: Place }) {
  const country = place.params.get('level') === 'country'
  return (
    <div class="group" role="group" aria-label="Compare actors as">
      <button aria-pressed={!country} onClick={() => go({ level: null, edge: null, node: null })}>Actors</button>
      <button aria-pressed={country} onClick={() => go({ level: 'country', edge: null, node: null })}>Countries</button>
    </div>
  )
}

function ThemeButton() {
  const [choice, set] = useState<Choice>(themeChoice)
  const next: Record<Choice, Choice> = { auto: 'light', light: 'dark', dark: 'auto' }
  const signs: Record<Choice, string> = { auto: '◐', light: '☀', dark: '☾' }
  return <button onClick={() => { set(next[choice]); applyTheme(next[choice]) }} aria-label={`Colours: ${choice}`} title={`Colours: ${choice}`}>{signs[choice]}</button>
}

/** Offline says when the server is away, and when it is back. */
function Offline() {
  const stats = useAnswer<Stats>('/stats')
  if (!stats.problem?.away) return null
  return <p class="offline" role="alert">The server does not answer. This page tries again every two seconds; what you see may be old.</p>
}

export { entityPath }
