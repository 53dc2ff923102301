import type { FormProblem } from '../../../domain/forms/form-problem.ts'
import { inWords, type Worded } from '../worded.ts'
import { count, listed, wholeNumber } from './count.ts'
import { fileFaults } from './file-faults.ts'
import { labelProblems } from './label-problems.ts'

const ofLabels = inWords(labelProblems)
const ofFile = inWords(fileFaults)

/** What is wrong with a field of a form in which a lead starts or changes a campaign. */
export const formProblems: Worded<FormProblem> = {
  'too-long': ({ length, most }) => `${count(length, 'character')}; ${wholeNumber(most)} is the most.`,
  'change-note-too-long': ({ length, most }) =>
    `${count(length, 'character')}; ${wholeNumber(most)} is the most. One or two sentences will do.`,
  'text-with-zero': 'This holds a character that cannot be kept.',
  'name-with-zero': 'The name holds a character that cannot be kept.',
  'labels-with-zero': 'The labels hold a character that cannot be kept.',
  'no-name': 'Give the campaign a name.',
  'no-task-type': 'Choose a type of task.',
  'no-weekly-time': 'Choose a day of the week and a time.',
  'no-annotator': 'Choose at least one annotator.',
  'somebody-twice': 'Somebody is named twice.',
  'name-taken': ({ name }) => `There is already a campaign called “${name}”. Give this one another name.`,
  'name-looks-taken': ({ taken }) =>
    `This looks like the campaign “${taken}”: some letters are of another alphabet, or drawn otherwise. Give this one another name.`,
  'overlap-outside': ({ least, most }) => `How many people answer each item? A whole number from ${least} to ${most}.`,
  'minutes-outside': ({ least, most }) => `A session takes ${least} to ${most} whole minutes.`,
  'stop-outside': ({ least, most }) => `Stop at ${least} to ${most} %, or leave this empty.`,
  'gold-share-outside': ({ most }) => `The share of known answers goes from 0 to ${most} %.`,
  'stop-without-labels': 'Texts have no vote to stop by: leave this empty.',
  'fewest-without-stop': 'This goes with stopping early: say at how many percent, or leave both empty.',
  'fewest-outside': ({ overlap }) => `At least how many answers? A whole number from 1 up to the overlap, ${overlap}.`,
  labels: ({ first, more }) => `${ofLabels(first)}${more === 0 ? '' : ` And ${wholeNumber(more)} more.`}`,
  'guideline-twice': 'There is a typed guideline and a file: remove one of them.',
  'guideline-file-no-text': 'The guideline must be a plain text file in UTF-8, such as .txt or .md.',
  'guideline-no-text': 'The guideline must be plain text; this holds characters that are not.',
  'guideline-too-long': ({ length, most }) =>
    `The guideline has ${wholeNumber(length)} characters; ${wholeNumber(most)} is the most.`,
  'items-unreadable': ({ what }) => ofFile(what),
  'no-rows': 'There is no row in it below the header line.',
  'file-not-fetched': 'This file could not be fetched. Attach it once more.',
  'file-over-size': 'This file is larger than 10 MB. “labelbreak import” takes files of any size.',
  'column-not-chosen': 'Choose the column that experts are to read.',
  'column-chosen-twice': 'This column is chosen for something else already.',
  'gold-of-other-labels': ({ column, values }) =>
    values.length === 0
      ? `What the column “${column}” holds is none of these labels.`
      : `The column “${column}” holds ${listed(values.map((value) => `“${value}”`))}: none of these labels.`,
  'no-items-given': 'Add the items: a CSV or JSONL file here, or pasted rows.',
  'items-given-twice': 'There is a file and pasted rows: remove one of them.',
  'no-change-note': 'Say in a sentence what is new: annotators read it in their next invitation.',
  'change-note-alone': 'The guideline itself is unchanged. Change it, or leave this empty.',
  'changed-by-others': ({ to }) =>
    `Somebody else changed this${to === null ? '' : ` to ${to}`} while you had it open. Put back what stood here to keep theirs, or open the form again to change it.`,
  'guideline-changed-by-others': ({ version }) =>
    `Somebody else changed the guideline while you had it open: it is version ${version} now. Copy your text, then open the form again and put both together.`,
}
