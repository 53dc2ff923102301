import { randomBytes } from 'node:crypto'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** An id such as Slack makes: a letter for the kind, then ten capitals and digits. */
export function newId(kind: string): string {
  return `${kind}0${randomText(10)}`
}

export function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('')
}

/** Makes message stamps, `1732156800.000001`: seconds and six digits, never the same twice, always growing. */
export function stampMaker(): (atMs: number) => string {
  let lastMicros = 0
  return (atMs) => {
    lastMicros = Math.max(Math.round(atMs * 1000), lastMicros + 1)
    return formatMicros(lastMicros)
  }
}

function formatMicros(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`
}
