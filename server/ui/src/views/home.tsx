// The first page: search, or load something when there is nothing yet.
import { useState } from 'preact/hooks'
import { forget, Problem, send, useAnswer } from '../api'
import { visit } from '../place'
import { remember } from '../shell/names'
import { Search } from '../shell/search'
import { Shown } from '../shell/states'
import { clipped, plural } from '../text'
import { nameOf, type Entity, type List, type Stats } from '../types'
import { jobOf, Progress } from './job'

export function Home() {
  const stats = useAnswer<Stats>('/stats')
  return <Shown answer={stats}>{(s) => (s.articles === 0 && s.claims === 0 ? <FirstRun /> : <Start stats={s} />)}</Shown>
}

function Start({ stats }: { stats: Stats }) {
  const top = useAnswer<List<Entity>>('/entities?limit=14')
  return (
    <div class="home">
      <h1>Who claims what about whom, when, on which words?</h1>
      <Search large autofocus label="Search people, countries, bodies …" onPick={(e) => { remember(e.id, e.name); visit('/network?entity=' + encodeURIComponent(e.id)) }} />
      <p class="dim" role="status">{plural(stats.articles, 'article')} · {plural(stats.claims, 'claim')} · {plural(stats.entities, 'entity', 'entities')}</p>
      <ul class="plain cards">
        <li><a href="/network?level=country&quad=3&quad=4"><strong>Who is at odds with whom</strong><span>The network of conflict between countries</span></a></li>
        <li><a href="/stance?level=country"><strong>Who accuses whom</strong><span>A matrix, month by month, each number with its evidence</span></a></li>
        <li><a href="/threads?type=DENY&type=ACCUSE"><strong>Accused and denied</strong><span>Accusations with what came of them, in order</span></a></li>
        <li><a href="/map?level=country"><strong>On the map</strong><span>Claims between countries, from capital to capital</span></a></li>
      </ul>
      {top.data && (
        <>
          <h2>Most told about</h2>
          <ul class="plain tags">{top.data.items.map((e) => <li key={e.id}><a href={`/network?entity=${encodeURIComponent(e.id)}`} dir="auto">{clipped(nameOf(e), 40)} <span class="dim">{e.claims}</span></a></li>)}</ul>
        </>
      )}
    </div>
  )
}

function FirstRun() {
  const [job, setJob] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const demo = async () => {
    setProblem('')
    try {
      setJob(await jobOf(await send('/demo', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })))
    } catch (cause) {
      setProblem((cause as Problem).message)
    }
  }
  return (
    <div class="home first">
      <h1>The graph is empty</h1>
      <p>claimgraph reads news articles and draws out who claims what about whom, when, and on which words. Begin with the articles that come with it, or with your own.</p>
      {job ? <Progress job={job} onDone={() => forget()} /> : (
        <p class="row">
          <button class="primary" onClick={demo}>Load the demo articles</button>
          <a class="button" href="/load">Load your own</a>
        </p>
      )}
      {problem && <p class="note" role="alert">{problem}</p>}
      <p class="dim">From the command line: <code>claimgraph load FOLDER</code></p>
    </div>
  )
}
