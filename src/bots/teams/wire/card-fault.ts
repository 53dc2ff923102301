type Json = Readonly<Record<string, unknown>>

/** All that our cards consist of, and without what each means nothing. What is not named here is not sent. */
const needs: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['body'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  Container: ['items'],
  ActionSet: ['actions'],
  ColumnSet: ['columns'],
  Column: ['items'],
  Image: ['url', 'altText'],
  Table: ['columns', 'rows'],
  TableRow: ['cells'],
  TableCell: ['items'],
  'Input.Text': ['id'],
  'Input.Number': ['id'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
  'Input.ChoiceSet': ['id', 'choices'],
  'Input.Toggle': ['id', 'title'],
  'Action.Execute': ['title', 'verb'],
  'Action.Submit': ['title'],
  'Action.ShowCard': ['title', 'card'],
  'Action.OpenUrl': ['title', 'url'],
  // Teams' own: the people picker.
  'Data.Query': ['dataset'],
}

/** What Teams takes; cards are cut well before that, but for a few bytes. */
const most = 28 * 1024

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
  if (bytes > most) return `${bytes} bytes`
  if (!isNode(card) || card.type !== 'AdaptiveCard' || card.version !== '1.5') return 'not-1.5'
  return faultIn(card, new Set())
}

/** The first fault of a value, with the way to it; this runs at every click, so nothing is copied on the way. */
function faultIn(node: Json, ids: Set<string>): string | null {
  const own = ownFault(node, ids)
  if (own !== null) return own
  for (const name in node) {
    const value = node[name]
    if (typeof value === 'object') {
      const fault = value === null ? ':null' : isNode(value) && !opaque.has(name) ? faultIn(value, ids) : null
      if (fault !== null) return `.${name}${fault}`
    } else if (
      value !== undefined &&
      typeof value !== 'string' &&
      texts.has(name) &&
      !(name === 'value' && node.type === 'Input.Number')
    )
      return `.${name}:no-text`
  }
  return null
}

function isNode(value: object): value is Json {
  return typeof value === 'object'
}

function ownFault(node: Json, ids: Set<string>): string | null {
  const { id, type } = node
  if (typeof id === 'string') {
    if (ids.has(id)) return ':id-twice'
    ids.add(id)
  }
  if (typeof type !== 'string') return null
  const needed = needs[type]
  if (needed === undefined) return `:unknown-${type}`
  const missing = needed.find((name) => node[name] === undefined || node[name] === '')
  if (missing !== undefined) return `:${type}-without-${missing}`
  const isAddressed = type === 'Image' || type === 'Action.OpenUrl'
  return isAddressed && !isSafeAddress(node) ? ':not-https' : null
}

/** In development links lead to this machine. */
function isSafeAddress({ type, url }: Json): boolean {
  const address = URL.parse(String(url))
  const isLocal = address?.hostname === '127.0.0.1' || address?.hostname === 'localhost'
  return address?.protocol === 'https:' || (type === 'Action.OpenUrl' && isLocal)
}
