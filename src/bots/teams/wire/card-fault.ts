import { mostCardBytes } from '../limits.ts'

type Json = Readonly<Record<string, unknown>>

/** All that our cards consist of, and without what each means nothing. What is not named here is not sent. */
const needs: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['body'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  Container: ['items'],
  ActionSet: ['actions'],
  Image: ['url', 'altText'],
  Table: ['columns', 'rows'],
  TableRow: ['cells'],
  TableCell: ['items'],
  'Input.Text': ['id'],
  'Input.Number': ['id'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
  'Input.ChoiceSet': ['id', 'choices'],
  'Action.Execute': ['title', 'verb'],
  'Action.Submit': ['title'],
  'Action.ShowCard': ['title', 'card'],
  'Action.OpenUrl': ['title', 'url'],
  // Teams' own: the people picker.
  'Data.Query': ['dataset'],
}

/** Our own data, which may look like anything. */
const opaque: ReadonlySet<string> = new Set(['data'])
const texts: ReadonlySet<string> = new Set([
  'text',
  'title',
  'id',
  'url',
  'altText',
  'verb',
  'value',
  'label',
  'placeholder',
])

/**
 * Why some client of Teams would drop a card, or part of it: one image or element that a phone does not know takes the whole
 * card with it. Null for a card that is safe to send. Names what is wrong, and nothing that the card says.
 */
export function cardFault(card: object): string | null {
  const written = JSON.stringify(card)
  const bytes = Buffer.byteLength(written)
  if (bytes > mostCardBytes) return `${bytes} bytes`
  const { type, version }: Json = { ...card }
  if (type !== 'AdaptiveCard' || version !== '1.5') return `${String(type)} of version ${String(version)}`
  return faultIn(card, 'card', new Set())
}

function faultIn(value: unknown, path: string, ids: Set<string>): string | null {
  if (Array.isArray(value)) return firstFault(value.entries(), path, ids)
  if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return `${path} is ${String(value)}`
  if (typeof value !== 'object') return null
  const node: Json = { ...value }
  return ownFault(node, path, ids) ?? firstFault(Object.entries(node), path, ids)
}

function firstFault(
  parts: Iterable<readonly [string | number, unknown]>,
  path: string,
  ids: Set<string>,
): string | null {
  for (const [name, part] of parts) {
    const fault = opaque.has(String(name)) ? null : faultIn(part, `${path}.${name}`, ids)
    if (fault !== null) return fault
  }
  return null
}

function ownFault(node: Json, path: string, ids: Set<string>): string | null {
  for (const name of texts) {
    if (node[name] !== undefined && typeof node[name] !== 'string' && !isNumber(node, name))
      return `${path}.${name} is no text`
  }
  if (typeof node.id === 'string') {
    if (ids.has(node.id)) return `${path}: its id comes twice`
    ids.add(node.id)
  }
  if (typeof node.type !== 'string') return null
  const needed = needs[node.type]
  if (needed === undefined) return `${path}: ${node.type} is unknown`
  const missing = needed.find((name) => node[name] === undefined || node[name] === '')
  if (missing !== undefined) return `${path}: ${node.type} has no ${missing}`
  const isAddressed = node.type === 'Image' || node.type === 'Action.OpenUrl'
  return isAddressed && !isSafeAddress(node) ? `${path}: its address is not https` : null
}

function isNumber({ type }: Json, name: string): boolean {
  return type === 'Input.Number' && name === 'value'
}

/** In development links lead to this machine. */
function isSafeAddress({ type, url }: Json): boolean {
  const address = URL.parse(String(url))
  const isLocal = address?.hostname === '127.0.0.1' || address?.hostname === 'localhost'
  return address?.protocol === 'https:' || (type === 'Action.OpenUrl' && isLocal)
}
