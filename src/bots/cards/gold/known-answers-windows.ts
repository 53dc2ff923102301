import { limits } from '../../../domain/limits.ts'
import type { GoldFormScreen, GoldLine, GoldListScreen } from '../../../domain/screens/steer-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { readingWindow } from '../campaigns/reading-windows.ts'
import { button, type Control, type Part, type WindowCard, type Words } from '../card.ts'
import { itemParts, textsOf } from '../sessions/item-parts.ts'
import { asks } from '../task-types/asks.ts'

const excerptChars = 220
const mostVotes = 10

/** A campaign's known answers; those that most people fail come first, as suspects themselves. */
export function knownAnswersWindow(screen: GoldListScreen): WindowCard {
  const { campaignId, total, suspects, golds } = screen
  return readingWindow(said.gold.heading, [
    text(...said.gold.howMany(screen)),
    ...(screen.said === null ? [] : [text(said.gold.done[screen.said])]),
    ...(total === 0 ? [text(said.gold.withoutAny)] : []),
    ...(total > 0 && suspects > 0 ? [text(...said.gold.areSuspect(suspects))] : []),
    ...golds.flatMap(goldLine),
    { kind: 'controls', controls: listControls(screen, campaignId) },
  ])
}

function goldLine(line: GoldLine): Part[] {
  const { gold } = line
  const controls: Control[] = [
    button(said.gold.correct, { kind: 'gold-open', gold }),
    line.retired
      ? button(said.gold.useAgain, { kind: 'gold-return', gold })
      : button(said.gold.retire, { kind: 'gold-retire', gold }),
  ]
  return [
    { kind: 'quoted', name: line.suspect ? said.gold.suspect : null, text: excerptOf(line.content) },
    { kind: 'text', words: said.gold.fared(line) },
    { kind: 'controls', controls },
  ]
}

function listControls({ page, pages }: GoldListScreen, campaignId: string): Control[] {
  return [
    button(said.gold.add, { kind: 'steer', act: 'add', which: { campaignId } }),
    ...(page > 1 ? [button(said.gold.earlier, { kind: 'gold-list', campaignId, page: page - 1 })] : []),
    ...(page < pages ? [button(said.gold.more(page, pages), { kind: 'gold-list', campaignId, page: page + 1 })] : []),
  ]
}

function excerptOf(content: GoldLine['content']): string {
  const text = textsOf(content)
    .map((it) => (it.name === null ? it.text : said.prompts.side(it.name, it.text)))
    .join(' ')
  return cutText(text.replaceAll(/\s+/gu, ' '), excerptChars).shown
}

/** One known answer, to be corrected. */
export function knownAnswerForm(screen: GoldFormScreen): WindowCard {
  const { gold, content, labels, answer, explanation, votes, taskType, problem } = screen
  const { mayBeEmpty = false, hint = null } = asks[taskType]
  const input = asks[taskType].field(labels, answer)
  const shown = votes.slice(0, mostVotes)
  return {
    heading: said.gold.form.heading,
    parts: [
      ...(problem === null ? [] : [{ kind: 'text', words: [{ strong: said.problems.of(problem) }] } as const]),
      ...itemParts(content).parts,
      shown.length === 0
        ? { kind: 'small', text: said.gold.form.notAnswered }
        : {
            kind: 'facts',
            facts: shown.map((vote) => said.gold.vote(vote.labels, vote.count)),
          },
      {
        kind: 'field',
        name: input.kind === 'lines' ? 'answer' : 'labels',
        label: said.gold.form.rightAnswer,
        hint: mayBeEmpty ? said.gold.form.emptyIsNone : hint,
        optional: mayBeEmpty,
        input,
      },
      {
        kind: 'field',
        name: 'explanation',
        label: said.gold.form.explanation,
        hint: said.gold.form.explanationShown,
        optional: true,
        input: { kind: 'lines', initial: explanation, most: limits.explanation },
      },
    ],
    submit: { text: said.gold.form.submit, form: 'gold', intent: { kind: 'gold-open', gold } },
    close: said.windows.cancel,
    closesAll: false,
  }
}

function text(...words: Words): Part {
  return { kind: 'text', words }
}
