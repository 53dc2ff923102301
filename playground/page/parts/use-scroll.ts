import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

const nearPx = 160

/**
 * Keeps a list of messages at its end while somebody is there; begins at the message that is meant, once it is drawn.
 * @param landing the message's id, or ''
 */
export function useScroll(landing: string): {
  readonly list: RefObject<HTMLDivElement | null>
  readonly onScroll: () => void
} {
  const list = useRef<HTMLDivElement>(null)
  const stays = useRef(true)
  const landed = useRef('')
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return
    const meant = landing === '' ? null : element.querySelector<HTMLElement>(`[data-ts="${CSS.escape(landing)}"]`)
    if (meant !== null && landed.current !== landing) {
      landed.current = landing
      stays.current = false
      meant.scrollIntoView({ block: meant.offsetHeight > element.clientHeight ? 'start' : 'end' })
      meant.focus({ preventScroll: true })
    } else if (stays.current) element.scrollTop = element.scrollHeight
  })
  const onScroll = () => {
    const element = list.current
    if (element !== null) stays.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx
  }
  return { list, onScroll }
}
