// What the HTTP API sends; see /openapi.json.

export interface Span {
  text?: string
  start?: number
  end?: number
  spans?: [number, number][]
  in?: string
}

export interface Argument extends Span {
  entity?: string
  name?: string
  kind?: string
  country?: string
  sector?: string
  claim?: string
  derived?: string
}

export interface Interval extends Span {
  from?: string
  to?: string
  precision?: string
}

export interface Claim {
  id: string
  article?: string
  sentence: number
  subject?: Argument
  predicate: Span & { lemma?: string; name?: string; type?: string; mode?: string; quad?: number; plover?: string; cameo?: string }
  object?: Argument
  about?: Argument
  holder?: Argument
  act?: string
  cue?: Span
  content?: Span
  polarity?: string
  modality?: string
  formal?: boolean
  occurred?: Interval
  said?: Interval
  published?: string
  recorded?: string
  outlet?: string
  place?: Argument
  quantity?: Span & { value: number; unit?: string }
  derived_from?: string[]
  rule?: string
  confidence?: number
  extractors?: string[]
}

export interface Actor {
  id: string
  name?: string
  kind?: string
  country?: string
  sector?: string
}

export interface NetNode extends Actor {
  claims: number
  degree?: number
  x?: number
  y?: number
}

export interface NetEdge {
  subject: string
  object: string
  claims: number
  sources: number
  first?: string
  last?: string
  quads: number[]
  negative?: number
  denied?: number[]
  uncertain?: number
  balance: number
  types: Record<string, number>
  evidence: string[]
}

export interface Network {
  nodes: NetNode[]
  edges: NetEdge[]
  total_edges?: number
  total_nodes?: number
  no_evidence?: string
}

export interface Article {
  id: string
  text: string
  title?: string
  published?: string
  url?: string
  outlet?: string
  author?: string
  language?: string
  body?: [number, number]
  copy?: { of: string; kind: string; similarity: number }
  claims?: Claim[]
}

export interface Entity extends Actor {
  wikidata?: string
  aliases?: string[]
  claims?: number
}

export interface List<T> {
  items: T[]
  next?: string
  total?: number
}

export interface Stats {
  articles: number
  claims: number
  entities: number
  records?: number
  failures?: number
}

export const nameOf = (a?: { name?: string; text?: string; id?: string; entity?: string; claim?: string }) =>
  a?.name || a?.text || a?.id || a?.entity || (a?.claim ? 'a claim' : '')
