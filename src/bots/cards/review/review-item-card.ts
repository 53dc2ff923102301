import type { ReviewReason } from '../../../domain/intents/review-intent.ts'
import { promptButtons } from '../../../domain/labels/prompt-buttons.ts'
import type { ReviewItemScreen } from '../../../domain/screens/review-screens.ts'
import type { SkipReason } from '../../../domain/session.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, listed } from '../../words/en/count.ts'
import { button, type Card, type Control, type Part } from '../card.ts'
import { itemParts, textsOf } from '../sessions/item-parts.ts'

const mostButtons = 5
const mostNotes = 4
/** A menu of many labels leaves a message less room. */
const noteChars = { beside: 500, besideMenu: 150 }
const labelsChars = 150
export const whyChars = 400
const mostVotes = 12

const reasonWords: Readonly<Record<ReviewReason, string>> = {
  flagged: 'flagged as an edge case',
  unsure: 'answers leave it unsure',
  tied: 'answers tie',
  'skipped-twice': 'skipped by two people or more',
  exhausted: 'nobody is left to answer it',
}

const skipWords: Readonly<Record<SkipReason, string>> = {
  'not-my-field': 'not my field',
  unclear: 'unclear',
  broken: 'broken or empty',
  other: 'another reason',
}

/** An item with what was noted beside it; what others chose only after the own choice. */
export function reviewItemCard(screen: ReviewItemScreen): Card {
  const { offer, content, reasons, place, campaignName, choice } = screen
  const { parts, wasCut } = itemParts(content)
  const where = `Review · ${count(place.waiting, 'case')} ${place.waiting === 1 ? 'waits' : 'wait'} · until ${place.until} · ${campaignName}`
  const [text] = textsOf(content)
  return {
    title: `Review in ${campaignName}. ${cutText(text?.text ?? '', 200).shown} ${reasonsSaid(reasons)}`,
    step: `review-${offer.sessionId.slice(-8)}-${offer.revision}`,
    parts: [
      { kind: 'small', text: where },
      ...parts,
      ...(wasCut ? [controls(button(promptButtons.readAll, { kind: 'review-read-all', offer }))] : []),
      { kind: 'text', words: [{ strong: 'Why it is here: ' }, reasonsSaid(reasons)] },
      ...noteParts(screen),
      ...(choice === null ? askChoice(screen) : askVerdict(screen, choice)),
    ],
  }
}

function reasonsSaid(reasons: readonly ReviewReason[]): string {
  return reasons.length === 0 ? 'opened again.' : `${listed(reasons.map((reason) => reasonWords[reason]))}.`
}

function noteParts({ notes, skips, labels }: ReviewItemScreen): Part[] {
  const most = labels.length > mostButtons ? noteChars.besideMenu : noteChars.beside
  const shown = notes.slice(0, mostNotes)
  const rest = notes.length - shown.length
  const skipped = skips.map(({ reason, count: n }) => `${skipWords[reason]}${n === 1 ? '' : ` (${n})`}`)
  return [
    ...shown.map(
      (note, at): Part => ({
        kind: 'quoted',
        name: at === 0 ? (notes.length === 1 ? 'Note' : 'Notes') : null,
        text: cutText(note, most).shown,
      }),
    ),
    ...(rest > 0 ? [small(`and ${count(rest, 'more note')}`)] : []),
    ...(skipped.length > 0 ? [small(`Skipped because: ${listed(skipped)}`)] : []),
  ]
}

function askChoice(screen: ReviewItemScreen): Part[] {
  return [
    { kind: 'text', words: [{ strong: 'What do you choose?' }] },
    small('You see what the others chose right after.'),
    labelControls(screen),
    controls(...besides(screen)),
  ]
}

function labelControls({ taskType, labels, offer }: ReviewItemScreen): Part {
  if (taskType === 'multi-choice') {
    const ticks = labels.map(({ id, name }) => ({ text: name, labelId: id }))
    return controls(
      { kind: 'ticks', placeholder: 'Choose all that fit', ticks },
      { kind: 'done', text: promptButtons.done, intent: { kind: 'review-choose', offer, labelIds: [] } },
    )
  }
  const options = labels.map(({ id, name }) => ({
    text: name,
    intent: { kind: 'review-choose', offer, labelIds: [id] } as const,
  }))
  if (options.length <= mostButtons) return controls(...options.map(({ text, intent }) => button(text, intent)))
  return controls({ kind: 'select', placeholder: 'Choose a label', options })
}

function askVerdict(screen: ReviewItemScreen, choice: NonNullable<ReviewItemScreen['choice']>): Part[] {
  const { offer, mayReturn } = screen
  const votes = choice.votes.slice(0, mostVotes)
  return [
    { kind: 'text', words: [{ strong: 'Your choice: ' }, labelsSaid(choice.labels)] },
    votes.length === 0
      ? small('Nobody else has answered it.')
      : {
          kind: 'facts',
          facts: votes.map((vote) => [labelsSaid(vote.labels), count(vote.count, 'answer')] as const),
        },
    ...(choice.known === null ? [] : [knownPart(choice.known)]),
    controls(
      button(`Settle as ${cutText(listed(choice.labels), 50).shown}`, {
        kind: 'review-verdict',
        offer,
        verdict: 'settled',
      }),
      button('Choose again', { kind: 'review-again', offer }),
      ...(mayReturn >= 1 ? [button('Ask 1 more', { kind: 'review-return', offer, more: 1 })] : []),
      ...(mayReturn === 2 ? [button('Ask 2 more', { kind: 'review-return', offer, more: 2 })] : []),
    ),
    controls(...besides(screen)),
  ]
}

function knownPart({ labels, explanation }: NonNullable<NonNullable<ReviewItemScreen['choice']>['known']>): Part {
  const why = explanation === '' ? '' : ` ${cutText(explanation, whyChars).shown}`
  return {
    kind: 'text',
    words: [
      { strong: 'This item has a known answer: ' },
      `${labelsSaid(labels)}.${why} Settling it as something else corrects that answer; dropping it retires it.`,
    ],
  }
}

function besides({ offer, canUndo }: ReviewItemScreen): Control[] {
  return [
    ...(canUndo ? [button(promptButtons.undo, { kind: 'review-undo', offer })] : []),
    button(promptButtons.notNow, { kind: 'review-pass', offer }),
    button(promptButtons.drop, { kind: 'review-verdict', offer, verdict: 'dropped' }),
    {
      kind: 'menu',
      options: [
        { text: promptButtons.guide, intent: { kind: 'guide', campaignId: offer.campaignId } },
        { text: promptButtons.stop, intent: { kind: 'review-stop', offer } },
      ],
    },
  ]
}

/** Labels by their names; several at once can be long. */
export function labelsSaid(labels: readonly string[]): string {
  return cutText(listed(labels), labelsChars).shown
}

function small(text: string): Part {
  return { kind: 'small', text }
}

function controls(...all: readonly Control[]): Part {
  return { kind: 'controls', controls: all }
}
