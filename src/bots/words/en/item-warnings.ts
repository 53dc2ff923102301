import type { ItemWarning, RowOddity, RowWarning } from '../../../domain/items/item-warning.ts'
import type { Worded } from '../worded.ts'
import { count, wholeNumber } from './count.ts'

/** What is odd but not wrong about the items of a campaign. */
export const itemWarnings: Worded<ItemWarning> = {
  'too-few-annotators': ({ overlap, annotators }) =>
    `No item can ever be finished: each needs ${count(overlap, 'answer')} by different people, and there ${annotators === 1 ? 'is only 1 annotator' : `are only ${annotators} annotators`}. Add annotators or set the overlap to ${annotators}.`,
  'no-gold': 'There are no known answers, so nobody’s accuracy will be known. Fill “gold” on some rows to change that.',
  'no-guideline': 'There is no guideline: people will decide by the names of the labels alone.',
  'others-adding':
    'Others are adding items to this campaign just now, so nothing was added yet. Press Add again in a moment.',
  'gold-never-shown': ({ gold }) =>
    `The share of known answers is 0, so none of the ${count(gold, 'known item')} will be shown.`,
  'gold-runs-out': ({ met, there }) =>
    `Known items will run out: each annotator will meet about ${wholeNumber(met)} and there are ${wholeNumber(there)} for each. After that nobody’s answers are checked. Add ${wholeNumber(met - there)} or lower the share of known answers.`,
  'labels-without-gold': ({ labels, more }) =>
    `No known item has the label ${labels.map((label) => `“${label}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}: mistakes there will not be seen.`,
  'gold-length': ({ gold, others }) =>
    `Known items look different: their texts are ${gold > others ? 'longer' : 'shorter'}, ${wholeNumber(gold)} characters in the middle against ${wholeNumber(others)}.`,
  'gold-length-spread': ({ gold, others }) =>
    `Known items look different: half of their texts have ${wholeNumber(gold.from)} to ${wholeNumber(gold.to)} characters, half of the others ${wholeNumber(others.from)} to ${wholeNumber(others.to)}.`,
  'gold-filled': ({ column, gold, others }) =>
    `Known items look different: “${column}” is filled on ${wholeNumber(gold.rows)} of ${wholeNumber(gold.of)} known rows and on ${wholeNumber(others.rows)} of ${wholeNumber(others.of)} others.`,
  'gold-ids-begin': ({ with: pattern }) => idsLook(`begin with “${pattern}”`),
  'gold-ids-end': ({ with: pattern }) => idsLook(`end in “${pattern}”`),
  'gold-ids-bare': idsLook('begin or end in a digit'),
  'column-unused': ({ column, near }) =>
    `The column “${column.slice(0, 60)}” is not used. ${near === null ? `Call it “context_${column}” to show it beside the item.` : `Did you mean “${near}”?`}`,
  'header-again': onLines('The header once more, as where two files are put together; it becomes an item'),
  'cell-without-column': onLines('Something in a column without a name, which is not used'),
  'gold-unexplained': onLines('A known answer without an explanation'),
  'explanation-without-gold': onLines('An explanation without a known answer, which nobody will see'),
  'ids-shortened': onLines('Ids such as 4.89E+10, shortened by a spreadsheet so that their last digits are lost'),
  'text-means-nothing': onLines(
    'A text that is only a word for nothing, such as nan or null, and will be shown to people as it is',
  ),
  'formula-beside-text': onLines('A formula that failed, such as #N/A, beside the text'),
  'lost-character': onLines('The sign �, which stands where a character was lost'),
  'fewer-cells': onLines('Fewer cells than the header has; those that are missing count as empty'),
}

function idsLook(how: string): string {
  return `Known items look different: their ids ${how} and no others do.`
}

type OnLines = Extract<RowWarning, { readonly kind: RowOddity }>

function onLines(what: string): (warning: Pick<OnLines, 'lines' | 'more'>) => string {
  return ({ lines, more }) =>
    `${what}: line${lines.length + more === 1 ? '' : 's'} ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}
