import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Avatar } from './avatar.ts'
import type { Drawn } from './drawn.ts'

/** What a notification shows of a message: its plain text, as the platform would put it on a locked screen. */
export type Preview = {
  readonly id: string
  readonly where: string
  readonly conversation: string
  readonly text: string
}

const shownMs = 9000

/**
 * Previews of messages that came since the view was opened, in conversations other than the one in sight.
 * @param messages all that somebody else wrote, oldest first; null while they are not known
 */
export function usePreviews(
  person: string,
  messages: readonly Preview[] | null,
  inSight: string,
): { readonly previews: readonly Preview[]; readonly dismiss: (id: string) => void } {
  const [previews, setPreviews] = useState<readonly Preview[]>([])
  const known = useRef<{ readonly person: string; readonly ids: ReadonlySet<string> }>({ person: '', ids: new Set() })
  useEffect(() => {
    if (messages === null) return
    const before = known.current
    known.current = { person, ids: new Set(messages.map((it) => it.id)) }
    if (before.person !== person) return setPreviews([])
    const fresh = messages.filter((it) => !before.ids.has(it.id) && it.conversation !== inSight)
    if (fresh.length > 0) setPreviews((all) => [...all, ...fresh].slice(-3))
  }, [person, messages, inSight])
  return { previews, dismiss: (id) => setPreviews((all) => all.filter((it) => it.id !== id)) }
}

type Props = {
  readonly previews: readonly Preview[]
  readonly onOpen: (preview: Preview) => void
  readonly onGone: (id: string) => void
}

export function NotificationList({ previews, onOpen, onGone }: Props): Drawn {
  return html`<div class="notifications" role="status">
    ${previews.map(
      (it) =>
        html`<${Notification} key=${it.id} preview=${it} onOpen=${() => onOpen(it)} onGone=${() => onGone(it.id)} />`,
    )}
  </div>`
}

type One = { readonly preview: Preview; readonly onOpen: () => void; readonly onGone: () => void }

function Notification({ preview, onOpen, onGone }: One): Drawn {
  useEffect(() => {
    const timer = setTimeout(onGone, shownMs)
    return () => clearTimeout(timer)
  }, [preview.id])
  const open = () => {
    onGone()
    onOpen()
  }
  return html`<button type="button" class="notification" onClick=${open}>
    <${Avatar} name="Labelbreak" colour="#0b6e5f" isApp=${true} />
    <span class="notification-words"><strong>${preview.where}</strong><span dir="auto">${preview.text}</span></span>
  </button>`
}
