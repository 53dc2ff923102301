import { v7 as uuidv7 } from 'uuid'
import type { Which } from '../../../src/domain/intents/steer-intent.ts'
import type { Role } from '../../../src/domain/person.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { aboutPeople } from '../../../src/flows/campaigns/people-of-campaign.ts'
import type { Request } from '../../../src/flows/request.ts'
import { seedCampaign, type TestWorld } from '../a-world.ts'

type Shape = Parameters<typeof seedCampaign>[1]

/** A running campaign called `Clauses …` with a lead, and others in their roles. Returns its id and its name. */
export async function seedLed(test: TestWorld, shape: Shape, others: Readonly<Record<string, Role>> = {}) {
  const id = await seedCampaign(test, shape)
  const { prisma } = test.world.database
  const name = `Clauses ${uuidv7().slice(-6)}`
  await prisma.campaign.update({ where: { id }, data: { name, nameKey: name.toLowerCase() } })
  for (const [externalId, role] of Object.entries({ lea: 'lead' as const, ...others })) {
    const personId = await personOf(test, externalId)
    const { organizationId } = test
    await prisma.member.create({
      data: { organizationId, campaignId: id, personId, role, addedAt: test.world.now() },
    })
  }
  return { id, name }
}

/** Types `remove` and confirms it where it is asked. Returns the last screen. */
export async function removeAndConfirm(
  ask: (intent: Request['intent']) => Promise<Screen>,
  people: readonly string[],
  which: Which,
  role: Role | null = null,
): Promise<Screen> {
  const asked = await ask(aboutPeople({ kind: 'remove', people, unresolved: [], role, which }))
  if (asked.kind !== 'remove-asked') return asked
  return await ask({ kind: 'remove-people', campaignId: asked.campaignId, people: asked.people })
}

/** The person behind an account, met if need be. */
export async function personOf(test: TestWorld, externalId: string): Promise<string> {
  const { prisma } = test.world.database
  if (!test.profiles.has(externalId)) test.meetPerson(externalId)
  await test.ask(externalId, { kind: 'help' })
  return (await prisma.identity.findFirstOrThrow({ where: { externalId } })).personId
}

/** What was changed in a campaign, in order. */
export async function changesOf(test: TestWorld, campaignId: string) {
  const rows = await test.world.database.prisma.change.findMany({ where: { campaignId }, orderBy: { id: 'asc' } })
  return rows.map(({ what, before, after }) => ({ what, before, after }))
}
