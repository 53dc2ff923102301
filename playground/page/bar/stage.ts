import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import type { BarPerson } from '../../page-server/bar-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { changedWord, onChanges } from '../parts/on-changes.ts'
import { isTyping } from '../parts/prompt-keys.ts'
import { landingAddress } from '../parts/use-landing.ts'
import { nameOf, type Place, type View } from './place.ts'

type Props = { readonly place: Place; readonly me: BarPerson; readonly view: View }

/** The client as the person has it open: on a wide screen, on a phone, or both. They are pages of their own, in frames. */
export function Stage({ place, me, view }: Props): Drawn {
  const stage = useRef<HTMLDivElement>(null)
  const frames = () => [...(stage.current?.querySelectorAll('iframe') ?? [])].flatMap((it) => it.contentWindow ?? [])
  const address = `/${place.platform}${landingAddress(me.id, place.conversation, place.message)}`
  useEffect(() => {
    const tell = () => {
      for (const frame of frames()) frame.postMessage(changedWord, location.origin)
    }
    return onChanges(tell)
  }, [])
  useEffect(() => {
    // Keys are meant for the prompt also while the focus is on the bar.
    const pass = (event: KeyboardEvent) => {
      if (isTyping(event.target) || !/^[1-9usng]$/i.test(event.key) || event.ctrlKey || event.metaKey || event.altKey)
        return
      frames()[0]?.document.dispatchEvent(new KeyboardEvent('keydown', { key: event.key }))
    }
    document.addEventListener('keydown', pass)
    return () => document.removeEventListener('keydown', pass)
  }, [])
  const shows = view === 'both' ? (['wide', 'phone'] as const) : [view]
  return html`<div class="stage stage-${view}" ref=${stage}>
    ${shows.map((kind) => html`<div class="frame frame-${kind}" key=${kind}><${Frame} address=${address} title=${titleOf(place, me, kind)} /></div>`)}
  </div>`
}

function titleOf({ platform }: Place, { name }: BarPerson, kind: 'wide' | 'phone'): string {
  return `${nameOf(platform)} as ${name} sees it${kind === 'phone' ? ', on a phone' : ''}`
}

/** Another place in the same client is a change of its address, and leaves no step for Back: the page around it has one. */
function Frame({ address, title }: { readonly address: string; readonly title: string }): Drawn {
  const frame = useRef<HTMLIFrameElement>(null)
  useEffect(() => frame.current?.contentWindow?.location.replace(address), [address])
  return html`<iframe ref=${frame} title=${title}></iframe>`
}
