// The editor: CodeMirror with Cypher's words. It stands in a shadow root, where
// its styles are adopted sheets, so that the page's policy needs no exception.
import { autocompletion, completeFromList, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { cypher } from '@codemirror/legacy-modes/mode/cypher'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export interface Editor {
  text(): string
  set(text: string): void
  destroy(): void
}

const words = ['MATCH', 'OPTIONAL MATCH', 'WHERE', 'RETURN', 'RETURN DISTINCT', 'WITH', 'UNWIND', 'ORDER BY', 'SKIP', 'LIMIT', 'UNION', 'CASE', 'WHEN', 'THEN', 'ELSE', 'END', 'AND', 'OR', 'NOT', 'IN', 'IS NULL', 'IS NOT NULL', 'CONTAINS', 'STARTS WITH', 'ENDS WITH', 'AS OF', 'AS OF RECORDED', 'DURING', 'TO', 'EXPLAIN', 'PROFILE']
const functions = ['date', 'datetime', 'count', 'collect', 'min', 'max', 'avg', 'sum', 'type', 'labels', 'id', 'keys', 'nodes', 'relationships', 'length', 'shortestPath', 'occurred', 'said', 'overlaps', 'coalesce', 'toLower', 'size', 'exists']
const labels = ['Entity', 'Claim', 'Article', 'Outlet', 'Country', 'Person', 'Organisation', 'Government', 'Military', 'Topic', 'SUBJECT', 'OBJECT', 'HOLDER', 'IN', 'COPY_OF', 'DERIVED_FROM', 'ACCUSE', 'DENY', 'CONSULT', 'SUPPORT', 'AID', 'SANCTION', 'COERCE', 'ASSAULT', 'THREATEN', 'DEMAND', 'REJECT', 'AGREE', 'COOPERATE', 'STATE', 'DETERMINE', 'INVESTIGATE', 'CONDEMN']
const properties = ['name', 'kind', 'country', 'sector', 'occurred', 'published', 'holder', 'polarity', 'modality', 'confidence', 'about', 'sources', 'title', 'outlet', 'quad']

const options = [
  ...words.map((label) => ({ label, type: 'keyword' })), ...functions.map((label) => ({ label, type: 'function', apply: label + '(' })),
  ...labels.map((label) => ({ label, type: 'class' })), ...properties.map((label) => ({ label, type: 'property' })),
]

const look = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' }, { tag: tags.string, color: 'var(--good)' }, { tag: tags.number, color: 'var(--warn)' },
  { tag: tags.comment, color: 'var(--dim)', fontStyle: 'italic' }, { tag: [tags.standard(tags.name), tags.special(tags.variableName)], color: 'var(--accent)' }, { tag: tags.operator, color: 'var(--dim)' }, { tag: tags.atom, color: 'var(--warn)' },
])

const theme = EditorView.theme({
  '&': { color: 'var(--text)', backgroundColor: 'var(--card)', fontSize: '14px' },
  '.cm-content': { fontFamily: 'ui-monospace, monospace', caretColor: 'var(--text)', minHeight: '7em' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--dim)', border: 'none' },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'var(--chosen)' },
  '.cm-tooltip': { backgroundColor: 'var(--card)', color: 'var(--text)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
})

export function editor(box: HTMLElement, text: string, run: (text: string) => void): Editor {
  const root = box.shadowRoot ?? box.attachShadow({ mode: 'open' })
  const view = new EditorView({
    root,
    parent: root as unknown as HTMLElement,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of([{ key: 'Mod-Enter', run: (v) => (run(v.state.doc.toString()), true) }]),
        lineNumbers(), history(), bracketMatching(), StreamLanguage.define(cypher), syntaxHighlighting(look), theme, EditorView.lineWrapping,
        autocompletion({ override: [completeFromList(options)] }), keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': 'Query in openCypher' }),
      ],
    }),
  })
  return {
    text: () => view.state.doc.toString(),
    set: (t) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: t } }),
    destroy: () => view.destroy(),
  }
}
