import { clockMoment } from '../../src/domain/asking/telling.ts'
import type { Sender } from '../../src/domain/person.ts'
import type { Screen } from '../../src/domain/screens/screen.ts'
import type { Request } from '../../src/flows/request.ts'
import type { World } from '../../src/flows/world.ts'

type Told = { readonly who: Sender; readonly intent: Request['intent']; readonly screen: Screen }

/** What a screen says is to follow, and nothing is there, right after it was shown, that would have it follow. */
export async function brokenPromise(
  { database: { prisma }, now }: Pick<World, 'database' | 'now'>,
  { who, intent, screen }: Told,
  jobs: readonly string[],
): Promise<string | null> {
  const { workspaceId, externalId } = who
  const account = await prisma.identity.findFirst({ where: { workspaceId, externalId }, include: { person: true } })
  if (account === null) return null
  const { personId, person } = account
  const delivery = async (kind: string, campaignId: string | null) =>
    (await prisma.delivery.count({
      where: {
        ...(campaignId === null ? {} : { campaignId }),
        NOT: { personId },
        screen: { path: ['kind'], equals: kind },
      },
    })) > 0
  switch (screen.kind) {
    case 'postponed': {
      if (screen.nextAt === null) return null
      const asking = await prisma.asking.findUnique({ where: { personId } })
      const at = asking?.dueAt == null ? null : clockMoment(asking.dueAt, person.zone, now())
      const isSo = at?.day === screen.nextAt.day && at.time === screen.nextAt.time
      return isSo ? null : 'I ask again: nothing is planned for then'
    }
    case 'export-begun': {
      const order = await prisma.export.findFirst({ where: { personId }, orderBy: { createdAt: 'desc' } })
      return order !== null && jobs.includes(`export ${order.id}`) ? null : 'Two files come to you: no job writes them'
    }
    case 'join-request': {
      if (screen.stage !== 'asked') return null
      const waits = (await prisma.joinRequest.count({ where: { id: screen.requestId, endedAt: null } })) > 0
      return waits && (await delivery('join-request', null)) ? null : 'A lead of each has been asked: none was'
    }
    case 'notice':
      return screen.notice === 'leads-asked' && intent.kind === 'ask-leads'
        ? (await delivery('lead-asked', intent.campaignId))
          ? null
          : 'The leads get a message: there is none'
        : await sentAgain(prisma, intent, screen.notice)
    default:
      return null
  }
}

type Prisma = World['database']['prisma']

async function sentAgain(prisma: Prisma, intent: Told['intent'], notice: unknown): Promise<string | null> {
  if (intent.kind !== 'send-again' || (notice !== 'sent-again' && notice !== 'sent-again-in-time')) return null
  const states = notice === 'sent-again' ? ['waiting', 'sending', 'sent'] : ['held']
  const count = await prisma.delivery.count({ where: { id: intent.deliveryId, state: { in: states } } })
  return count > 0 ? null : 'It goes out again: it does not wait to'
}
