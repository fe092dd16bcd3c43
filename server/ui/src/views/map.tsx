// The map: claims between countries, from capital to capital.
import { geoNaturalEarth1, geoPath } from 'd3-geo'
import { useMemo, useRef } from 'preact/hooks'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import world from 'world-atlas/countries-110m.json'
import { question, useAnswer } from '../api'
import { close } from '../evidence/drawer'
import { capitals } from '../map/capitals'
import { go, type Place } from '../place'
import { edgeKey, lookOf, quads } from '../quads'
import { Stroke } from '../shell/filters'
import { useExport } from '../shell/export'
import { remember } from '../shell/names'
import { Empty, Shown } from '../shell/states'
import { clipped, plural } from '../text'
import { nameOf, type NetEdge, type Network } from '../types'
import { EdgeTable, edgeRows } from './edges'
import type { ViewProps } from './list'

const [width, height] = [1200, 610]

const shapes = (() => {
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>
  const countries = feature(topology, topology.objects.countries)
  const projection = geoNaturalEarth1().fitExtent([[4, 4], [width - 4, height - 4]], countries)
  const path = geoPath(projection)
  return { path, projection, land: countries.features.map((f) => path(f) ?? '') }
})()

export function MapView({ place }: ViewProps) {
  const answer = useAnswer<Network>(question('/network', place, { level: 'country', kind: 'country', either: place.params.getAll('entity'), top: '400' }))
  return <Shown answer={answer}>{(network) => <Drawn network={network} place={place} />}</Shown>
}

interface Arc {
  edge: NetEdge
  d: string
  tip: string
}

/** arcOf is a bow from one capital to the other, to the right of its way, so that both directions are seen. */
function arcOf(edge: NetEdge, from: [number, number], to: [number, number]): Arc {
  const [a, b] = [shapes.projection(from)!, shapes.projection(to)!]
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const bow = Math.min(0.22, 70 / (Math.hypot(dx, dy) || 1))
  const over = [(a[0] + b[0]) / 2 - dy * bow, (a[1] + b[1]) / 2 + dx * bow]
  const turn = Math.atan2(b[1] - over[1], b[0] - over[0])
  const corner = (angle: number) => `${(b[0] - 10 * Math.cos(turn + angle)).toFixed(1)} ${(b[1] - 10 * Math.sin(turn + angle)).toFixed(1)}`
  const at = (p: number[]) => `${p[0].toFixed(1)} ${p[1].toFixed(1)}`
  return { edge, d: `M${at(a)}Q${at(over)} ${at(b)}`, tip: `M${corner(0.45)}L${at(b)}L${corner(-0.45)}` }
}

function Drawn({ network, place }: { network: Network; place: Place }) {
  const svg = useRef<SVGSVGElement>(null)
  const names = useMemo(() => new Map(network.nodes.map((n) => [n.id, nameOf(n)])), [network])
  for (const [id, name] of names) remember(id, name)
  const codes = useMemo(() => new Map(network.nodes.map((n) => [n.id, capitals.get(n.country ?? '')])), [network])
  const arcs = useMemo(() => network.edges.flatMap((e) => {
    const [a, b] = [codes.get(e.subject), codes.get(e.object)]
    return a && b && e.subject !== e.object ? [arcOf(e, a.at, b.at)] : []
  }), [network])
  const cities = network.nodes.filter((n) => codes.get(n.id)).map((n) => ({ n, at: shapes.projection(codes.get(n.id)!.at)! }))
  useExport({ name: 'map', ...edgeRows(network), json: network, svg: () => standalone(svg.current!) })
  const chosen = place.params.get('edge')
  const open = (key: string) => go({ ...close, edge: key })
  if (!network.edges.length) return <Empty title="Nothing between countries"><p>{network.no_evidence ?? 'No claim matches.'}</p></Empty>
  const left = network.edges.length - arcs.length
  return (
    <div class="map">
      <h1>Claims between countries</h1>
      <p role="status" data-arcs={arcs.length}>{plural(arcs.length, 'arc')} from capital to capital{left > 0 ? `; ${plural(left, 'edge')} within a country or without a capital known` : ''}</p>
      <svg ref={svg} viewBox={`0 0 ${width} ${height}`} role="group" aria-label="Map of the world with an arc for each pair of countries; the table below has the same">
        <g class="lands" aria-hidden="true">{shapes.land.map((d, i) => <path key={i} class="land" d={d} />)}</g>
        {arcs.slice().reverse().map(({ edge, d, tip }) => {
          const look = lookOf(edge)
          const key = edgeKey(edge)
          const label = `${names.get(edge.subject)} to ${names.get(edge.object)}: ${plural(edge.claims, 'claim')}, ${quads[look.quad].name}`
          return (
            <g key={key} class={`q${look.quad}`} onClick={() => open(key)}>
              <title>{label}</title>
              <path class={chosen === key ? 'arc chosen' : 'arc'} d={d} stroke-width={Math.max(1.3, look.width * 0.75)} stroke-dasharray={look.denied ? '7 5' : look.uncertain ? '.1 5' : undefined} stroke-linecap={look.uncertain ? 'round' : undefined} />
              <path d={tip} fill={look.material ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.6" />
            </g>
          )
        })}
        <g aria-hidden="true">
          {cities.map(({ n, at }) => <circle key={n.id} class="city" cx={at[0]} cy={at[1]} r="3.5" />)}
          {townsOf(cities).map(({ n, at }) => <text key={n.id} class="town" x={at[0] + 5} y={at[1] - 4}>{clipped(nameOf(n), 20)}</text>)}
        </g>
      </svg>
      <p class="note">Shapes: Natural Earth, 1:110 million. Boundaries and names show where claims point and take no side in any dispute.</p>
      <p class="row small">{quads.map((q, i) => i > 0 && <span key={i}><Stroke quad={i} /> {q.short}</span>)}</p>
      <EdgeTable network={network} place={place} />
    </div>
  )
}

/** townsOf picks the names that fit beside each other, the most told first. */
function townsOf<T extends { at: [number, number] }>(cities: T[]): T[] {
  const out: T[] = []
  for (const c of cities) if (out.length < 40 && out.every((o) => Math.abs(o.at[1] - c.at[1]) > 13 || Math.abs(o.at[0] - c.at[0]) > 90)) out.push(c)
  return out
}

/** standalone is the map with its colours in it. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const [from, to] = [[...svg.querySelectorAll('*')], [...copy.querySelectorAll('*')]]
  from.forEach((e, i) => {
    const style = getComputedStyle(e)
    for (const name of ['fill', 'stroke', 'stroke-width', 'font-size']) to[i].setAttribute(name, style.getPropertyValue(name))
    to[i].removeAttribute('class')
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', 'system-ui, sans-serif')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(svg).backgroundColor)
  copy.insertBefore(ground, copy.firstChild)
  return new XMLSerializer().serializeToString(copy)
}
