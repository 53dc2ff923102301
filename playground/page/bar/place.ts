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

const doors: readonly Door[] = ['label', 'lead', 'manager']

/** The place as the address keeps it; null is the cover. So a reload stays, and the browser's Back goes back. */
export function usePlace(): { readonly place: Place | null; readonly go: (place: Place | null) => void } {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const hear = () => setHash(location.hash)
    window.addEventListener('hashchange', hear)
    return () => window.removeEventListener('hashchange', hear)
  }, [])
  return { place: read(hash), go: (place) => location.assign(place === null ? '#' : write(place)) }
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
