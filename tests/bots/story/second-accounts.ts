import { linkAccounts } from '../../../src/flows/people/link-accounts.ts'
import { withSecondAccount } from './intents.ts'
import type { Player } from './player.ts'

const workspaceId = '01900000-0000-7000-8000-0000000000ff'
const installedAt = new Date('2026-01-05T08:00:00Z')
/** So late that nobody asks that platform about them. */
const checkedAt = new Date('2036-01-01T00:00:00Z')

/** Another installation of the same organization, of which only rows exist: it is over, so nobody is written to there. */
export async function insertSecondAccounts({ database: { prisma } }: Player): Promise<void> {
  const { organizationId } = await prisma.workspace.findFirstOrThrow()
  const bot = { botUserId: 'bot', botId: 'bot' }
  const externalId = 'elsewhere'
  await prisma.workspace.create({
    data: {
      id: workspaceId,
      organizationId,
      platform: 'slack',
      externalId,
      name: externalId,
      ...bot,
      installedAt,
      uninstalledAt: installedAt,
    },
  })
  for (const [at, handle] of withSecondAccount.entries()) {
    const id = (kind: number) => `01900000-0000-7000-8000-00000000${kind}0${at}f`
    const person = { id: id(1), organizationId, name: `${handle} elsewhere`, zone: 'UTC', createdAt: installedAt }
    await prisma.person.create({ data: person })
    const account = { id: id(2), organizationId, workspaceId, personId: person.id, externalId: handle, kind: 'member' }
    await prisma.identity.create({ data: { ...account, checkedAt } })
  }
}

/** What `link` tells somebody there; a code that opens nothing once it gives none. */
export async function codeOfSecondAccount({ world }: Player, handle: string): Promise<string> {
  const { screen } = await linkAccounts('').flow(world, { workspaceId, externalId: handle })
  const notice = screen.kind === 'notice' ? screen.notice : null
  return notice !== null && typeof notice === 'object' && 'code' in notice ? notice.code : 'none'
}
