// The colours of the canvas come from the style sheet, so that both follow the
// reader's theme.

export interface Theme {
  ground: string
  text: string
  faint: string
  rim: string
  focus: string
  quads: string[]
  kinds: Record<string, string>
}

export function themeOf(element: Element): Theme {
  const style = getComputedStyle(element)
  const of = (name: string) => style.getPropertyValue('--' + name).trim()
  const org = of('node-org')
  return {
    ground: of('ground'), text: of('text'), faint: of('faint'), rim: of('rim'), focus: of('focus'),
    quads: [of('quad-0'), of('quad-1'), of('quad-2'), of('quad-3'), of('quad-4')],
    kinds: {
      country: of('node-country'), place: of('node-country'), person: of('node-person'), organisation: org, igo: org, government: org, media: org,
      military: of('node-force'), group: of('node-force'), other: of('node-other'), topic: of('node-other'), law: of('node-other'), event: of('node-other'),
    },
  }
}
