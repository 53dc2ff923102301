import { setTimeout as sleep } from 'node:timers/promises'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import type { Rng } from '../../src/domain/random.ts'
import { cardOf, promptOn, wordsOn } from '../../tests/support/product-cards.ts'
import { type Attempt, hasFailed, newest, saidSince } from '../../tests/support/product-load.ts'
import type { ProductSetup } from '../../tests/support/product-setup.ts'

/** Shares of the clicks, each 0 to 1, each drawn for itself. */
export type Weather = { readonly lost: number; readonly twice: number }

export type Storm = {
  readonly attempts: readonly Attempt[]
  /** From the tap until another prompt stood there, in milliseconds, ascending; a prompt that did not come counts as the pause. */
  readonly latenciesMs: readonly number[]
  readonly lostReplies: number
  readonly lostAnswers: number
  readonly sentTwice: number
}

/**
 * People who tap every `eachMs`, spread evenly, however long the prompt before took. Of the replies to them and of Slack's
 * answers to the product's posts a share is lost, each after the work was done; a share of the taps is sent twice.
 */
export async function storm(
  { slack, wire }: ProductSetup,
  people: readonly string[],
  { eachMs, forMs }: { readonly eachMs: number; readonly forMs: number },
  weather: Weather,
  rng: Rng,
): Promise<Storm> {
  const attempts: Attempt[] = []
  const latenciesMs: number[] = []
  const seen = { lostReplies: 0, lostAnswers: 0, sentTwice: 0 }
  const began = performance.now()
  const rounds = Math.floor(forMs / eachMs)
  await Promise.all(
    people.map(async (handle, place) => {
      for (let nth = 0; nth < rounds; nth++) {
        await sleep(Math.max(0, began + (place / people.length + nth) * eachMs - performance.now()))
        await tap(handle, nth)
      }
    }),
  )
  return { attempts, latenciesMs: latenciesMs.sort((a, b) => a - b), ...seen }

  async function tap(handle: string, nth: number): Promise<void> {
    const person = slack.as(handle)
    const card = cardOf(slack, handle)
    const prompt = promptOn(card)
    const before = newest(person.dm())
    const text = prompt === null ? '20 min' : labelToPress(prompt.labels, wordsOn(card), nth)
    if (rng() < weather.lost) {
      wire.loseNextReply()
      seen.lostReplies += 1
    }
    if (rng() < weather.lost) {
      slack.faults.responseUrl({ kind: 'reset-after-store' })
      seen.lostAnswers += 1
    }
    const isSentTwice = rng() < weather.twice
    const tapped = performance.now()
    const moved = moves(slack, handle, before, eachMs).then(() => latenciesMs.push(performance.now() - tapped))
    const { deliveryId, error } = await person.click(card, { text })
    if (isSentTwice && deliveryId !== null) {
      await slack.redeliver(deliveryId)
      seen.sentTwice += 1
    }
    await moved
    if (prompt === null) return
    const { sessionId, position, revision } = prompt.offer
    const acknowledged = error === null && !hasFailed(saidSince(slack, handle, before))
    attempts.push({ sessionId, position, revision, labelId: prompt.labels.get(text) ?? null, acknowledged })
  }
}

/** Waits until the card shows something newer, at most `patienceMs`. */
async function moves(slack: SlackWorkspace, handle: string, before: string, patienceMs: number): Promise<void> {
  await slack.until(() => newest([cardOf(slack, handle)]) > before, patienceMs).catch(() => null)
}

/** People know the known answers; of others they have their opinions. */
function labelToPress(labels: ReadonlyMap<string, number>, words: string, nth: number): string {
  const names = [...labels.keys()]
  return names.find((name) => words.includes(`the answer is ${name}`)) ?? names[nth % names.length] ?? ''
}
