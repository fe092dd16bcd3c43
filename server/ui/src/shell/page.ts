// A view as one page of HTML that opens anywhere, without a server or a script.
import { escape } from './escape'
import type { Exported } from './export'

export function htmlPage(title: string, state: string, e: Exported): string {
  const picture = e.svg ? `<figure>${e.svg()}</figure>` : ''
  const head = e.header.map((h) => `<th scope="col">${escape(h)}</th>`).join('')
  const rows = e.rows.map((r) => `<tr>${r.map((c) => `<td dir="auto">${escape(c)}</td>`).join('')}</tr>`).join('\n')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(title)} · claimgraph</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem;color:#1b1f24;background:#fff}table{border-collapse:collapse}th,td{text-align:start;padding:.3rem .8rem;border-bottom:1px solid #d5d9df;vertical-align:top}figure{margin:0 0 2rem;overflow:auto}</style>
</head><body><h1>${escape(title)}</h1><p>${escape(decodeURIComponent(state.replace(/^\?/, '').replace(/[+]/g, ' ').replace(/%(?![0-9a-f]{2})/gi, '%25')).replaceAll('&', ', '))}</p>
${picture}<table><thead><tr>${head}</tr></thead><tbody>
${rows}
</tbody></table></body></html>
`
}

