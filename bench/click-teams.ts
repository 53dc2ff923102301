import { inTurn } from './support/in-turn.ts'
import { withMeasuredTeamsApps } from './support/measured-teams-apps.ts'

const target = 0.7

/**
 * The same as `click` in Teams: against a bare botbuilder bot that verifies the token, inserts one row and answers with a
 * card. The product also updates each message soon after its click was answered: how many of them lag behind at the most,
 * how long it takes until none does, and how many clicks were put off, stands beside the ratio.
 */
export async function bench() {
  return await withMeasuredTeamsApps(async (product, bare, updated) => {
    const { ratio, ours } = await inTurn(product, bare, 'bare botbuilder bot')
    return { name: 'click-teams', ratio, target, ok: ratio >= target, people: 50, ...ours, ...updated.seen() }
  })
}
