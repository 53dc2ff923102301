import { v7 as uuidv7 } from 'uuid'
import type { Role } from '../../../src/domain/person.ts'
import type { TestWorld } from '../a-world.ts'
import { insertRows } from '../insert-rows.ts'

/** Writes a session of one person with answers to given items, each a second after the one before. */
export async function keepAnswers(
  test: TestWorld,
  campaignId: string,
  externalId: string,
  given: readonly {
    readonly item: number
    readonly labelIds: readonly number[]
    readonly elapsedMs?: number
    readonly counted?: boolean
    readonly superseded?: boolean
    readonly confidence?: 'guess' | null
  }[],
  isOver = true,
): Promise<string> {
  const { pool, prisma } = test.world.database
  const { organizationId, workspaceId } = test
  const { personId } = await prisma.identity.findFirstOrThrow({ where: { externalId } })
  const items = await prisma.item.findMany({ where: { campaignId }, select: { id: true, seq: true, gold: true } })
  const sessionId = uuidv7()
  const at = test.world.now()
  await prisma.session.create({
    data: {
      organizationId,
      campaignId,
      id: sessionId,
      personId,
      workspaceId,
      startedAt: at,
      endsAt: at,
      endedAt: isOver ? at : null,
      endReason: isOver ? 'stopped' : null,
      position: given.length,
      revision: given.length,
      asking: 'label',
      offeredAt: at,
      dealt: given.length,
      answered: given.length,
      skipped: 0,
      paceMs: 1000,
      goldAnswered: 0,
      goldRight: 0,
      channel: 'D',
      message: '1',
    },
  })
  await insertRows(
    pool,
    'answers',
    given.map((answer, index) => {
      const item = items.find(({ seq }) => seq === answer.item)
      if (item === undefined) throw new Error(`no item ${answer.item}`)
      return {
        organizationId,
        campaignId,
        sessionId,
        position: index + 1,
        revision: index + 1,
        itemId: item.id,
        personId,
        round: 1,
        purpose: item.gold ? 'gold' : 'ordinary',
        labelIds: answer.labelIds,
        confidence: answer.confidence ?? null,
        elapsedMs: answer.elapsedMs ?? 4000,
        guidelineVersion: 1,
        counted: answer.counted ?? true,
        givenAt: new Date(at.getTime() + index * 1000),
        supersededAt: answer.superseded === true ? at : null,
      }
    }),
  )
  return sessionId
}

/** Gives a person, met or not, a role in a campaign. */
export async function addMember(test: TestWorld, campaignId: string, externalId: string, role: Role): Promise<void> {
  const { prisma } = test.world.database
  if (!test.profiles.has(externalId)) test.meetPerson(externalId)
  await test.ask(externalId, { kind: 'help' })
  const { personId, organizationId } = await prisma.identity.findFirstOrThrow({ where: { externalId } })
  await prisma.member.create({ data: { organizationId, campaignId, personId, role, addedAt: test.world.now() } })
}
