// Nodes and relationships in the rows of an answer, as a network.
import type { NetEdge, NetNode, Network } from '../types'

export interface Answer {
  columns?: string[]
  rows?: unknown[]
  truncated?: boolean
  [more: string]: unknown
}

interface Value {
  id?: unknown
  labels?: string[]
  type?: string
  start?: unknown
  end?: unknown
  from?: unknown
  to?: unknown
  properties?: Record<string, unknown>
  nodes?: unknown[]
  relationships?: unknown[]
  [more: string]: unknown
}

/** graphOf finds the nodes and relationships that rows hold, in a circle; null when there are none to join. */
export function graphOf(answer: Answer): Network | null {
  const nodes = new Map<string, NetNode>()
  const edges = new Map<string, NetEdge>()
  const look = (v: unknown) => {
    if (Array.isArray(v)) return v.forEach(look)
    if (!v || typeof v !== 'object') return
    const o = v as Value
    if (o.nodes || o.relationships) return [...(o.nodes ?? []), ...(o.relationships ?? [])].forEach(look)
    const [start, end] = [o.start ?? o.from, o.end ?? o.to]
    if (start !== undefined && end !== undefined && o.type) {
      const key = `${start}>${end}`
      const e = edges.get(key) ?? { subject: String(start), object: String(end), claims: 0, sources: 1, quads: [0, 0, 0, 0, 0], balance: 0, types: {}, evidence: [] }
      e.claims++
      e.types[o.type] = (e.types[o.type] ?? 0) + 1
      e.quads[Number(o.properties?.quad ?? o.quad) || 0]++
      edges.set(key, e)
    } else if (o.labels || o.properties) {
      const p = o.properties ?? {}
      const id = String(o.id ?? p.id)
      nodes.set(id, { id, name: String(p.name ?? p.title ?? p.predicate ?? p.id ?? id), kind: String(p.kind ?? o.labels?.at(-1) ?? 'other').toLowerCase(), claims: 3 })
    } else Object.values(o).forEach(look)
  }
  for (const row of answer.rows ?? []) look(Array.isArray(row) ? row : Object.values((row as object) ?? {}))
  for (const e of edges.values()) for (const id of [e.subject, e.object]) if (!nodes.has(id)) nodes.set(id, { id, name: id, kind: 'other', claims: 1 })
  if (!edges.size) return null
  const list = [...nodes.values()].slice(0, 400)
  const radius = Math.max(120, list.length * 14)
  list.forEach((n, i) => {
    n.x = Math.round(radius * Math.cos((2 * Math.PI * i) / list.length))
    n.y = Math.round(radius * Math.sin((2 * Math.PI * i) / list.length))
  })
  return { nodes: list, edges: [...edges.values()] }
}
