// The stance matrix: who accuses (or helps, denies, …) whom.
import { question, useAnswer } from '../api'
import { close } from '../evidence/drawer'
import { go, here, type Place } from '../place'
import { escape } from '../shell/escape'
import { useExport } from '../shell/export'
import { remember } from '../shell/names'
import { Empty, Shown } from '../shell/states'
import { clipped } from '../text'
import { nameOf, type Actor, type NetEdge } from '../types'
import type { ViewProps } from './list'

interface Matrix {
  types: string[]
  subjects?: Actor[]
  objects?: Actor[]
  claims?: number[][]
  edges?: NetEdge[]
  no_evidence?: string
}

const choices = ['ACCUSE', 'DENY', 'REJECT', 'THREATEN', 'DEMAND', 'SANCTION', 'COERCE', 'ASSAULT', 'CONSULT', 'AGREE', 'SUPPORT', 'AID', 'COOPERATE', 'CONDEMN', 'INVESTIGATE']

export function Stance({ place }: ViewProps) {
  const size = place.params.get('size') ?? '14'
  const type = place.params.getAll('type')
  const answer = useAnswer<Matrix>(question('/stance', place, { type: type.length ? type : 'ACCUSE', either: place.params.getAll('entity'), limit: size }))
  const months = useAnswer<{ buckets: { from: string }[] }>('/histogram?by=month')
  const month = /^\d{4}-\d\d$/.test(place.params.get('during') ?? '') ? place.params.get('during')! : ''
  const all = (months.data?.buckets ?? []).map((b) => b.from.slice(0, 7))
  const at = all.indexOf(month)
  return (
    <div class="stance">
      <h1>Who {verb(type[0] ?? 'ACCUSE')} whom</h1>
      <div class="row controls">
        <label>What <select value={type[0] ?? 'ACCUSE'} onChange={(e) => go({ ...close, type: e.currentTarget.value === 'ACCUSE' ? null : e.currentTarget.value })}>{choices.map((c) => <option key={c}>{c}</option>)}</select></label>
        <div class="group" role="group" aria-label="Month">
          <button disabled={at <= 0} onClick={() => go({ during: all[at - 1] })} aria-label="Month before">◀</button>
          <select aria-label="Month" value={month} onChange={(e) => go({ during: e.currentTarget.value })}><option value="">all months</option>{all.map((m) => <option key={m}>{m}</option>)}</select>
          <button disabled={at < 0 ? !all.length : at >= all.length - 1} onClick={() => go({ during: all[at + 1] })} aria-label="Month after">▶</button>
        </div>
        <label>Order <select value={place.params.get('order') ?? 'claims'} onChange={(e) => go({ order: e.currentTarget.value === 'claims' ? null : e.currentTarget.value, row: null, column: null })}><option value="claims">most claims first</option><option value="name">by name</option><option value="alike">alike together</option></select></label>
        <label>Size <select value={size} onChange={(e) => go({ size: e.currentTarget.value === '14' ? null : e.currentTarget.value })}>{['8', '14', '25', '50'].map((n) => <option key={n}>{n}</option>)}</select></label>
      </div>
      <Shown answer={answer}>{(m) => <Grid matrix={m} place={place} />}</Shown>
    </div>
  )
}

const verb = (type: string) => (type === 'DENY' ? 'denies' : type === 'AID' ? 'aids' : type.toLowerCase().replace(/_/g, ' ') + 's').replace('accuses', 'accuses')

/** order sorts rows and columns as the address says. */
function order(m: Matrix, place: Place): { rows: number[]; columns: number[] } {
  const rows = (m.subjects ?? []).map((_, i) => i)
  const columns = (m.objects ?? []).map((_, i) => i)
  const claims = m.claims!
  const name = (a: Actor[], list: number[]) => list.sort((x, y) => nameOf(a[x]).localeCompare(nameOf(a[y])))
  const how = place.params.get('order')
  if (how === 'name') {
    name(m.subjects!, rows)
    name(m.objects!, columns)
  } else if (how === 'alike') {
    const first = (list: number[], weight: (i: number) => number) => list.sort((x, y) => weight(x) - weight(y) || x - y)
    for (let round = 0; round < 8; round++) { // barycentre ordering brings what is alike together
      const c = columns.slice()
      first(rows, (r) => mean(c.map((col, i) => [i, claims[r][col]])))
      const rr = rows.slice()
      first(columns, (col) => mean(rr.map((r, i) => [i, claims[r][col]])))
    }
  }
  const row = (m.subjects ?? []).findIndex((a) => a.id === place.params.get('row'))
  if (row >= 0) columns.sort((x, y) => claims[row][y] - claims[row][x])
  const column = (m.objects ?? []).findIndex((a) => a.id === place.params.get('column'))
  if (column >= 0) rows.sort((x, y) => claims[y][column] - claims[x][column])
  return { rows, columns }
}

const mean = (list: number[][]) => {
  const total = list.reduce((a, [, w]) => a + w, 0)
  return total ? list.reduce((a, [i, w]) => a + i * w, 0) / total : 1e9
}

function Grid({ matrix: m, place }: { matrix: Matrix; place: Place }) {
  const [subjects, objects, claims] = [m.subjects ?? [], m.objects ?? [], m.claims ?? []]
  for (const a of [...subjects, ...objects]) remember(a.id, a.name)
  const { rows, columns } = subjects.length ? order(m, place) : { rows: [], columns: [] }
  const highest = Math.max(1, ...claims.flat())
  useExport({
    name: 'stance', header: ['', ...columns.map((c) => nameOf(objects[c]))], rows: rows.map((r) => [nameOf(subjects[r]), ...columns.map((c) => claims[r][c])]), json: m,
    svg: () => gridPicture(rows.map((r) => clipped(nameOf(subjects[r]), 28)), columns.map((c) => clipped(nameOf(objects[c]), 28)), rows.map((r) => columns.map((c) => claims[r][c])), highest),
  })
  if (!subjects.length) return <Empty title="Nobody"><p>{m.no_evidence ?? 'No claim matches.'}</p></Empty>
  const sortRow = (id: string) => go({ row: here().params.get('row') === id ? null : id })
  const sortColumn = (id: string) => go({ column: here().params.get('column') === id ? null : id })
  const chosen = place.params.get('edge')
  return (
    <div class="table-box" tabIndex={0} role="region" aria-label="Matrix">
      <table class="matrix">
        <caption class="sr">Rows are who does it, columns to whom; a number opens the evidence.</caption>
        <thead>
          <tr>
            <td class="corner dim">who ↓ whom →</td>
            {columns.map((c) => (
              <th key={objects[c].id} scope="col" aria-sort={place.params.get('column') === objects[c].id ? 'descending' : undefined}>
                <button class="link" onClick={() => sortColumn(objects[c].id)} title={`Sort rows by ${nameOf(objects[c])}`}><span dir="auto">{clipped(nameOf(objects[c]), 26)}</span>{place.params.get('column') === objects[c].id && ' ↓'}</button>
              </th>
            ))}
            <th scope="col" class="sum">all</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={subjects[r].id}>
              <th scope="row"><button class="link" onClick={() => sortRow(subjects[r].id)} title={`Sort columns by ${nameOf(subjects[r])}`}><span dir="auto">{clipped(nameOf(subjects[r]), 30)}</span>{place.params.get('row') === subjects[r].id && ' →'}</button></th>
              {columns.map((c) => {
                const n = claims[r][c]
                const key = `${subjects[r].id}>${objects[c].id}`
                if (!n) return <td key={key} class="none">·</td>
                const depth = Math.ceil((Math.log(n + 1) / Math.log(highest + 1)) * 5)
                return (
                  <td key={key} class={`cell d${depth}`}>
                    <button class={chosen === key ? 'chosen' : ''} onClick={() => go({ ...close, edge: key })} aria-label={`${nameOf(subjects[r])} to ${nameOf(objects[c])}: ${n} claims`}>{n}</button>
                  </td>
                )
              })}
              <td class="sum">{columns.reduce((s, c) => s + claims[r][c], 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function gridPicture(rows: string[], columns: string[], claims: number[][], highest: number): string {
  const [left, top, cell] = [200, 150, 34]
  const [width, height] = [left + columns.length * cell + 20, top + rows.length * cell + 20]
  const heads = columns.map((c, i) => `<text transform="translate(${left + i * cell + cell / 2 + 4} ${top - 8}) rotate(-50)">${escape(c)}</text>`)
  const body = rows.map((r, i) => `<text x="${left - 8}" y="${top + i * cell + 22}" text-anchor="end">${escape(r)}</text>` +
    claims[i].map((n, j) => (n ? `<rect x="${left + j * cell}" y="${top + i * cell}" width="${cell - 2}" height="${cell - 2}" fill="#C77700" fill-opacity="${(0.12 + 0.6 * Math.log(n + 1) / Math.log(highest + 1)).toFixed(2)}"/><text x="${left + j * cell + cell / 2 - 1}" y="${top + i * cell + 21}" text-anchor="middle">${n}</text>` : '')).join(''))
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/><g fill="#1b1f24">${heads.join('')}${body.join('')}</g></svg>`
}
