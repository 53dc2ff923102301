import { setTimeout as sleep } from 'node:timers/promises'
import type { Outcome } from '../../playground/slack/deliver.ts'
import type { PersonDriver } from '../../playground/slack/driver/person-driver.ts'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import type { Message } from '../../playground/slack/workspace-state.ts'
import { said } from '../../src/bots/words/said.ts'
import { cardOf, promptOn, wordsOn } from './product-cards.ts'
import type { KeptAnswer } from './product-ledger.ts'

/** One click on a prompt, and whether it was acknowledged without a word of something gone wrong. */
export type Attempt = {
  readonly sessionId: string
  readonly position: number
  readonly revision: number
  /** null for Undo, Skip and Stop */
  readonly labelId: number | null
  readonly acknowledged: boolean
}

export type Load = {
  /** All clicks on prompts so far, in the order of each person. */
  readonly attempts: readonly Attempt[]
  /** Lets each person finish the click they are at; resolves then. */
  stop(): Promise<void>
  /** Resolves when everybody was told a few times that nothing is left. What comes free later needs another load. */
  readonly done: Promise<void>
}

/** What a person is told when their click may not have been kept. */
const failures = ['Something went wrong', 'That tap could not be saved']
/** Whether these words tell somebody that their click may not have been kept. */
export const hasFailed = (said: string) => failures.some((failure) => said.includes(failure))

/** Longest that a person looks at a card that does not move before they click it once more. */
const patienceMs = 1_500

/** Times in a row that somebody is told that nothing is left before they believe it, and the pause after each failure. */
const mostRefusals = 5
const pauseMs = 50

/** Now and then somebody takes an answer back, passes, or stops and begins anew: every so many clicks of each person. */
const undoEach = 7
const skipEach = 11
const stopEach = 13
const stop = 'Stop for now'

/** A gold item that the people of a load answer rightly, so that nobody is held back as a guesser. */
export function knownItem(number: number): readonly [text: string, label: string] {
  const label = number % 2 === 0 ? 'Yes' : 'No'
  return [`Known ${number}, ${sayIt(label)}`, label]
}

const sayIt = (label: string) => `the answer is ${label}`

/** People who label in closed loops, as fast as their cards change, and try again when something fails. */
export function startLoad(slack: SlackWorkspace, people: readonly string[]): Load {
  const attempts: Attempt[] = []
  let stopping = false
  const done = Promise.all(people.map((handle) => labelOn(slack, handle, attempts, () => stopping))).then(() => {})
  return {
    attempts,
    done,
    stop() {
      stopping = true
      return done
    },
  }
}

async function labelOn(slack: SlackWorkspace, handle: string, attempts: Attempt[], isOver: () => boolean) {
  const person = slack.as(handle)
  let refusals = 0
  for (let clicks = 1; !isOver() && refusals < mostRefusals; clicks++) {
    const card = cardOf(slack, handle)
    const prompt = promptOn(card)
    const text = wordsToPress(wordsOn(card), prompt === null ? [] : [...prompt.labels.keys()], clicks)
    const before = newest(person.dm())
    const { error } = await press(person, card, text)
    const said = error === null ? await answerSince(slack, handle, before) : (failures[0] ?? '')
    if (prompt !== null && text !== null) {
      const { sessionId, position, revision } = prompt.offer
      const labelId = prompt.labels.get(text) ?? null
      attempts.push({ sessionId, position, revision, labelId, acknowledged: !hasFailed(said) })
    }
    const isOut = said.includes('Nothing is left') || said.includes('Nothing waits for you')
    refusals = isOut ? refusals + 1 : 0
    if (isOut || hasFailed(said)) await sleep(pauseMs)
  }
}

/** Chooses in the menu, presses a button, or, where there is none, types the bare command. */
function press(person: PersonDriver, card: Message, text: string | null): Promise<Outcome> {
  if (text === null) return person.command('/label')
  return text === stop ? person.overflow(card, stop) : person.click(card, { text })
}

/** The words that a person is shown beside their card after a click; '' where the card moved, or nothing came. */
async function answerSince(slack: SlackWorkspace, handle: string, before: string): Promise<string> {
  await slack.until(() => newest(slack.as(handle).dm()) > before, patienceMs).catch(() => null)
  return saidSince(slack, handle, before)
}

/** What a person was told beside their card since then; '' where nothing was. */
export function saidSince(slack: SlackWorkspace, handle: string, before: string): string {
  const shown = slack
    .as(handle)
    .dm()
    .find((message) => newest([message]) > before)
  return shown === undefined || shown.onlyFor === null ? '' : wordsOn(shown)
}

/** The stamp of the last change. */
export function newest(messages: readonly Message[]): string {
  return messages.reduce((stamp, { ts, editedTs }) => [stamp, editedTs ?? ts].sort().at(-1) ?? '', '')
}

/** Null where there is nothing to be pressed. */
function wordsToPress(words: string, labels: readonly string[], clicks: number): string | null {
  if (labels.length > 0) {
    if (clicks % stopEach === 0) return stop
    if (clicks % skipEach === 0) return 'Skip'
    const hasDone = !words.includes(said.prompts.nothingKeptYet)
    if (clicks % undoEach === 0 && hasDone && words.includes('Undo')) return 'Undo'
    return labels.find((label) => words.includes(sayIt(label))) ?? labels[clicks % labels.length] ?? null
  }
  if (words.includes('Why skip it?')) return 'Unclear'
  return words.includes('20 min') ? '20 min' : null
}

/**
 * What was promised of these clicks and is not so. The first acknowledged click on an offer did what it says, unless an
 * earlier one on it, whose fate was not known, had been done already. Nothing was kept that nobody clicked.
 */
export function brokenPromises(attempts: readonly Attempt[], kept: readonly KeptAnswer[]): string[] {
  const byOffer = Map.groupBy(attempts, offerKey)
  const answers = new Map(kept.map((answer) => [offerKey(answer), answer]))
  const broken = [...answers.keys()].filter((key) => !byOffer.has(key)).map((key) => `${key} was never clicked`)
  for (const [key, clicks] of byOffer) {
    const first = clicks.findIndex(({ acknowledged }) => acknowledged)
    const possible = first < 0 ? clicks : clicks.slice(0, first + 1)
    const answer = answers.get(key)
    const labelId = answer?.labelIds[0] ?? null
    if ((labelId !== null || first >= 0) && !possible.some((click) => click.labelId === labelId)) {
      broken.push(`${key} was clicked ${possible.map((click) => click.labelId)} and holds ${labelId}`)
    }
  }
  return broken
}

function offerKey({ sessionId, position, revision }: Attempt | KeptAnswer): string {
  return `${sessionId} ${position} ${revision}`
}
