import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Role } from '../../../src/domain/person.ts'
import type { HomeScreen } from '../../../src/domain/screens/home-screen.ts'
import type { PromptScreen, Screen } from '../../../src/domain/screens/screen.ts'
import type { Offer } from '../../../src/domain/session.ts'
import { homeScreen } from '../../../src/flows/home/home.ts'
import { meet } from '../../../src/flows/naming/meet.ts'
import { loadToldGold } from '../../../src/store/gold/told-golds.ts'
import { seedCampaign, type TestWorld } from '../a-world.ts'
import { personOf } from '../campaigns/a-led-campaign.ts'
import { addMember, keepAnswers } from './some-answers.ts'

/** What somebody can do who annotates: `right` says whether an answer is what would be right were the item gold. */
export type Act =
  | { readonly kind: 'answer' | 'unsure'; readonly right: boolean }
  | { readonly kind: 'undo' | 'stop' | 'start' | 'skip' | 'resume' }
  | { readonly kind: 'status' | 'home' | 'digest' | 'list' }
  | { readonly kind: 'wait'; readonly minutes: number }

const undoable = (screen: Screen): Offer | null => {
  if (screen.kind === 'prompt') return screen.canUndo ? screen.offer : null
  return screen.kind === 'session-over' ? screen.undo : null
}

/**
 * Somebody in a campaign of their own, to whom items are dealt in its order. Which of these are gold is painted when they
 * come on screen: those whose number, in the order in which they came there first, is in `golds`. So two of them who do
 * the same are dealt the same, whatever is gold. For each a gold at the end of the order, which is never dealt, becomes an
 * ordinary item, so that there are as many of both at any time.
 */
export async function openPlayer(test: TestWorld, name: string, golds: ReadonlySet<number>, role: Role | null) {
  const { pool, prisma } = test.world.database
  const campaignId = await seedCampaign(test, { items: 60, gold: 40, people: [name] })
  if (role !== null) await addMember(test, campaignId, name, role)
  const personId = await personOf(test, name)
  const order: string[] = []
  let screen: Screen = { kind: 'notice', notice: 'nothing-to-do' }
  // A block that the first night finishes: five golds, one of them wrong, and five others.
  const known = [96, 97, 98, 99, 100].map((item) => ({
    item,
    labelIds: [item === 98 ? 1 + (item % 2) : 2 - (item % 2)],
  }))
  await keepAnswers(test, campaignId, name, [
    ...known,
    ...[56, 57, 58, 59, 60].map((item) => ({ item, labelIds: [1] })),
  ])

  const labelOf = (item: string) => (order.indexOf(item) % 2) + 1

  async function onScreen(): Promise<string | null> {
    if (screen.kind !== 'prompt') return null
    const { sessionId, position } = screen.offer
    const slot = await prisma.slot.findFirst({ where: { campaignId, sessionId, position } })
    return slot?.itemId ?? null
  }

  async function paint(): Promise<void> {
    const item = await onScreen()
    if (item === null || order.includes(item)) return
    order.push(item)
    if (!golds.has(order.length - 1)) return
    await pool.query(
      `WITH instead AS (
         UPDATE items SET gold = false, wanted = 1
         WHERE campaign_id = $1 AND seq = (SELECT max(seq) FROM items WHERE campaign_id = $1 AND gold) RETURNING id)
       UPDATE gold_answers g SET item_id = $2, label_ids = ARRAY[$3::int] FROM instead
       WHERE g.campaign_id = $1 AND g.item_id = instead.id`,
      [campaignId, item, labelOf(item)],
    )
    await pool.query(`UPDATE items SET gold = true, wanted = 25 WHERE campaign_id = $1 AND id = $2`, [campaignId, item])
    await pool.query(`UPDATE slots SET purpose = 'gold' WHERE campaign_id = $1 AND item_id = $2`, [campaignId, item])
  }

  async function press(prompt: PromptScreen, act: Act): Promise<Screen> {
    const { offer } = prompt
    if (act.kind === 'skip') return await test.ask(name, { kind: 'skip-because', offer, reason: 'unclear' })
    if (act.kind === 'stop') return await test.ask(name, { kind: 'stop', offer })
    if (act.kind !== 'answer' && act.kind !== 'unsure') return prompt
    const label = labelOf((await onScreen()) ?? '')
    const labelIds = [act.right ? label : 3 - label]
    const asked = act.kind === 'unsure' ? await test.ask(name, { kind: 'not-sure', offer }) : prompt
    return asked.kind === 'prompt'
      ? await test.ask(name, { kind: 'answer', offer: asked.offer, answer: labelsAnswer(labelIds) })
      : asked
  }

  async function move(act: Act): Promise<Screen> {
    const offer = undoable(screen)
    if (act.kind === 'undo') return offer === null ? screen : await test.ask(name, { kind: 'undo', offer })
    if (act.kind === 'resume') {
      const said = await test.ask(name, { kind: 'resume' })
      const isOurs = (sent: Screen) => sent.kind === 'prompt' && sent.offer.campaignId === campaignId
      const put = test.sent.findLast((one) => isOurs(one.screen))?.screen
      return said.kind === 'notice' && said.notice === 'continued-in-dm' && put !== undefined ? put : said
    }
    if (screen.kind === 'prompt' && act.kind !== 'start') return await press(screen, act)
    if (act.kind === 'stop') return screen
    return await test.ask(name, { kind: 'start', campaignId, minutes: 10 }, test.messageOf(name))
  }

  return {
    campaignId,
    /** Does it, and returns what is shown then. */
    async act(act: Act): Promise<Screen | HomeScreen> {
      if (act.kind === 'status') return await test.ask(name, { kind: 'status', name: `Campaign ${campaignId}` })
      if (act.kind === 'digest') return await test.ask(name, { kind: 'digest', which: { campaignId } })
      if (act.kind === 'list') return await test.ask(name, { kind: 'list' })
      if (act.kind === 'wait') return screen
      const met = await meet(test.world, test.account(name))
      if (met === null) throw new Error(`nobody is called ${name}`)
      if (act.kind === 'home') return await homeScreen(test.world, met)
      screen = await move(act)
      await paint()
      return screen
    },
    /** All that was written to them, in order. */
    async written(): Promise<unknown[]> {
      const rows = await prisma.delivery.findMany({
        where: { campaignId, personId },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map((row) => row.screen)
    },
    async told() {
      return (await loadToldGold(pool, campaignId, null))(personId)
    },
    /** The numbers of the items that they were told of. */
    async toldOf(): Promise<number[]> {
      const rows = await prisma.toldGold.findMany({ where: { campaignId, personId } })
      return rows.map(({ itemId }) => order.indexOf(itemId))
    },
    async isHeld(): Promise<boolean> {
      const where = { campaignId, personId, OR: [{ NOT: { heldBackAt: null } }, { NOT: { holdDueAt: null } }] }
      return (await prisma.standing.count({ where })) > 0
    },
    /** What was answered, or taken back, just now: the item's number, and whether rightly. */
    async justNow(): Promise<{ kind: 'given' | 'taken-back'; number: number; isRight: boolean }[]> {
      const at = test.clock.now
      const rows = await prisma.answer.findMany({
        where: { campaignId, OR: [{ givenAt: at }, { supersededAt: at }] },
      })
      return rows.map(({ itemId, labelIds, givenAt }) => ({
        kind: givenAt.getTime() === at.getTime() ? ('given' as const) : ('taken-back' as const),
        number: order.indexOf(itemId),
        isRight: labelIds[0] === labelOf(itemId),
      }))
    },
  }
}

export type Player = Awaited<ReturnType<typeof openPlayer>>

/** A screen without what differs between two players in any case. */
export function alike(screen: unknown): unknown {
  const text = JSON.stringify(screen)
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/player-[ab]-\d+/g, 'NAME')
  return JSON.parse(text)
}
