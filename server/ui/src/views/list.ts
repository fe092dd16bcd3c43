// The views of the page: their paths, names and what the shell gives them.
import type { ComponentType } from 'preact'
import type { Place } from '../place'
import { lazy } from '../shell/lazy'
import { Articles } from './articles'
import { Changes } from './changes'
import { Entities } from './entities'
import { Home } from './home'
import { Load } from './load'
import { Stance } from './stance'
import { Threads } from './threads'
import { Timeline } from './timeline'

export interface ViewProps {
  place: Place
}

export interface View {
  path: string
  name: string
  component: ComponentType<ViewProps>
  search?: string // label of the search; it adds to the entities looked at
  filters?: boolean
  graph?: boolean // filters of networks too
  time?: boolean
}

export const home: View = { path: '/', name: 'Start', component: Home }

export const views: View[] = [
  { path: '/network', name: 'Network', component: lazy(() => import('./network').then((m) => m.NetworkView)), search: 'Add an entity to the network', filters: true, graph: true, time: true },
  { path: '/timeline', name: 'Timeline', component: Timeline, search: 'Whose timeline? One entity, or two', filters: true, time: true },
  { path: '/threads', name: 'Threads', component: Threads, search: 'Threads about whom?', filters: true, time: true },
  { path: '/stance', name: 'Stance', component: Stance, search: 'Only rows and columns with', filters: true, time: true },
  { path: '/changes', name: 'Changes', component: Changes, search: 'Changes around whom?', filters: true, time: true },
  { path: '/map', name: 'Map', component: lazy(() => import('./map').then((m) => m.MapView)), search: 'Only claims that touch', filters: true, time: true },
  { path: '/articles', name: 'Articles', component: Articles, time: false },
  { path: '/entities', name: 'Entities', component: Entities },
  { path: '/query', name: 'Query', component: lazy(() => import('./query').then((m) => m.QueryView)) },
  { path: '/load', name: 'Load', component: Load },
]
