// The table twin of a network.
import { useMemo } from 'preact/hooks'
import { close } from '../evidence/drawer'
import { go, type Place } from '../place'
import { edgeKey, lookOf, mainQuad, mostly, quads } from '../quads'
import { Stroke } from '../shell/filters'
import { clipped } from '../text'
import { nameOf, type NetEdge, type Network } from '../types'

const columns: [key: string, name: string, numeric: boolean][] = [
  ['subject', 'Who', false], ['object', 'To whom', false], ['claims', 'Claims', true], ['sources', 'Sources', true], ['class', 'Class', false], ['first', 'First', false], ['last', 'Last', false], ['balance', 'Balance', true], ['mostly', 'Mostly', false],
]

/** edgeRows are the rows that are kept as a file. */
export function edgeRows(network: Network) {
  const names = namesIn(network)
  return {
    header: ['subject', 'object', 'claims', 'sources', 'class', 'denied', 'first', 'last', 'balance', 'mostly'],
    rows: network.edges.map((e) => [names.get(e.subject)!, names.get(e.object)!, e.claims, e.sources, quads[mainQuad(e)].name, e.negative ?? 0, e.first ?? '', e.last ?? '', e.balance, mostly(e.types)]),
  }
}

const namesIn = (n: Network) => new Map(n.nodes.map((x) => [x.id, nameOf(x)]))

export function EdgeTable({ network, place }: { network: Network; place: Place }) {
  const names = useMemo(() => namesIn(network), [network])
  const [by, down] = [(place.params.get('sort') ?? '-claims').replace('-', ''), (place.params.get('sort') ?? '-claims').startsWith('-')]
  const value = (e: NetEdge): string | number => {
    switch (by) {
      case 'subject': return names.get(e.subject) ?? ''
      case 'object': return names.get(e.object) ?? ''
      case 'class': return mainQuad(e)
      case 'mostly': return mostly(e.types)
    }
    return (e as unknown as Record<string, string | number>)[by] ?? ''
  }
  const rows = useMemo(() => network.edges.slice().sort((a, b) => {
    const [x, y] = [value(a), value(b)]
    return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1)
  }), [network, by, down])
  return (
    <div class="table-box" tabIndex={0} role="region" aria-label="The network as a table">
      <table class="edges">
        <thead>
          <tr>
            {columns.map(([key, name, numeric]) => (
              <th key={key} scope="col" class={numeric ? 'number' : ''} aria-sort={key === by ? (down ? 'descending' : 'ascending') : undefined}>
                <button class="link" onClick={() => go({ sort: key === by && down ? key : '-' + key })}>{name}{key === by ? (down ? ' ↓' : ' ↑') : ''}</button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map((e) => <Row key={edgeKey(e)} e={e} names={names} chosen={place.params.get('edge') === edgeKey(e)} />)}</tbody>
      </table>
    </div>
  )
}

function Row({ e, names, chosen }: { e: NetEdge; names: Map<string, string>; chosen: boolean }) {
  const look = lookOf(e)
  return (
    <tr class={chosen ? 'chosen' : ''}>
      <td dir="auto">{clipped(names.get(e.subject) ?? e.subject, 40)}</td>
      <td dir="auto">{clipped(names.get(e.object) ?? e.object, 40)}</td>
      <td class="number"><button class="link" onClick={() => go({ ...close, edge: edgeKey(e) })} aria-label={`${e.claims} claims: evidence`}>{e.claims}</button></td>
      <td class="number">{e.sources}</td>
      <td><Stroke quad={look.quad} denied={look.denied} uncertain={look.uncertain} /> {quads[look.quad].short}{look.denied && ', denied'}{look.uncertain && ', uncertain'}</td>
      <td class="date">{e.first}</td>
      <td class="date">{e.last}</td>
      <td class="number">{e.balance > 0 ? '+' : ''}{e.balance.toFixed(2)}</td>
      <td>{mostly(e.types)}</td>
    </tr>
  )
}
