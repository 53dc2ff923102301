import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { neverAsked } from '../../../src/sessions/who-is-due.ts'
import { loadAskable } from '../../../src/store/asking/askable.ts'
import { loadTellable } from '../../../src/store/asking/tellable.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { loadLeadsOf } from '../../../src/store/people/leads-of-person.ts'
import {
  loadAddressee,
  loadLeads,
  markActiveReached,
  markReached,
  markUnreachable,
} from '../../../src/store/people/reach.ts'
import { openWorld, seedCampaign, type TestWorld } from '../../flows/a-world.ts'
import { addMember, keepAnswers } from '../../flows/labeling/some-answers.ts'

let test: TestWorld
let campaignId: string
let personId: string
let other: string

beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

/** Lea leads, and has an account in a second workspace, which she used a day later. */
beforeEach(async () => {
  const { prisma } = test.world.database
  campaignId = await seedCampaign(test, { items: 3, people: ['ana'] })
  await addMember(test, campaignId, 'lea', 'lead')
  const known = await prisma.identity.findFirstOrThrow({ where: { externalId: 'lea', workspaceId: test.workspaceId } })
  personId = known.personId
  await prisma.identity.deleteMany({ where: { personId, NOT: { id: known.id } } })
  const { id: _, ...first } = await prisma.workspace.findUniqueOrThrow({ where: { id: test.workspaceId } })
  other = test.world.newId()
  await prisma.workspace.create({ data: { ...first, id: other, externalId: other } })
  const checkedAt = new Date(known.checkedAt.getTime() + 86_400_000)
  const account = { id: test.world.newId(), workspaceId: other, externalId: 'lea', checkedAt }
  await prisma.identity.create({ data: { ...known, ...account } })
  await prisma.identity.updateMany({ data: { unreachableSince: null } })
})

/** In which workspace each of those who write to people would write to Lea. */
async function written() {
  const { prisma, pool } = test.world.database
  const ana = (await prisma.identity.findFirstOrThrow({ where: { externalId: 'ana' } })).personId
  const asked = await loadAskable(pool, personId, neverAsked, test.clock.now)
  return [
    (await loadAddressee(prisma, personId))?.workspaceId,
    (await loadLeads(prisma, campaignId))[0]?.workspaceId,
    (await loadLeadsOf(prisma, ana)).find(({ leadId }) => leadId === personId)?.workspaceId,
    asked?.person.isReachable === true ? asked.workspaceId : null,
  ]
}

async function uninstall(...ids: string[]): Promise<void> {
  const data = { uninstalledAt: new Date() }
  await test.world.database.prisma.workspace.updateMany({ where: { id: { in: ids } }, data })
}

describe('somebody with accounts in two workspaces', () => {
  it('is written to where they were last', async () => {
    expect(await written()).toEqual([other, other, other, other])
  })

  it('is written to elsewhere once that workspace is uninstalled', async () => {
    await uninstall(other)
    expect(await written()).toEqual(Array(4).fill(test.workspaceId))
  })

  it('is told of a campaign in the workspace in which it is launched, while that is installed', async () => {
    const told = async (workspaceId: string) => {
      const [who] = await loadTellable(test.world.database.prisma, [personId], campaignId, workspaceId, test.clock.now)
      return who?.workspaceId
    }
    expect([await told(test.workspaceId), await told(other)]).toEqual([test.workspaceId, other])
    await uninstall(other)
    expect(await told(other)).toBe(test.workspaceId)
  })

  it('is asked nowhere where none is installed, while what a lead must know waits', async () => {
    await uninstall(other, test.workspaceId)
    expect(await written()).toEqual([other, other, other, null])
    await test.world.database.prisma.workspace.updateMany({ data: { uninstalledAt: null } })
  })

  it('is written to elsewhere where an account takes no messages, and is not asked once none does', async () => {
    const { prisma } = test.world.database
    const lose = (workspaceId: string) => markUnreachable(prisma, { workspaceId, externalId: 'lea' }, test.clock.now)
    expect(await lose(other)).toEqual({ personId, isNew: true, isOutOfReach: false })
    expect(await written()).toEqual(Array(4).fill(test.workspaceId))
    expect(await lose(test.workspaceId)).toEqual({ personId, isNew: true, isOutOfReach: true })
    expect((await written())[3]).toBeNull()
    expect(await lose(test.workspaceId)).toMatchObject({ isNew: false, isOutOfReach: true })
    await markReached(prisma, { workspaceId: other, externalId: 'lea' })
    expect(await written()).toEqual(Array(4).fill(other))
  })

  it('is out of reach where the one workspace is uninstalled and the other account takes nothing', async () => {
    const { prisma } = test.world.database
    await uninstall(test.workspaceId)
    const loss = await markUnreachable(prisma, { workspaceId: other, externalId: 'lea' }, test.clock.now)
    expect(loss).toMatchObject({ isOutOfReach: true })
    await prisma.workspace.updateMany({ data: { uninstalledAt: null } })
    expect(await written()).toEqual(Array(4).fill(test.workspaceId))
  })

  it('whose two accounts are lost at once is found out of reach by one of the two', async () => {
    const { prisma } = test.world.database
    const lose = (workspaceId: string) =>
      inTransaction({ prisma }, (tx) => markUnreachable(tx, { workspaceId, externalId: 'lea' }, test.clock.now))
    const losses = await Promise.all([lose(other), lose(test.workspaceId)])
    expect(losses.filter((loss) => loss?.isOutOfReach === true)).toHaveLength(1)
  })

  it('is back at an account once they have answered in its workspace, and at no other', async () => {
    const { prisma } = test.world.database
    for (const workspaceId of [other, test.workspaceId])
      await markUnreachable(prisma, { workspaceId, externalId: 'lea' }, test.clock.now)
    await addMember(test, campaignId, 'lea', 'annotator')
    test.pass(1)
    await keepAnswers(test, campaignId, 'lea', [{ item: 1, labelIds: [1] }])
    await markActiveReached(prisma)
    const lost = await prisma.identity.findMany({ where: { personId, NOT: { unreachableSince: null } } })
    expect(lost.map(({ workspaceId }) => workspaceId)).toEqual([other])
  })
})
