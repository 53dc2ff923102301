import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import { expireSessions, releaseLeftovers } from '../../../src/flows/sessions/by-the-clock.ts'
import { seedCampaign } from '../a-world.ts'
import { worldOfFile } from '../world-of-file.ts'
import { type Account, anAccount, notice, openTenant } from './two-accounts.ts'

const test = await worldOfFile()
const { prisma } = test.world.database
const teams = await openTenant(test, 'same')

const hand = fc.constantFrom(0, 1, 2)
const act = fc.oneof(
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('answer' as const), hand, label: fc.constantFrom(1, 2) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('start', 'skip', 'undo', 'stop'), hand }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('soon', 'later', 'day'), hand }) },
)
type Act = { readonly kind: string; readonly hand: number; readonly label?: number }

let stories = 0

/** Two accounts of one human and a colleague, in a campaign with gold. */
async function aStory() {
  const n = ++stories
  const hands = [anAccount(test, `slack${n}`), anAccount(test, `teams${n}`, teams), anAccount(test, `other${n}`)]
  const campaignId = await seedCampaign(test, { items: 14, gold: 4, goldShare: 0.3, overlap: 2, people: [] })
  for (const one of hands) await one.annotates(campaignId)
  return { campaignId, hands, cards: new Map<Account, Screen>() }
}
type Story = Awaited<ReturnType<typeof aStory>>

async function play({ campaignId, hands, cards }: Story, { kind, hand: at, label }: Act): Promise<void> {
  const who = hands[at]
  if (who === undefined) throw new Error('no such hand')
  const card = cards.get(who)
  const offer = card?.kind === 'prompt' ? (card satisfies PromptScreen).offer : null
  if (kind === 'soon' || kind === 'later' || kind === 'day') {
    test.pass({ soon: 2, later: 30, day: 25 * 60 }[kind])
    await expireSessions(test.world)
    await test.settle()
    await releaseLeftovers(test.world)
  } else if (kind === 'start' || offer === null || card === undefined) cards.set(who, await who.start(campaignId))
  else if (kind === 'answer') cards.set(who, await who.answer(card, label))
  else if (kind === 'skip') {
    await who.ask({ kind: 'skip', offer })
    cards.set(who, await who.start(campaignId))
  } else if (kind === 'undo' || kind === 'stop') cards.set(who, await who.ask({ kind, offer }))
}

async function look(campaignId: string) {
  const where = { where: { campaignId } }
  return {
    answers: await prisma.answer.findMany(where),
    slots: await prisma.slot.findMany(where),
    items: await prisma.item.findMany(where),
    cursors: await prisma.dealCursor.findMany(where),
  }
}
type Seen = Awaited<ReturnType<typeof look>>

function checkWhole({ answers, slots, items }: Seen): void {
  const votes = answers.filter(({ counted, supersededAt }) => counted && supersededAt === null)
  const keys = votes.map(({ itemId, personId, round }) => `${itemId} ${personId} ${round}`)
  expect(new Set(keys).size).toBe(keys.length)
  const goldKeys = answers
    .filter(({ purpose, supersededAt }) => purpose === 'gold' && supersededAt === null)
    .map(({ itemId, personId }) => `${itemId} ${personId}`)
  expect(new Set(goldKeys).size).toBe(goldKeys.length)
  for (const item of items) {
    expect(item.claimed).toBe(slots.filter(({ itemId, held }) => held && itemId === item.id).length)
  }
}

const nameOf = ({ sessionId, position, revision, labelIds, givenAt }: Seen['answers'][number]) =>
  `${sessionId} ${position} ${revision} ${labelIds} ${givenAt.getTime()}`

/** Answers all that there is; what is left of the campaign is then nothing that this person could take. */
async function labelToTheEnd({ campaignId }: Story, who: Account): Promise<void> {
  for (let sitting = 0; sitting < 12; sitting++) {
    let screen = await who.start(campaignId)
    if (screen.kind !== 'prompt') return
    for (let n = 0; n < 60 && screen.kind === 'prompt'; n++) screen = await who.answer(screen)
  }
  throw new Error('there was no end')
}

it('a merge after any history loses no answer, gives one vote, keeps count of places, and dealing goes on to the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), fc.boolean(), async (acts, isFromTeams) => {
      const story = await aStory()
      const { campaignId, hands } = story
      const [slack, team] = hands
      if (slack === undefined || team === undefined) throw new Error('no accounts')
      for (const one of acts) await play(story, one)
      const before = await look(campaignId)
      const [giver, typist] = isFromTeams ? [team, slack] : [slack, team]
      expect(await typist.type(`link ${await giver.code()}`)).toEqual(notice('accounts-linked'))
      const personId = await slack.personId()

      const after = await look(campaignId)
      checkWhole(after)
      expect(after.answers.map(nameOf).sort()).toEqual(before.answers.map(nameOf).sort())
      const [mine, theirs] = [before, after].map(({ cursors }) => cursors)
      const furthest = (mine ?? []).filter(
        ({ personId: id }) => id === personId || !(theirs ?? []).some((c) => c.personId === id),
      )
      const now = (theirs ?? []).find(({ personId: id }) => id === personId)
      for (const { dealOrder, seq } of furthest) {
        expect(
          now !== undefined && (now.dealOrder > dealOrder || (now.dealOrder === dealOrder && now.seq >= seq)),
        ).toBe(true)
      }

      test.pass(30)
      await expireSessions(test.world)
      await test.settle()
      await labelToTheEnd(story, isFromTeams ? slack : team)
      const end = await look(campaignId)
      checkWhole(end)
      const seen = new Set(end.slots.filter((slot) => slot.personId === personId).map(({ itemId }) => itemId))
      expect(
        end.items.filter(
          ({ gold, claimed, wanted, id, state }) => !gold && state === 'open' && claimed < wanted && !seen.has(id),
        ),
      ).toEqual([])
    }),
    { numRuns: 5 },
  )
}, 60_000)
