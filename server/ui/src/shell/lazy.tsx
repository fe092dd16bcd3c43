// Parts that are loaded when they are first looked at.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Waiting } from './states'

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let part: ComponentType<P> | undefined
  return (props: P) => {
    const [Part, set] = useState<ComponentType<P> | undefined>(() => part)
    const [failed, fail] = useState(false)
    const [round, again] = useState(0)
    useEffect(() => {
      if (Part) return
      load().then(
        (p) => {
          part = p
          fail(false)
          set(() => p)
        },
        () => fail(true),
      )
    }, [round])
    if (Part) return <Part {...props} />
    if (failed) return <p class="state">This part of the page could not be loaded. <button onClick={() => again(round + 1)}>Try again</button></p>
    return <Waiting />
  }
}
