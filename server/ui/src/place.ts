// Where the reader is: the whole state of the page lives in the address, so that
// a link, a reload, back and forward, undo and redo all mean the same thing.
import { useEffect, useState } from 'preact/hooks'

export interface Place {
  path: string
  params: URLSearchParams
}

/** Change sets parameters: a string, several, or null to take one away. */
export type Change = Record<string, string | string[] | null>

interface Mark {
  n: number // how many steps of this tab came before
}

const furthest = 'claimgraph.furthest'
const listeners = new Set<() => void>()

export function here(): Place {
  return { path: location.pathname, params: new URLSearchParams(location.search) }
}

function step(): number {
  return (history.state as Mark | null)?.n ?? 0
}

function setFurthest(n: number) {
  sessionStorage.setItem(furthest, String(n))
}

/** address writes a place with its changes. Empty values are left out. */
export function address(place: Place, change: Change = {}, path = place.path): string {
  const params = new URLSearchParams(place.params)
  for (const [name, value] of Object.entries(change)) {
    params.delete(name)
    for (const v of value === null ? [] : [value].flat()) if (v !== '') params.append(name, v)
  }
  const query = params.toString()
  return path + (query ? '?' + query : '')
}

/** go changes the address; with replace it is no step of its own. */
export function go(change: Change, options: { path?: string; replace?: boolean } = {}) {
  const to = address(here(), change, options.path ?? location.pathname)
  if (to === address(here())) return // the same, however it was written
  visit(to, options.replace)
}

export function visit(to: string, replace = false) {
  if (replace) history.replaceState({ n: step() }, '', to)
  else {
    history.pushState({ n: step() + 1 }, '', to)
    setFurthest(step())
  }
  listeners.forEach((tell) => tell())
}

export const canUndo = () => step() > 0
export const canRedo = () => step() < Number(sessionStorage.getItem(furthest) ?? 0)
export const undo = () => canUndo() && history.back()
export const redo = () => canRedo() && history.forward()

/** usePlace follows the address. */
export function usePlace(): Place {
  const [place, set] = useState(here)
  useEffect(() => {
    const tell = () => set(here())
    listeners.add(tell)
    addEventListener('popstate', tell)
    return () => {
      listeners.delete(tell)
      removeEventListener('popstate', tell)
    }
  }, [])
  return place
}

/** toggled puts a value into a repeated parameter, or takes it out. */
export function toggled(place: Place, name: string, value: string): Change {
  const all = place.params.getAll(name)
  return { [name]: all.includes(value) ? all.filter((v) => v !== value) : [...all, value] }
}

/** follow turns a click on an inner link into a step without loading the page. */
export function follow(event: MouseEvent) {
  const link = (event.target as Element).closest?.('a')
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  if (link.target || link.hasAttribute('download') || link.origin !== location.origin || link.pathname.startsWith('/api/')) return
  if (link.getAttribute('href')?.startsWith('#')) return
  event.preventDefault()
  visit(link.pathname + link.search)
}
