import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { neverAsked } from '../../../src/sessions/who-is-due.ts'
import { loadAskable } from '../../../src/store/asking/askable.ts'
import { loadTellable } from '../../../src/store/asking/tellable.ts'
import { loadLeadsOf } from '../../../src/store/people/leads-of-person.ts'
import { loadAddressee, loadLeads } from '../../../src/store/people/reach.ts'
import { openWorld, seedCampaign, type TestWorld } from '../../flows/a-world.ts'
import { addMember } from '../../flows/labeling/some-answers.ts'

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
  await prisma.person.update({ where: { id: personId }, data: { unreachableSince: null } })
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

  it('is not asked while no message reaches them', async () => {
    const data = { unreachableSince: test.clock.now }
    await test.world.database.prisma.person.update({ where: { id: personId }, data })
    expect((await written())[3]).toBeNull()
  })
})
