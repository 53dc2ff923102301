import { useEffect, useMemo, useState } from 'preact/hooks'

/** Who one is in a view, and the conversation and message that are meant, where one is. */
export type Landing = { readonly person: string; readonly conversation: string; readonly message: string }

/** `#U0MARIA/D0MARIA/1764.5`: in the address, so that a reload stays, and the page around a frame can say it. */
export function landingAddress(person: string, conversation = '', message = ''): string {
  return `#${[person, conversation, message].map(encodeURIComponent).join('/').replace(/\/+$/, '')}`
}

export function useLanding(first: string): Landing {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const hear = () => setHash(location.hash)
    window.addEventListener('hashchange', hear)
    return () => window.removeEventListener('hashchange', hear)
  }, [])
  return useMemo(() => {
    const [person = '', conversation = '', message = ''] = hash.slice(1).split('/').map(decodeURIComponent)
    return { person: person === '' ? first : person, conversation, message }
  }, [hash, first])
}
