// A network to look at, without a state of its own: in the difference of two times.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { close } from '../evidence/drawer'
import { go, here } from '../place'
import { onTheme } from '../shell/theme'
import type { DrawnProps } from '../views/changes'
import { NetCanvas } from './canvas'
import { pictureOf } from './model'

export function Still({ network, marks }: DrawnProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const net = useRef<NetCanvas | undefined>(undefined)
  const [tip, setTip] = useState({ text: '', x: 0, y: 0 })
  const picture = useMemo(() => pictureOf(network, { roots: here().params.getAll('entity'), pins: new Map(), marks }), [network, marks])
  useEffect(() => {
    const c = new NetCanvas(canvas.current!, {
      select: (s) => go({ ...close, node: s.node ?? null, edge: s.edge ?? null }),
      expand: () => {},
      pin: () => {},
      hover: (text, x, y) => setTip({ text, x, y }),
    })
    net.current = c
    const off = onTheme(() => c.recolour())
    return () => {
      off()
      c.destroy()
    }
  }, [])
  useEffect(() => net.current!.show(picture, {}), [picture])
  return (
    <div class="canvas-box still">
      <canvas ref={canvas} role="img" aria-label={`Network of ${picture.lines.length} edges that differ; the table below has them all`} />
      {tip.text && <p class="tip" aria-hidden="true" style={{ left: `${tip.x + 12}px`, top: `${tip.y + 12}px` }} dir="auto">{tip.text}</p>}
    </div>
  )
}
