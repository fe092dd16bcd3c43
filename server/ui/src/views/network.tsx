// The network: who is said to have done what to whom.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { question, useAnswer } from '../api'
import { drawerParams } from '../evidence/drawer'
import { NetCanvas, type Selection } from '../net/canvas'
import { pictureOf, type Picture } from '../net/model'
import { nextNode } from '../net/walk'
import { go, here, toggled, type Place } from '../place'
import { edgeKey } from '../quads'
import { useExport } from '../shell/export'
import { kindsOf } from '../shell/filters'
import { remember } from '../shell/names'
import { Empty, Shown } from '../shell/states'
import { onTheme } from '../shell/theme'
import { plural } from '../text'
import type { Network } from '../types'
import { EdgeTable, edgeRows } from './edges'
import { PathPanel } from './path'

export const cap = 1500
const usual = 150

/** networkQuestion is what the network view asks, without its layout. */
export function networkQuestion(place: Place, more: Record<string, string> = {}, path = '/network'): string {
  const top = Math.min(cap, Number(place.params.get('top')) || (place.params.has('entity') ? 400 : usual))
  return question(path, place, {
    either: place.params.getAll('entity'), kind: kindsOf(place), 'min-sources': place.params.get('min-sources') ?? '',
    'min-degree': place.params.get('min-degree') ?? '', top: String(top), ...more,
  })
}

export function NetworkView({ place }: { place: Place }) {
  const answer = useAnswer<Network>(networkQuestion(place, { layout: '1' }))
  return (
    <>
      <h1 class="sr">Network</h1>
      <PathPanel place={place} />
      <Shown answer={answer}>{(network) => <Loaded network={network} place={place} />}</Shown>
    </>
  )
}

/** pinsOf reads pin=id~x~y. */
function pinsOf(place: Place): Map<string, [number, number]> {
  const pins = new Map<string, [number, number]>()
  for (const pin of place.params.getAll('pin')) {
    const [y, x, ...id] = pin.split('~').reverse()
    if (id.length && isFinite(+x) && isFinite(+y)) pins.set(id.reverse().join('~'), [+x, +y])
  }
  return pins
}

const pinChange = (place: Place, id: string, at?: [number, number]) => {
  const rest = place.params.getAll('pin').filter((p) => !p.startsWith(id + '~'))
  return { pin: at ? [...rest, `${id}~${at[0]}~${at[1]}`] : rest }
}

function visible(network: Network, hide: Set<string>): Network {
  if (!hide.size) return network
  const edges = network.edges.filter((e) => !hide.has(e.subject) && !hide.has(e.object))
  const used = new Set(edges.flatMap((e) => [e.subject, e.object]))
  return { ...network, edges, nodes: network.nodes.filter((n) => used.has(n.id)) }
}

function Loaded({ network: all, place }: { network: Network; place: Place }) {
  const hidden = place.params.getAll('hide')
  const hiddenKey = hidden.join('\n')
  const pins = place.params.getAll('pin').join('\n')
  const roots = place.params.getAll('entity')
  const network = useMemo(() => visible(all, new Set(hidden)), [all, hiddenKey])
  const picture = useMemo(() => pictureOf(network, { roots, pins: pinsOf(place) }), [network, pins, roots.join('\n')])
  for (const n of network.nodes) remember(n.id, n.name)
  useExport({ name: 'network', ...edgeRows(network), json: network })
  const total = all.total_edges ?? all.edges.length
  const table = place.params.get('table') === '1'
  if (!all.edges.length) return <NoEdges place={place} network={all} />
  return (
    <div class={table ? 'network with-table' : 'network'}>
      <div class="net-bar">
        <p role="status" data-edges={network.edges.length} data-nodes={network.nodes.length}>
          {plural(network.nodes.length, 'entity', 'entities')}, {plural(network.edges.length, 'edge')}
          {total > all.edges.length && <> · <strong>top {all.edges.length.toLocaleString('en')} of {total.toLocaleString('en')}</strong> by claims</>}
        </p>
        {total > all.edges.length && all.edges.length < cap && <button onClick={() => go({ top: String(Math.min(cap, all.edges.length * 2)) })}>Show more</button>}
        {hidden.length > 0 && <button onClick={() => go({ hide: null })}>Show {hidden.length} hidden</button>}
        {place.params.has('pin') && <button onClick={() => go({ pin: null })}>Let go of pins</button>}
        <span class="grow" />
        <button aria-pressed={table} onClick={() => go({ table: table ? null : '1' })}>As a table</button>
      </div>
      {all.edges.length >= cap && total > cap && (
        <p class="banner" role="status">Only the {cap.toLocaleString('en')} edges with most claims of {total.toLocaleString('en')} are drawn. Search for an entity, filter, or choose a time to see the others.</p>
      )}
      <Drawing picture={picture} place={place} roots={roots.join('\n')} />
      {table && <EdgeTable network={network} place={place} />}
    </div>
  )
}

function NoEdges({ place, network }: { place: Place; network: Network }) {
  return (
    <Empty title="No edges">
      <p>{network.no_evidence ?? 'No claim matches.'}</p>
      {(place.params.has('during') || place.params.has('as-of')) && <button onClick={() => go({ during: null, 'as-of': null })}>All times</button>}
      <a class="button" href="/network">The whole network</a>
    </Empty>
  )
}

function Drawing({ picture, place, roots }: { picture: Picture; place: Place; roots: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const net = useRef<NetCanvas | undefined>(undefined)
  const [tip, setTip] = useState({ text: '', x: 0, y: 0 })
  const [said, say] = useState('')
  const selection: Selection = { node: place.params.get('node') ?? undefined, edge: place.params.get('edge') ?? undefined }
  const fittedTo = useRef('')
  useEffect(() => {
    const c = new NetCanvas(canvas.current!, {
      select: (s) => go({ ...Object.fromEntries(drawerParams.map((p) => [p, null])), node: s.node ?? null, edge: s.edge ?? null }),
      expand: (id) => go(toggled(here(), 'entity', id)),
      pin: (id, x, y) => go(pinChange(here(), id, [x, y])),
      hover: (text, x, y) => setTip({ text, x, y }),
    })
    net.current = c
    ;(canvas.current as unknown as { net: NetCanvas }).net = c
    const off = onTheme(() => c.recolour())
    return () => {
      off()
      c.destroy()
    }
  }, [])
  useEffect(() => {
    const known = fittedTo.current
    net.current!.show(picture, selection)
    if (known && known !== roots) net.current!.fit()
    fittedTo.current = roots || ' '
    canvas.current!.dataset.drawn = String(picture.lines.length)
    requestAnimationFrame(() => setTimeout(() => performance.mark('network-drawn')))
  }, [picture])
  useEffect(() => {
    net.current!.select(selection)
    if (selection.node) net.current!.centre(selection.node)
  }, [selection.node, selection.edge])
  const key = (e: KeyboardEvent) => {
    const did = keyDown(e, picture, selection, net.current!, say)
    if (did) e.preventDefault()
  }
  return (
    <div class="canvas-box">
      <canvas ref={canvas} tabIndex={0} role="application" aria-roledescription="network" aria-label={`Network of ${picture.dots.length} entities and ${picture.lines.length} edges`} aria-describedby="net-help" onKeyDown={key} />
      <p id="net-help" class="sr">Arrow keys go from node to node, Enter shows what is known of it, N goes through its edges, E expands, H hides, P pins, T shows the same as a table.</p>
      <p class="sr" role="status">{said}</p>
      {tip.text && <p class="tip" aria-hidden="true" style={{ left: `${tip.x + 12}px`, top: `${tip.y + 12}px` }} dir="auto">{tip.text}</p>}
      <div class="zoom group" role="group" aria-label="Zoom">
        <button onClick={() => net.current!.zoom(1.3)} aria-label="Zoom in">+</button>
        <button onClick={() => net.current!.zoom(1 / 1.3)} aria-label="Zoom out">−</button>
        <button onClick={() => net.current!.fit()} aria-label="Show all">⤢</button>
      </div>
    </div>
  )
}

function keyDown(e: KeyboardEvent, p: Picture, s: Selection, net: NetCanvas, say: (text: string) => void): boolean {
  if (e.ctrlKey || e.metaKey || e.altKey) return false
  const at = s.node ?? s.edge?.split('>')[0]
  const node = p.dots.find((d) => d.id === at)
  const select = (id: string) => {
    go({ node: id, edge: null, claim: null }, { replace: !!s.node })
    const d = p.dots.find((x) => x.id === id)
    if (d) say(`${d.label}, ${d.kind}, ${d.node.claims} claims`)
    return true
  }
  switch (e.key) {
    case 'ArrowUp': case 'ArrowDown': case 'ArrowLeft': case 'ArrowRight': {
      const next = nextNode(p, node?.id, e.key)
      return next ? select(next) : true
    }
    case 'Enter': case ' ':
      if (!node && p.dots[0]) return select(p.dots[0].id)
      document.querySelector<HTMLElement>('.drawer')?.focus()
      return true
    case 'e': case 'E': return !!node && (go(toggled(here(), 'entity', node.id)), true)
    case 'h': case 'H': return !!node && (go({ ...toggled(here(), 'hide', node.id), node: null, edge: null }), true)
    case 'p': case 'P': return !!node && (go(pinChange(here(), node.id, node.pinned ? undefined : [Math.round(node.x), Math.round(node.y)])), say(node.pinned ? 'let go' : 'pinned'), true)
    case 'n': case 'N': {
      const own = p.lines.filter((l) => node && (l.edge.subject === node.id || l.edge.object === node.id)).map((l) => edgeKey(l.edge))
      if (!own.length) return false
      const next = own[(own.indexOf(s.edge ?? '') + 1) % own.length]
      go({ edge: next, claim: null }, { replace: !!s.edge })
      return true
    }
    case 't': case 'T': return go({ table: here().params.get('table') ? null : '1' }), true
    case '+': case '=': return net.zoom(1.3), true
    case '-': return net.zoom(1 / 1.3), true
    case '0': return net.fit(), true
  }
  return false
}

