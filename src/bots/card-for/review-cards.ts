import { cutText } from '../../domain/cut-text.ts'
import type { ReviewReason, Verdict } from '../../domain/review-intent.ts'
import type {
  ChooseReviewScreen,
  OutcomesScreen,
  ReviewItemScreen,
  ReviewOverScreen,
} from '../../domain/review-screens.ts'
import type { SkipReason } from '../../domain/session.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { count, listed } from '../count.ts'
import { itemParts, textsOf } from './item-parts.ts'

const mostButtons = 5
const mostNotes = 8
const noteChars = 500
const mostVotes = 12
const mostOutcomes = 10
const mostCampaigns = 10

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
      ...(wasCut ? [controls(button('Read all', { kind: 'review-read-all', offer }))] : []),
      { kind: 'text', words: [{ strong: 'Why it is here: ' }, reasonsSaid(reasons)] },
      ...noteParts(screen),
      ...(choice === null ? askChoice(screen) : askVerdict(screen, choice)),
    ],
  }
}

function reasonsSaid(reasons: readonly ReviewReason[]): string {
  return reasons.length === 0 ? 'opened again.' : `${listed(reasons.map((reason) => reasonWords[reason]))}.`
}

function noteParts({ notes, skips }: ReviewItemScreen): Part[] {
  const shown = notes.slice(0, mostNotes)
  const rest = notes.length - shown.length
  const skipped = skips.map(({ reason, count: n }) => `${skipWords[reason]}${n === 1 ? '' : ` (${n})`}`)
  return [
    ...shown.map(
      (note, at): Part => ({
        kind: 'quoted',
        name: at === 0 ? (notes.length === 1 ? 'Note' : 'Notes') : null,
        text: cutText(note, noteChars).shown,
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
      { kind: 'done', text: 'Done', intent: { kind: 'review-choose', offer, labelIds: [] } },
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
    { kind: 'text', words: [{ strong: 'Your choice: ' }, listed(choice.labels)] },
    votes.length === 0
      ? small('Nobody else has answered it.')
      : {
          kind: 'facts',
          facts: votes.map((vote) => [listed(vote.labels), count(vote.count, 'answer')] as const),
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
  const why = explanation === '' ? '' : ` ${explanation}`
  return {
    kind: 'text',
    words: [
      { strong: 'This item has a known answer: ' },
      `${listed(labels)}.${why} Settling it as something else corrects that answer; dropping it retires it.`,
    ],
  }
}

function besides({ offer, canUndo }: ReviewItemScreen): Control[] {
  return [
    ...(canUndo ? [button('Undo', { kind: 'review-undo', offer })] : []),
    button('Not now', { kind: 'review-pass', offer }),
    button('Drop', { kind: 'review-verdict', offer, verdict: 'dropped' }),
    {
      kind: 'menu',
      options: [
        { text: 'Guide', intent: { kind: 'guide', campaignId: offer.campaignId } },
        { text: 'Stop for now', intent: { kind: 'review-stop', offer } },
      ],
    },
  ]
}

const endings: Readonly<Record<ReviewOverScreen['reason'], string>> = {
  time: 'Time is up.',
  'nothing-left': 'No case waits any more.',
  stopped: 'Review has stopped.',
  expired: 'This review has ended while you were away.',
}

export function reviewOverCard(screen: ReviewOverScreen): Card {
  const { campaignId, campaignName, reason, settled, returned, dropped, waiting, undo } = screen
  const kinds = [
    ...(settled > 0 ? [`settled ${count(settled, 'case')}`] : []),
    ...(returned > 0 ? [`asked for more answers on ${returned}`] : []),
    ...(dropped > 0 ? [`dropped ${dropped}`] : []),
  ]
  const done = kinds.length === 0 ? 'Nothing was decided.' : `You ${listed(kinds)}. Thank you.`
  const left = waiting === 0 ? 'Nothing waits.' : `${count(waiting, 'case')} still ${waiting === 1 ? 'waits' : 'wait'}.`
  const all: Control[] = [
    ...(waiting > 0 ? [button('Review more', { kind: 'review', which: { campaignId }, minutes: null })] : []),
    ...(undo === null ? [] : [button('Undo last verdict', { kind: 'review-undo', offer: undo })]),
  ]
  return {
    title: `${campaignName}: ${endings[reason]} ${done}`,
    step: `review-over-${undo?.revision ?? 0}`,
    parts: [
      { kind: 'small', text: campaignName },
      { kind: 'text', words: [{ strong: `${endings[reason]} ` }, `${done} ${left}`] },
      ...(all.length > 0 ? [controls(...all)] : []),
    ],
  }
}

export function chooseReviewCard({ campaigns }: ChooseReviewScreen): Card {
  return {
    title: 'Which cases would you like to review?',
    step: 'choose-review',
    parts: [
      { kind: 'text', words: [{ strong: 'Which cases would you like to review?' }] },
      ...campaigns.slice(0, mostCampaigns).flatMap(({ campaignId, name, waiting }): Part[] => [
        {
          kind: 'text',
          words: [{ strong: name }, `: ${count(waiting, 'case')} ${waiting === 1 ? 'waits' : 'wait'}`],
        },
        controls(button('Review', { kind: 'review', which: { campaignId }, minutes: null })),
      ]),
    ],
  }
}

/** What became of cases that this person flagged. */
export function outcomesCard({ campaignName, outcomes }: OutcomesScreen): Card {
  const shown = outcomes.slice(0, mostOutcomes)
  const rest = outcomes.length - shown.length
  const cases = outcomes.length === 1 ? 'the case' : `${outcomes.length} cases`
  return {
    title: `${campaignName}: what became of ${cases} you flagged.`,
    step: 'outcomes',
    parts: [
      {
        kind: 'text',
        words: [
          { strong: `${campaignName}: ` },
          `here is what became of ${cases} you flagged. Thank you for speaking up.`,
        ],
      },
      ...shown.flatMap(({ excerpt, verdict, labels, why }): Part[] => [
        { kind: 'quoted', name: null, text: excerpt },
        { kind: 'text', words: outcomeSaid(verdict, labels, why) },
      ]),
      ...(rest > 0 ? [small(`and ${count(rest, 'more case')}`)] : []),
    ],
  }
}

function outcomeSaid(verdict: Verdict, labels: readonly string[], why: string): Words {
  const reason = why === '' ? '' : ` ${why}`
  switch (verdict) {
    case 'settled':
      return [{ strong: `Settled as ${listed(labels)}.` }, reason]
    case 'dropped':
      return [{ strong: 'Taken out of the campaign.' }, reason]
    case 'returned':
      return [{ strong: 'More people are being asked.' }, reason]
  }
}

function small(text: string): Part {
  return { kind: 'small', text }
}

function controls(...all: readonly Control[]): Part {
  return { kind: 'controls', controls: all }
}
