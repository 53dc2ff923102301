import type { ItemContent, ShownOrder } from '../../../domain/item.ts'
import { candidateLetters } from '../../../domain/task-types/ranking.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import type { Part } from '../card.ts'

export type ItemParts = {
  readonly parts: readonly Part[]
  /** Whether anything was left out, so that "Read all" has more to show. */
  readonly wasCut: boolean
}

/** Characters shown of a text, of each side of a pair, of each candidate of a ranking, and of each context value. */
const most = { text: 1200, side: 600, candidate: 400, context: 150 }
const mostContexts = 8
const altChars = 120

/** An item as it stands in a prompt: long texts are cut at a word, and stand last, so that a phone shows them with the buttons. */
export function itemParts(content: ItemContent): ItemParts {
  const texts = textsOf(content).map(({ name, text }) => {
    const isSide = content.a !== null || content.b !== null || content.draft !== undefined
    const chars = content.candidates ? most.candidate : isSide ? most.side : most.text
    return { name, ...cutText(text, chars) }
  })
  const context = contextOf(content).map(([name, value]) => ({ name, ...cutText(value, most.context) }))
  const shown = context.slice(0, mostContexts)
  const parts: Part[] = []
  if (content.image !== null) parts.push({ kind: 'image', url: content.image, alt: altText(content) })
  if (shown.length > 0) {
    parts.push({ kind: 'small', text: shown.map((it) => `${cutText(it.name, 60).shown}: ${it.shown}`).join('\n') })
  }
  for (const { name, shown } of texts) parts.push({ kind: 'quoted', name, text: shown })
  if (parts.length === 0) parts.push({ kind: 'small', text: said.prompts.emptyItem })
  return {
    parts,
    wasCut: texts.some((it) => it.wasCut) || context.some((it) => it.wasCut) || shown.length < context.length,
  }
}

/** The texts of an item with what each is called where there are several: by their places where somebody sees them in an order of their own. */
export function textsOf(content: ItemContent): { readonly name: string | null; readonly text: string }[] {
  const { text, a, b, draft = null, shownOrder, candidates } = content
  if (candidates !== undefined) return candidatesOf(candidates, shownOrder)
  const { sides, places } = said.prompts
  const [first, second] = shownOrder === 'ba' ? [b, a] : [a, b]
  return [
    { name: null, text },
    { name: shownOrder === undefined ? sides.a : places.first, text: first },
    { name: shownOrder === undefined ? sides.b : places.second, text: second },
    { name: said.prompts.draft, text: draft },
  ].flatMap((it) => (it.text === null || it.text.trim() === '' ? [] : [{ name: it.name, text: it.text }]))
}

function candidatesOf(texts: readonly string[], shownOrder: ShownOrder | undefined) {
  const letters = candidateLetters.slice(0, texts.length)
  const shown: readonly string[] = shownOrder === undefined ? letters : [...shownOrder]
  return shown.map((letter, at) => ({
    name: shownOrder === undefined ? letter.toUpperCase() : said.prompts.textAt(at + 1),
    text: texts[letters.indexOf(letter)] ?? '',
  }))
}

/** Context columns that say something, under names fit for reading: `contract_type` is `Contract type`. */
export function contextOf(content: ItemContent): readonly (readonly [name: string, value: string])[] {
  return content.context
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => [readable(name), value] as const)
}

function readable(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  const [first = ''] = words
  return first.toUpperCase() + words.slice(first.length)
}

export function altText(content: ItemContent): string {
  const [first] = textsOf(content)
  return first === undefined ? said.prompts.image : said.prompts.imageOf(cutText(first.text, altChars).shown)
}
