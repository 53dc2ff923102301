import type { LabelProblem } from '../../../domain/labels/label-problem.ts'
import type { Worded } from '../worded.ts'
import { count, wholeNumber } from './count.ts'

/** What is wrong with the labels that a lead typed. */
export const labelProblems: Worded<LabelProblem> = {
  'too-few-labels': ({ least }) => `Give at least ${least} labels, one on each line.`,
  'too-many-labels': ({ labels, most }) => `There are ${wholeNumber(labels)} labels; ${most} is the most.`,
  'no-label-before-colon': ({ line }) => `Line ${line} has no label before the colon.`,
  'label-twice': ({ label, line, other, otherLine }) => {
    const already = `“${label}” on line ${line} is already on line ${otherLine}`
    return label === other
      ? `${already}.`
      : `${already} as “${other}”: only case, spaces or how letters are written differ.`
  },
  'labels-look-alike': ({ label, line, other, otherLine }) =>
    `“${label}” on line ${line} looks like “${other}” on line ${otherLine}: some letters are of another alphabet. Nobody could tell them apart.`,
  'label-is-button': ({ label, line }) =>
    `“${label}” on line ${line} is also a button that stands beside labels. Call the label something else, such as “${label} (label)”.`,
  'label-too-long': ({ line, length, most }) =>
    `The label on line ${line} has ${count(length, 'character')}; ${wholeNumber(most)} is the most.`,
  'definition-too-long': ({ label, length, most }) =>
    `The definition of “${label}” has ${count(length, 'character')}; ${wholeNumber(most)} is the most.`,
  'label-with-semicolon': ({ label }) =>
    label === '[]'
      ? 'In files [] says that no label fits, so no label can be called that.'
      : `“${label}” holds a semicolon, which stands between labels in files.`,
  'range-goes-down': ({ range }) => `The range ${range} must go up, as in 1-5.`,
  'range-too-long': ({ range, steps, most }) =>
    `The range ${range} has ${wholeNumber(steps)} steps; ${most} is the most.`,
  'no-step-of-range': ({ label, line, range }) => `“${label}” on line ${line} is no step of the range ${range}.`,
  'no-whole-number': ({ label, line }) =>
    `“${label}” on line ${line} is not a whole number. A rating takes a range such as 1-5.`,
}
