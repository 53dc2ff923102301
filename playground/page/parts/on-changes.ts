/** What the playground's page says to the frames in it after each change. */
export const changedWord = 'changed'

const listeners = new Set<() => void>()
let source: EventSource | null = null

/**
 * Calls back at each change and when the connection comes back. A page keeps one connection, and in a frame the page around
 * it listens for all, since a browser allows few to one address. Returns how to stop.
 */
export function onChanges(changed: () => void): () => void {
  if (window.parent !== window) {
    const hear = (event: MessageEvent) => {
      if (event.source === window.parent && event.data === changedWord) changed()
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }
  listeners.add(changed)
  if (source === null) source = listen()
  return () => void listeners.delete(changed)
}

function listen(): EventSource {
  const opened = new EventSource('/play/changes')
  opened.onmessage = tellAll
  opened.onopen = tellAll
  return opened
}

function tellAll(): void {
  for (const changed of listeners) changed()
}
