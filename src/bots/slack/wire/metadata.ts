import { type ButtonIntent, packIntent, unpackIntent } from '../../codec/intent-codec.ts'

/** What a window carries: what it was drawn with and, of a form whose draft is kept, its round. No packed intent of a form holds a line's end. */
export function packMetadata(intent: ButtonIntent, round: number | undefined): string {
  return round === undefined ? packIntent(intent) : `${packIntent(intent)}\n${round}`
}

export function unpackMetadata(metadata: string): { readonly intent: ButtonIntent | null; readonly round: number } {
  const [packed = '', round = '0'] = metadata.split('\n')
  return { intent: unpackIntent(packed), round: /^\d{1,9}$/u.test(round) ? Number(round) : 0 }
}
