import type * as AdaptiveCards from 'adaptivecards'
import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Json } from '../../teams/json.ts'
import type { Drawn } from '../parts/drawn.ts'
import { cardMarkdown } from './card-markdown.ts'
import { hostConfig } from './host-config.ts'

declare global {
  interface Window {
    /** Put there by the library's own script. */
    readonly AdaptiveCards: typeof AdaptiveCards
  }
}

type Props = {
  readonly card: Json
  /** The place of the pressed action in reading order, and what the inputs hold. */
  readonly onPress: (nth: number, inputs: Record<string, string>) => void
}

/** A card as Microsoft's own renderer draws it; drawn anew only when it has changed, so that what was typed stays. */
export function TeamsCard({ card, onPress }: Props): Drawn {
  const place = useRef<HTMLDivElement>(null)
  const source = JSON.stringify(card)
  const press = useRef(onPress)
  press.current = onPress
  useEffect(() => {
    const drawn = draw(JSON.parse(source), (nth, inputs) => press.current(nth, inputs))
    place.current?.replaceChildren(...(drawn === undefined ? [] : [drawn]))
  }, [source])
  return html`<div class="teams-card" ref=${place}></div>`
}

function draw(card: Json, onPress: Props['onPress']): HTMLElement | undefined {
  const { AdaptiveCard, HostConfig, OpenUrlAction } = window.AdaptiveCards
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = cardMarkdown(text)
    result.didProcess = true
  }
  const drawn = new AdaptiveCard()
  drawn.hostConfig = new HostConfig(hostConfig)
  drawn.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) window.open(action.url, '_blank', 'noopener')
    const inputs = drawn.getAllInputs().map((input) => [input.id ?? '', String(input.value ?? '')] as const)
    onPress(Number(action.id?.replace('action ', '')), Object.fromEntries(inputs))
  }
  drawn.parse(card)
  return drawn.render()
}
