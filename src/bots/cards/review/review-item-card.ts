import { type Answer, answerKey, orderOf } from '../../../domain/answer.ts'
import type { ReviewItemScreen, Votes } from '../../../domain/screens/review-screens.ts'
import { writtenOrder } from '../../../domain/task-types/ranking.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { said } from '../../words/said.ts'
import { button, type Card, type Control, type Part } from '../card.ts'
import { itemParts, textsOf } from '../sessions/item-parts.ts'
import { oneLess } from '../sessions/kept-line.ts'
import type { Giving } from '../task-types/ask.ts'
import { asks } from '../task-types/asks.ts'
import { areButtons } from '../task-types/one-label.ts'

const noOrder: Answer = { kind: 'order', order: [] }
const mostNotes = 4
/** A menu of many labels leaves a message less room. */
const noteChars = { beside: 500, besideMenu: 150 }
const spokenChars = 200
export const whyChars = 400
const mostVotes = 12
const mostTaken = 5

/** An item with what was noted beside it; what others chose only after the own choice. */
export function reviewItemCard(screen: ReviewItemScreen): Card {
  const { offer, content, reasons, place, campaignName, choice, note } = screen
  const { parts, wasCut } = itemParts(content)
  const [text] = textsOf(content)
  return {
    title: said.review.spoken(campaignName, cutText(text?.text ?? '', spokenChars).shown, reasons),
    step: `review-${offer.sessionId.slice(-8)}-${offer.revision}${screen.soFar ? `-${answerKey(screen.soFar)}` : ''}`,
    parts: [
      // In one place, so that no button moves under a thumb.
      small(note === undefined ? said.review.placeIn(campaignName, place) : said.prompts.notes[note]),
      ...parts,
      ...(wasCut ? [controls(button(said.prompts.buttons.readAll, { kind: 'review-read-all', offer }))] : []),
      { kind: 'text', words: said.review.whyHere(reasons) },
      ...noteParts(screen),
      ...(choice === null ? askChoice(screen) : askVerdict(screen, choice)),
    ],
  }
}

function noteParts({ notes, skips, labels }: ReviewItemScreen): Part[] {
  const most = !areButtons(labels) ? noteChars.besideMenu : noteChars.beside
  const shown = notes.slice(0, mostNotes)
  const rest = notes.length - shown.length
  return [
    ...shown.map(
      (note, at): Part => ({
        kind: 'quoted',
        name: at === 0 ? said.review.notes(notes.length) : null,
        text: cutText(note, most).shown,
      }),
    ),
    ...(rest > 0 ? [small(said.review.moreNotes(rest))] : []),
    ...(skips.length > 0 ? [small(said.review.skippedBecause(skips))] : []),
  ]
}

function askChoice(screen: ReviewItemScreen): Part[] {
  const begun = orderOf(screen.soFar ?? noOrder)
  return [
    { kind: 'text', words: [{ strong: said.review.whatDoYouChoose }] },
    ...(begun.length === 0 ? [] : [small(said.prompts.soFar([writtenOrder(begun)]))]),
    small(said.review.othersRightAfter),
    answerControls(screen),
    controls(...besides(screen)),
  ]
}

function answerControls({ taskType, labels, offer, content, soFar }: ReviewItemScreen): Part {
  const { reviewWrites } = asks[taskType]
  if (reviewWrites !== undefined) return controls(...reviewWrites(content, offer))
  const own = content.candidates === undefined ? labels : labels.slice(0, content.candidates.length)
  const give: Giving = (answer, isSoFar) => ({ kind: isSoFar ? 'review-so-far' : 'review-choose', offer, answer })
  return controls(...asks[taskType].reviewControls(own, give, orderOf(soFar ?? noOrder)))
}

function askVerdict(screen: ReviewItemScreen, choice: NonNullable<ReviewItemScreen['choice']>): Part[] {
  const { offer, mayReturn } = screen
  const votes = choice.votes.slice(0, mostVotes)
  return [
    { kind: 'text', words: said.review.yourChoice(choice.labels) },
    votes.length === 0
      ? small(said.review.nobodyElse)
      : {
          kind: 'facts',
          facts: votes.map((vote) => said.review.vote(vote.labels, vote.count)),
        },
    ...takeOver(offer, votes, choice.labels),
    ...(choice.known === null ? [] : [knownPart(choice.known)]),
    controls(
      button(said.review.settleAs(choice.labels), {
        kind: 'review-verdict',
        offer,
        verdict: 'settled',
      }),
      button(said.review.chooseAgain, { kind: 'review-again', offer }),
      ...(mayReturn >= 1 ? [button(said.review.askMore[1], { kind: 'review-return', offer, more: 1 })] : []),
      ...(mayReturn === 2 ? [button(said.review.askMore[2], { kind: 'review-return', offer, more: 2 })] : []),
    ),
    controls(...besides(screen)),
  ]
}

/** What others wrote cannot be chosen from a list of labels: it is taken over as it stands. */
function takeOver(offer: ReviewItemScreen['offer'], votes: Votes, own: readonly string[]): Part[] {
  const others = votes.slice(0, mostTaken).flatMap(({ given, labels }) => {
    const isOwn = labels.join() === own.join()
    return given === undefined || isOwn ? [] : [button(said.review.take(labels), { kind: 'review-take', offer, given })]
  })
  return others.length === 0 ? [] : [controls(...others)]
}

function knownPart({ labels, explanation }: NonNullable<NonNullable<ReviewItemScreen['choice']>['known']>): Part {
  return { kind: 'text', words: said.review.hasKnownAnswer(labels, cutText(explanation, whyChars).shown) }
}

function besides({ offer, canUndo, soFar }: ReviewItemScreen): Control[] {
  const { undo } = said.prompts.buttons
  return [
    ...(soFar ? [button(undo, { kind: 'review-so-far', offer, answer: oneLess(soFar) })] : []),
    ...(canUndo && !soFar ? [button(said.prompts.buttons.undo, { kind: 'review-undo', offer })] : []),
    button(said.prompts.buttons.notNow, { kind: 'review-pass', offer }),
    button(said.prompts.buttons.drop, { kind: 'review-verdict', offer, verdict: 'dropped' }),
    {
      kind: 'menu',
      options: [
        { text: said.prompts.buttons.guide, intent: { kind: 'guide', campaignId: offer.campaignId } },
        { text: said.prompts.buttons.stop, intent: { kind: 'review-stop', offer } },
      ],
    },
  ]
}

function small(text: string): Part {
  return { kind: 'small', text }
}

function controls(...all: readonly Control[]): Part {
  return { kind: 'controls', controls: all }
}
