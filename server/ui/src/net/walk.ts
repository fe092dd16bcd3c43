// Going from node to node by arrow keys.
import type { Picture } from './model'

const ways: Record<string, [number, number]> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

/** nextNode gives the nearest node that lies in the way of an arrow key; without a start the one with most claims. */
export function nextNode(p: Picture, from: string | undefined, key: string): string | undefined {
  const at = p.dots.find((d) => d.id === from)
  if (!at) return p.dots[0]?.id
  const [wx, wy] = ways[key]
  let best: string | undefined
  let least = Infinity
  for (const d of p.dots) {
    if (d === at) continue
    const along = (d.x - at.x) * wx + (d.y - at.y) * wy
    const aside = Math.abs((d.x - at.x) * wy) + Math.abs((d.y - at.y) * wx)
    if (along <= 0 || aside > along * 1.6) continue
    const cost = along + aside * 2
    if (cost < least) {
      least = cost
      best = d.id
    }
  }
  return best
}
