import type { DecisionShown, DigestScreen, SeveralDigests } from '../../../domain/screens/digest-screens.ts'
import type { ButtonIntent } from '../../codec/intent-codec.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import { button, type Card, type Part } from '../card.ts'
import { decisionParts } from './decision-parts.ts'
import { digestStep, headOf, restOf } from './whole-digest-card.ts'

const mostLines = 3
const mostDecisions = 2
/** A platform's select takes no more. */
const mostOptions = 100

/**
 * A line for each campaign, the weightiest decisions, and More for each campaign's whole digest. In a channel, where nobody in
 * particular reads it, that stands below.
 */
export function severalDigestsCard({ digests }: SeveralDigests): Card {
  const { several } = said.digest
  const waiting = digests.filter(waits).length
  const [heading, headline] = [
    several.heading(digests.length, weekOf(digests)),
    several.headline(waiting, digests.length),
  ]
  const isForAll = digests.some(({ figures, annotators }) => annotators === null && figures !== null)
  const just = said.decisions.justDecided(digests.flatMap(({ decisions }) => decisions))
  return {
    title: just ?? (isForAll ? heading : `${heading}: ${headline}`),
    step: digestStep,
    parts: [{ kind: 'heading', text: heading }, ...(isForAll ? forAll(digests) : forOne(digests, headline))],
  }
}

function forOne(digests: readonly DigestScreen[], headline: string): Part[] {
  const [first, rest] = [digests.slice(0, mostLines), digests.slice(mostLines)]
  const put = decisionsPut(first)
  const isPut = ({ decisions: [one] }: DigestScreen) => put.some(({ shown }) => shown === one)
  return [
    { kind: 'text', words: [{ strong: headline }] },
    ...first.map((one) => linePart(one, isPut(one))),
    ...put.flatMap(({ digest: { campaignId, campaignName, week }, shown }) =>
      decisionParts(campaignId, shown, week.to, true, shortName(campaignName)),
    ),
    ...(rest.length === 0 ? [] : restParts(rest)),
  ]
}

function linePart(digest: DigestScreen, isPutBelow: boolean): Part {
  const { several, brief } = said.digest
  const text = several.line(digest, isPutBelow)
  if (!hasMore(digest)) return { kind: 'text', words: [text] }
  const more = { ...button(brief.more, moreOf(digest)), spoken: several.moreOf(digest.campaignName) }
  return { kind: 'line', text, button: more }
}

/** A quiet week is told by its line. */
function hasMore({ figures, decisions, undelivered }: DigestScreen): boolean {
  return figures !== null || decisions.length > 0 || undelivered.length > 0
}

type Put = { readonly digest: DigestScreen; readonly shown: DecisionShown }

/** The weightiest of each campaign go first. */
function decisionsPut(digests: readonly DigestScreen[]): Put[] {
  const all = digests.flatMap((digest) => digest.decisions.map((shown, at) => ({ digest, shown, at })))
  return [...all.filter(({ at }) => at === 0), ...all.filter(({ at }) => at > 0)].slice(0, mostDecisions)
}

function restParts(rest: readonly DigestScreen[]): Part[] {
  const { several } = said.digest
  const options = rest.slice(0, mostOptions).map((one) => ({ text: shortName(one.campaignName), intent: moreOf(one) }))
  return [
    { kind: 'small', text: several.rest(rest.filter(waits).length, rest.length) },
    { kind: 'controls', controls: [{ kind: 'select', placeholder: several.chooseMore, options }] },
  ]
}

function forAll(digests: readonly DigestScreen[]): Part[] {
  return [
    ...digests.slice(0, mostLines).flatMap((one) => [...headOf(one).parts, ...restOf(one)]),
    ...digests.slice(mostLines).map((one): Part => ({ kind: 'text', words: [said.digest.several.line(one, false)] })),
  ]
}

function waits({ decisions }: DigestScreen): boolean {
  return decisions.some(({ outcome }) => outcome === undefined)
}

function moreOf({ campaignId, week }: DigestScreen): ButtonIntent {
  return { kind: 'whole-digest', campaignId, weekStart: week.from }
}

/** From the first day of any to the last of any: zones may be a day apart. */
function weekOf(digests: readonly DigestScreen[]): DigestScreen['week'] {
  const weeks = digests.map(({ week }) => week)
  const from = weeks.map((week) => week.from).sort()[0] ?? ''
  const to =
    weeks
      .map((week) => week.to)
      .sort()
      .at(-1) ?? ''
  return { from, to }
}
