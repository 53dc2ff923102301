import type { AnyDoubt, ModelDoubt } from '../../../domain/figures/model-doubt.ts'
import type { WhyUndefined } from '../../../metrics/numeric/why-undefined.ts'
import { inWords, type Worded } from '../worded.ts'
import { wholeNumber } from './count.ts'

const whyUndefined: Worded<WhyUndefined> = {
  'time-not-positive': 'the time is not above zero',
  'no-times': 'there are no times to look at',
  'times-alike': 'most times are the same',
  'answers-missing': 'answers to known items, or to others, are missing',
  'one-wrong-answer': 'with one wrong answer to choose from, sharing it says nothing',
  'no-gold-answered': 'no known item was answered yet',
  'no-gold-given': 'no known answers were given',
  'no-known-item': 'no item with a known label to judge by',
  'none-of-theirs-known': 'none of their items has a known label',
  'no-item-twice': 'no item has two answers',
  'one-class': 'there are fewer than two classes',
  'ac1-undefined': 'AC1 is undefined',
  'one-item': 'one item shows no spread',
  'answers-alike': 'all answers are the same, so agreement by chance cannot be told',
  'pairs-too-many': 'there are too many pairs of annotators to go through',
  'pairs-alike': 'every pair of annotators gave one and the same label throughout',
  'no-item-shared': 'the two share no item',
  'both-alike': 'both gave one and the same label throughout',
  'draws-undefined': 'too few items: many draws of them leave it undefined',
  'too-large-for-memory': 'too many items, annotators and classes for the memory of an ordinary machine',
  'no-label-yet': 'no item has a label yet',
  'right-labels-unknown': 'how many labels are right is not known',
  'no-gain-measured': 'no gain of a model was measured',
  'one-side-empty': 'one of the two sides has no answers yet',
  'nothing-observed': 'nothing was observed yet',
  'few-golds-for-temperature': ({ least, there }) =>
    `a temperature needs ${wholeNumber(least)} known items, and there are ${wholeNumber(there)}`,
  'few-forecasts': ({ least, there }) =>
    `this takes ${wholeNumber(least)} answers to judge, and there are ${wholeNumber(there)}`,
  'few-known-answers': ({ least, there }) =>
    `this takes ${wholeNumber(least)} answers to known items, and there are ${wholeNumber(there)}`,
  'few-known-items': ({ least, there }) =>
    `this takes ${wholeNumber(least)} known items with answers, and there are ${wholeNumber(there)}`,
  'few-times': ({ least }) => `what is usual takes ${wholeNumber(least)} times to know`,
  'few-exposures': ({ least }) => `this takes ${wholeNumber(least)} answers to the item`,
  'few-days': ({ least }) => `a pace takes ${wholeNumber(least)} days of work by somebody to know`,
  'few-items': ({ least }) => `an interval needs ${wholeNumber(least)} items with two answers or more`,
  'few-shared': ({ least }) => `no two annotators share ${wholeNumber(least)} items`,
  'labels-are-no-numbers': ({ level }) => `alpha at ${level} level needs labels that are numbers`,
}

const modelDoubts: Worded<ModelDoubt> = {
  'few-answers-each': ({ each, least }) =>
    `annotators have ${wholeNumber(Math.floor(each))} answers each on average, and ${wholeNumber(least)} are needed to weigh one against another`,
  'often-against-majority': ({ percent }) => `disagrees with the majority on ${percent} % of items`,
  'class-starved': ({ label, left, won }) =>
    `leaves the label ${label} ${wholeNumber(left)} of the ${wholeNumber(won)} items that it wins by majority`,
}

const said = inWords<WhyUndefined | AnyDoubt>({
  ...whyUndefined,
  ...modelDoubts,
  'about-label': ({ label, doubt }): string => `${label}: ${said(doubt)}`,
})

/** Why a number cannot be told, and why labels that were computed are not trusted. */
export const reasons = { of: said } as const
