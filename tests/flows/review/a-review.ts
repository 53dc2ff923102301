import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { ReviewOffer } from '../../../src/domain/intents/review-intent.ts'
import type { ReviewItemScreen } from '../../../src/domain/screens/review-screens.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { promptOf, type TestWorld } from '../a-world.ts'

/** Flags the prompts of a new session one after another, skipping each. */
export async function flagItems(test: TestWorld, who: string, campaignId: string, notes: readonly string[]) {
  let screen = await test.ask(who, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(who))
  for (const note of notes) {
    const { offer } = promptOf(screen)
    await test.ask(who, { kind: 'flag-note', offer, note })
    screen = await test.ask(who, { kind: 'answer', offer, answer: labelsAnswer([1]) })
    test.pass(0.1)
  }
  if (screen.kind === 'prompt') await test.ask(who, { kind: 'stop', offer: screen.offer })
}

/** Opens Review and gives the card that came by direct message. */
export async function openReview(test: TestWorld, who: string, campaignId: string): Promise<ReviewItemScreen> {
  const before = test.sent.length
  const said = await test.ask(who, { kind: 'review', which: { campaignId }, minutes: 10 })
  if (test.sent.length === before) throw new Error(`no review but ${JSON.stringify(said)}`)
  return itemOf(test.sent.at(-1)?.screen)
}

/** The item on a screen; throws with the screen where there is none. */
export function itemOf(screen: Screen | undefined): ReviewItemScreen {
  if (screen?.kind !== 'review-item') throw new Error(`no item but ${JSON.stringify(screen)}`)
  return screen
}

/** Chooses a label, then settles with a sentence. */
export async function settle(test: TestWorld, who: string, offer: ReviewOffer, labelId: number, why: string) {
  const chosen = itemOf(await test.ask(who, { kind: 'review-choose', offer, answer: labelsAnswer([labelId]) }))
  return await test.ask(who, { kind: 'review-decide', offer: chosen.offer, verdict: 'settled', why })
}

/** Items of a campaign by their order, as far as Review changes them. */
export async function itemStates(test: TestWorld, campaignId: string) {
  const rows = await test.world.database.prisma.item.findMany({ where: { campaignId }, orderBy: { seq: 'asc' } })
  return rows.map(({ state, wanted, claimed }) => ({ state, wanted, claimed }))
}
