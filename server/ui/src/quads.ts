// PLOVER's quad classes and how each looks. Colour is never the only sign:
// material classes have a solid arrowhead and a thicker line, verbal ones an open
// one and a thinner line; denied is dashed with ⊘, uncertain dotted.
import type { NetEdge } from './types'

export const quads = [
  { name: 'neutral', short: 'Neutral', help: 'neither cooperation nor conflict' },
  { name: 'verbal cooperation', short: 'Verbal cooperation', help: 'praise, agree, consult, ask' },
  { name: 'material cooperation', short: 'Material cooperation', help: 'aid, retreat, cooperate' },
  { name: 'verbal conflict', short: 'Verbal conflict', help: 'accuse, reject, threaten, demand' },
  { name: 'material conflict', short: 'Material conflict', help: 'assault, coerce, sanction' },
] as const

/** Look is how an edge is drawn. */
export interface Look {
  quad: number
  material: boolean
  denied: boolean
  uncertain: boolean
  width: number
}

/** mainQuad is the class of most claims of an edge, denied ones included; of equals the stronger. */
export function mainQuad(e: { quads: number[]; denied?: number[] }): number {
  const of = (q: number) => e.quads[q] + (e.denied?.[q] ?? 0)
  let best = 0
  for (let q = 1; q < 5; q++) if (of(q) > 0 && of(q) >= (best ? of(best) : 1)) best = q
  return best
}

export function lookOf(e: NetEdge): Look {
  const quad = mainQuad(e)
  const material = quad === 2 || quad === 4
  return {
    quad,
    material,
    denied: (e.negative ?? 0) * 2 > e.claims,
    uncertain: (e.uncertain ?? 0) * 2 > e.claims,
    width: Math.min(8, 1.5 + 1.35 * Math.log2(Math.max(1, e.sources))) * (material ? 1.35 : 1),
  }
}

export const edgeKey = (e: { subject: string; object: string }) => `${e.subject}>${e.object}`

/** radiusOf is how large a node is drawn; as graph/layout has it. */
export const radiusOf = (claims: number) => Math.min(26, 5 + 2.2 * Math.sqrt(Math.max(0, claims) / 1.5))

/** mostly names the most frequent types: "ACCUSE 4, DENY 2". */
export function mostly(types: Record<string, number>, most = 3): string {
  return Object.entries(types)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([t, n]) => `${t || 'other'} ${n}`)
    .join(', ')
}
