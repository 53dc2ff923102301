import type { ItemPlace, ItemProblem, NamesThere } from '../../../domain/items/item-problem.ts'
import type { ForeignLetter } from '../../../domain/labels/foreign-letter.ts'
import type { Worded } from '../worded.ts'
import { wholeNumber } from './count.ts'
import { fileFaults } from './file-faults.ts'

export const shortenedAdvice =
  'A spreadsheet wrote it short, and its last digits are lost: make the column text before the ids are filled in.'

/** Behind a word that looks like another. */
export function sinceForeign(found: ForeignLetter | null): string {
  return found === null ? '' : `, since its “${found.letter}” is a ${found.alphabet} letter`
}

/** What is wrong with a file of items, or with a row of it. */
export const itemProblems: Worded<ItemProblem> = {
  ...fileFaults,
  'no-items': 'There are no items in it.',
  'only-gold': 'Every row has a known answer. Leave “gold” empty on the items that are to be labeled.',
  'name-too-long': ({ name, length, most }) =>
    `The name “${name}” has ${wholeNumber(length)} characters; ${wholeNumber(most)} is the most.`,
  'column-twice': ({ column }) => `Two columns are called “${column}”.`,
  'key-twice': ({ column }) => `“${column}” is there twice.`,
  'no-column': ({ column, there }) => `There is no column “${column}”. ${thereIs(there)}`,
  'no-key': ({ column, others, there }) => `There is no “${column}” here${norOn(others)}. ${thereIs(there)}`,
  'zero-character': ({ column }) => `“${column}” holds a zero character, which cannot be kept.`,
  'half-character': ({ column }) => `“${column}” holds half of a character.`,
  'cell-empty': ({ column }) => `“${column}” is empty.`,
  'cell-unseen': ({ column }) => `“${column}” holds nothing that can be seen, only such as zero-width spaces.`,
  'no-text-or-number': ({ column }) => `“${column}” must be text or a number.`,
  'number-too-large': ({ column }) => `“${column}” is too large a number to be kept exactly: put it in quotes.`,
  'cell-too-long': ({ column, length, most }) =>
    `“${column}” has ${wholeNumber(length)} characters; ${wholeNumber(most)} is the most.`,
  'failed-formula': ({ column, formula }) =>
    `“${column}” is ${formula}: a formula that failed in a spreadsheet. Put the ${column} itself there.`,
  'too-much-context': ({ values, most }) =>
    `There are ${wholeNumber(values)} values of context; ${wholeNumber(most)} is the most.`,
  'image-too-long': ({ most }) => `The image’s address is longer than ${wholeNumber(most)} characters.`,
  'image-not-https': 'The image must be an address that begins with https://.',
  'no-priority': ({ written, least, most }) =>
    `“${written}” is no priority: give a whole number from ${least} to ${most}.`,
  'gold-no-step': ({ label, first, last, meant }) =>
    `“${label}” is no step of this rating, which goes from ${first} to ${last}.${meant === null ? '' : ` Did you mean “${meant}”?`}`,
  'gold-unknown-label': ({ label, nearest, labels }) => {
    const none = `“${label}” is not one of the labels`
    if (nearest !== null) return `${none}${sinceForeign(nearest.foreign)}. Did you mean “${nearest.name}”?`
    return labels === null ? `${none}.` : `${none}: ${labels.join(', ')}.`
  },
  'gold-none': () =>
    '[] in “gold” says that no label fits, which is no answer here. It is one in “Several labels for each item, or none”.',
  'gold-no-order': 'In “gold”, name each text of its row once, the best first, as “B, A, C”.',
  'no-candidates': ({ count, least, most }) =>
    `“candidates” holds ${wholeNumber(count)}: give ${least} to ${most} texts to be put in order.`,
  'gold-more-unknown': ({ more }) => `And ${wholeNumber(more)} more in “gold” are not labels either.`,
  'same-id': ({ id, place, isShortened }) =>
    `The id “${id}” is already ${at(place)}.${isShortened ? ` ${shortenedAdvice}` : ''}`,
  'same-text': ({ place }) => `The same text is already ${at(place)}.`,
  'same-pair': ({ place }) => `The same pair is already ${at(place)}.`,
  'same-candidates': ({ place }) => `The same texts are already ${at(place)}.`,
}

function thereIs(there: NamesThere): string {
  if (there.kind === 'near') return `Is it the one called “${there.name}”?`
  const { names, more } = there
  if (names.length === 0) return 'There is nothing else either.'
  return `What is there: ${names.map((name) => `“${name}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}

function norOn(others: number): string {
  if (others === 0) return ''
  return others === 1 ? ', nor on another line' : `, nor on ${wholeNumber(others)} other lines`
}

function at(place: ItemPlace): string {
  return place === 'campaign' ? 'in the campaign' : `on line ${place}`
}
