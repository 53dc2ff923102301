import { limits } from '../../../domain/limits.ts'
import type { GoldFormScreen, GoldLine, GoldListScreen } from '../../../domain/screens/steer-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, listed, percent } from '../../words/en/count.ts'
import { readingWindow } from '../campaigns/reading-windows.ts'
import { button, type Control, type Input, type Part, type WindowCard, type Words } from '../card.ts'
import { itemParts, textsOf } from '../sessions/item-parts.ts'

const excerptChars = 220
const mostVotes = 10
const labelsChars = 150

const saidWords: Readonly<Record<NonNullable<GoldListScreen['said']>, string>> = {
  corrected: 'The known answer is corrected, and the scores of all who met it with it.',
  retired: 'It is retired: nobody is shown it any more. Answers to it still count for scores.',
  returned: 'It is in use again.',
}

/** A campaign's known answers; those that most people fail come first, as suspects themselves. */
export function knownAnswersWindow(screen: GoldListScreen): WindowCard {
  const { campaignId, name, total, retired, suspects, golds, said } = screen
  const unused = retired === 0 ? '' : `, ${retired} of them retired`
  const doubt: Part[] =
    suspects === 0
      ? []
      : [
          {
            kind: 'text',
            words: [
              { strong: `${count(suspects, 'known answer')} ${suspects === 1 ? 'is' : 'are'} suspect. ` },
              'Most people who met them chose something else: look at the answer before you doubt the people.',
            ],
          },
        ]
  return readingWindow('Known answers', [
    { kind: 'text', words: [{ strong: name }, `: ${count(total, 'known answer')}${unused}.`] },
    ...(said === null ? [] : [{ kind: 'text', words: [saidWords[said]] } as const]),
    ...(total === 0 ? [{ kind: 'text', words: ['Without any, nobody’s accuracy is known.'] } as const] : doubt),
    ...golds.flatMap(goldLine),
    { kind: 'controls', controls: listControls(screen, campaignId) },
  ])
}

function goldLine(line: GoldLine): Part[] {
  const { gold } = line
  const controls: Control[] = [
    button('Correct', { kind: 'gold-open', gold }),
    line.retired ? button('Use again', { kind: 'gold-return', gold }) : button('Retire', { kind: 'gold-retire', gold }),
  ]
  return [
    { kind: 'quoted', name: line.suspect ? 'Suspect' : null, text: excerptOf(line.content) },
    { kind: 'text', words: fared(line) },
    { kind: 'controls', controls },
  ]
}

function fared({ labels, shown, answered, wrong, flagged, retired, mostChosen }: GoldLine): Words {
  const failed =
    answered === 0
      ? 'nobody has answered yet'
      : `${wrong} of ${answered} chose something else (${percent(wrong / answered)})${mostChosen === null ? '' : `, most often ${labelsSaid(mostChosen)}`}`
  const flags = flagged === 0 ? '' : `; flagged by ${count(flagged, 'person', 'people')}`
  return [
    { strong: labelsSaid(labels) },
    `${retired ? ' (retired)' : ''}: shown ${count(shown, 'time')}; ${failed}${flags}.`,
  ]
}

function listControls({ page, pages }: GoldListScreen, campaignId: string): Control[] {
  return [
    button('Add known answers', { kind: 'steer', act: 'add', which: { campaignId } }),
    ...(page > 1 ? [button('Earlier', { kind: 'gold-list', campaignId, page: page - 1 })] : []),
    ...(page < pages ? [button(`More (${page} of ${pages})`, { kind: 'gold-list', campaignId, page: page + 1 })] : []),
  ]
}

/** Labels by their names; several at once can be long. */
function labelsSaid(labels: readonly string[]): string {
  return cutText(listed(labels), labelsChars).shown
}

function excerptOf(content: GoldLine['content']): string {
  const text = textsOf(content)
    .map((it) => (it.name === null ? it.text : `${it.name}: ${it.text}`))
    .join(' ')
  return cutText(text.replaceAll(/\s+/gu, ' '), excerptChars).shown
}

/** One known answer, to be corrected. */
export function knownAnswerForm(screen: GoldFormScreen): WindowCard {
  const { gold, content, labels, labelIds, explanation, votes, taskType, problem } = screen
  const options = labels.map(({ id, name }) => ({ value: String(id), text: name }))
  const chosen = labelIds.map(String)
  const input: Input =
    taskType === 'multi-choice'
      ? { kind: 'some-of', options, initial: chosen }
      : { kind: 'one-of', options, initial: chosen[0] ?? '' }
  const shown = votes.slice(0, mostVotes)
  return {
    heading: 'Correct a known answer',
    parts: [
      ...(problem === null ? [] : [{ kind: 'text', words: [{ strong: problem }] } as const]),
      ...itemParts(content).parts,
      shown.length === 0
        ? { kind: 'small', text: 'Nobody has answered it yet.' }
        : {
            kind: 'facts',
            facts: shown.map((vote) => [labelsSaid(vote.labels), count(vote.count, 'person', 'people')] as const),
          },
      { kind: 'field', name: 'labels', label: 'Right answer', hint: null, optional: false, input },
      {
        kind: 'field',
        name: 'explanation',
        label: 'Explanation',
        hint: 'Shown in training, where each answer gets its verdict.',
        optional: true,
        input: { kind: 'lines', initial: explanation, most: limits.explanation },
      },
    ],
    submit: { text: 'Correct', form: 'gold', intent: { kind: 'gold-open', gold } },
    close: 'Cancel',
    closesAll: false,
  }
}
