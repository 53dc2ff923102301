import { v7 as uuidv7 } from 'uuid'
import { readCommand } from '../../../src/bots/commands/read-command.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Sender } from '../../../src/domain/person.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { handle } from '../../../src/flows/handle.ts'
import type { Request } from '../../../src/flows/request.ts'
import { keepTenant } from '../../../src/store/people/tenants.ts'
import { promptOf, type TestWorld } from '../a-world.ts'

/** A Teams tenant beside the world's Slack workspace; in the same organization, or in one of its own. */
export async function openTenant(test: TestWorld, organization: 'same' | 'its own'): Promise<string> {
  const { prisma } = test.world.database
  const installation = { platform: 'teams', externalId: uuidv7(), name: 'Tenant', botUserId: 'b', botId: 'b' }
  const ids = { organization: uuidv7(), workspace: uuidv7() }
  const id = await keepTenant(prisma, installation, ids, test.world.now())
  if (organization === 'same') {
    await prisma.workspace.update({ where: { id }, data: { organizationId: test.organizationId } })
  }
  return id
}

/** One account: what it asks and types, by the real flows. */
export function anAccount(test: TestWorld, externalId: string, workspaceId = test.workspaceId) {
  test.meetPerson(externalId)
  const who: Sender = { workspaceId, externalId }
  const message = { workspaceId, channel: `D${externalId}`, message: `${externalId}.1` }
  const ask = async (intent: Request['intent'], on: typeof message | null = null): Promise<Screen> => {
    const reply = await handle(test.world, { who, intent, message: on })
    for (const after of reply.after) await after()
    await test.settle()
    return reply.screen
  }
  const account = {
    who,
    ask,
    type: (words: string) => ask(readCommand(words)),
    start: (campaignId: string) => ask({ kind: 'start', campaignId, minutes: 20 }, message),
    answer: (screen: Screen, labelId = 1) =>
      ask({ kind: 'answer', offer: promptOf(screen).offer, answer: labelsAnswer([labelId]) }, message),
    /** What a code was given as. */
    async code(words = 'link'): Promise<string> {
      const screen = await account.type(words)
      const notice = screen.kind === 'notice' && typeof screen.notice !== 'string' ? screen.notice : null
      if (notice === null || !('code' in notice)) throw new Error(`no code but ${JSON.stringify(screen)}`)
      return notice.code
    },
    async personId(): Promise<string> {
      await account.type('help')
      const where = { workspaceId_externalId: who }
      return (await test.world.database.prisma.identity.findUniqueOrThrow({ where })).personId
    },
    async annotates(campaignId: string, role = 'annotator'): Promise<void> {
      const { prisma } = test.world.database
      const { organizationId } = await prisma.campaign.findUniqueOrThrow({ where: { id: campaignId } })
      const personId = await account.personId()
      await prisma.member.create({ data: { organizationId, campaignId, personId, role, addedAt: test.world.now() } })
    },
  }
  return account
}

export type Account = ReturnType<typeof anAccount>

export const notice = (kind: string) => ({ kind: 'notice', notice: kind })
