// Names of entities that the address knows only by id.
import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api'
import type { Entity } from '../types'

const known = new Map<string, string>()

export const remember = (id: string, name?: string) => void (name && known.set(id, name))

export const entityPath = (id: string) => '/entities/' + id.split('/').map(encodeURIComponent).join('/')

export function useName(id: string): string {
  const [, set] = useState(0)
  useEffect(() => {
    if (!id) return
    if (known.has(id)) return set((n) => n + 1)
    let gone = false
    ask<Entity & { entity?: Entity }>(entityPath(id)).then(
      (e) => {
        known.set(id, e.name ?? e.entity?.name ?? id)
        if (!gone) set((n) => n + 1)
      },
      () => {},
    )
    return () => void (gone = true)
  }, [id])
  return known.get(id) ?? id
}
