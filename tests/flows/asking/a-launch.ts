import type { Telling } from '../../../src/domain/asking/telling.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { launchCampaign } from '../../../src/flows/campaigns/launch-campaign.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { addMember } from '../../../src/store/people/members.ts'
import { seedCampaign } from '../a-world.ts'
import type { AskingWorld } from './asking-world.ts'

/** A draft of Lea's, in Berlin, for people in these zones. Returns its id. */
export async function aDraft(asking: AskingWorld, zones: Readonly<Record<string, string>>, name = 'Clauses') {
  const { base } = asking
  const { prisma } = base.world.database
  const known = await Promise.all(
    Object.keys(zones).map((externalId) => prisma.identity.count({ where: { externalId } })),
  )
  const campaignId = await seedCampaign(base, { items: 9, people: Object.keys(zones), state: 'draft' })
  base.meetPerson('lea')
  await base.ask('lea', { kind: 'help' })
  const leaId = await asking.idOf('lea')
  const { organizationId } = base
  const lead = { organizationId, campaignId, personId: leaId, role: 'lead' } as const
  await inTransaction(base.world.database, (tx) => addMember(tx, lead, base.clock.now))
  const nameKey = name.toLowerCase()
  await prisma.campaign.update({ where: { id: campaignId }, data: { name, nameKey, createdBy: leaId } })
  for (const [at, [externalId, zone]] of Object.entries(zones).entries()) {
    if (known[at] === 0) await prisma.person.update({ where: { id: await asking.idOf(externalId) }, data: { zone } })
  }
  return campaignId
}

/** Launches it, and sends what is to be sent at once. */
export async function launch(
  asking: AskingWorld,
  campaignId: string,
  kind: 'launch' | 'launch-telling-all' | 'launch-at-any-hour' = 'launch',
): Promise<Screen> {
  const screen = await launchUnsent(asking, campaignId, kind)
  await asking.world.jobs.drained()
  return screen
}

/** Launches it; what is to be sent waits for its turn. */
export async function launchUnsent(
  asking: AskingWorld,
  campaignId: string,
  kind: 'launch' | 'launch-telling-all' | 'launch-at-any-hour' = 'launch',
): Promise<Screen> {
  const who = asking.base.account('lea')
  return (await launchCampaign(asking.world, { who, intent: { kind, campaignId }, message: null })).screen
}

/** @throws Error where it was not launched */
export function tellingOn(screen: Screen): Telling {
  if (screen.kind !== 'launched') throw new Error(`not launched but ${JSON.stringify(screen)}`)
  return screen.telling
}
