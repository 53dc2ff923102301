/** Under these a platform has what a person sees or hears, as one text. */
const shownUnder = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'hint',
  'description',
  'alt_text',
  'altText',
  'accessibility_label',
  'tooltip',
  'speak',
  'summary',
  'initial_comment',
  'errorMessage',
])
/** What is carried and not drawn, or what somebody filled in. */
const hiddenUnder = /^(?:data|value|values|state|refresh|metadata|private_metadata|url|initial_|selected_|\$)/

/** All that a person reads in what is sent to Slack or to Teams, each text by itself; runs of one text stand together. */
export function shownTexts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(shownTexts)
  if (typeof node !== 'object' || node === null) return []
  const runs = runsOf(node)
  if (runs !== null) return [runs]
  return Object.entries(node).flatMap(([name, inner]) => {
    // By field.
    if (name === 'errors' && typeof inner === 'object' && inner !== null) return Object.values(inner).map(String)
    if (hiddenUnder.test(name)) return []
    if (typeof inner === 'string') return shownUnder.has(name) ? [inner] : []
    return shownTexts(inner)
  })
}

/** One text in several looks: a section or quote of Slack's rich text, a rich text block of a card. */
function runsOf(node: object): string | null {
  const { type, elements, inlines } = node as { type?: unknown; elements?: unknown; inlines?: unknown }
  const runs =
    type === 'RichTextBlock' ? inlines : /^rich_text_(?:section|quote|preformatted)$/.test(`${type}`) && elements
  if (!Array.isArray(runs)) return null
  return runs.map((run: { text?: unknown }) => (typeof run.text === 'string' ? run.text : 'Somebody')).join('')
}
