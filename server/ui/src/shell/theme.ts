// Light, dark, or as the system has it: a reader's choice, kept in this browser.

export type Choice = 'auto' | 'light' | 'dark'

const name = 'claimgraph.theme'
const listeners = new Set<() => void>()

export const themeChoice = (): Choice => (localStorage.getItem(name) as Choice | null) ?? 'auto'

export function applyTheme(choice?: Choice) {
  if (choice) localStorage.setItem(name, choice)
  const c = choice ?? themeChoice()
  if (c === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = c
  listeners.forEach((f) => f())
}

/** onTheme calls f when the colours change. */
export function onTheme(f: () => void): () => void {
  const media = matchMedia('(prefers-color-scheme: dark)')
  media.addEventListener('change', f)
  listeners.add(f)
  return () => {
    media.removeEventListener('change', f)
    listeners.delete(f)
  }
}
