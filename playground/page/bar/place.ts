import { useEffect, useState } from 'preact/hooks'

export type Platform = 'slack' | 'teams'
/** On what one looks at it. */
export type View = 'wide' | 'phone' | 'both'
export type Door = 'label' | 'lead' | 'manager'

/** Where one stands in the playground: on which platform, as whom, at which message, and which door led there. */
export type Place = {
  readonly platform: Platform
  readonly handle: string
  readonly conversation: string
  readonly message: string
  readonly door: Door | null
}

export function nameOf(platform: Platform): string {
  return platform === 'slack' ? 'Slack' : 'Teams'
}

const lastKey = 'playground place'
const doors: readonly Door[] = ['label', 'lead', 'manager']

/** The place as the address keeps it; null is the cover. So a reload stays, and the browser's Back goes back. */
export function usePlace(): {
  readonly place: Place | null
  /** Where this browser was before. */
  readonly last: Place | null
  readonly go: (place: Place | null) => void
} {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const hear = () => setHash(location.hash)
    window.addEventListener('hashchange', hear)
    return () => window.removeEventListener('hashchange', hear)
  }, [])
  const place = read(hash)
  if (place !== null) localStorage.setItem(lastKey, hash)
  return {
    place,
    last: read(localStorage.getItem(lastKey) ?? ''),
    go: (next) => location.assign(next === null ? '#' : write(next)),
  }
}

/** What was done in the world before is gone, and nobody was anywhere in the new one. */
export function forgetLast(): void {
  localStorage.removeItem(lastKey)
}

function read(hash: string): Place | null {
  const [platform, handle = '', conversation = '', message = '', door] = hash
    .slice(1)
    .split('/')
    .map(decodeURIComponent)
  if ((platform !== 'slack' && platform !== 'teams') || handle === '') return null
  return { platform, handle, conversation, message, door: doors.find((it) => it === door) ?? null }
}

function write({ platform, handle, conversation, message, door }: Place): string {
  const parts = [platform, handle, conversation, message, door ?? '']
  return `#${parts.map(encodeURIComponent).join('/').replace(/\/+$/, '')}`
}
