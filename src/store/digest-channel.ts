import type { Screen } from '../domain/screen.ts'
import type { Tx } from './database.ts'
import type { Prisma } from './generated/client.ts'
import type { Jobs } from './jobs.ts'

/** A message to a channel rather than to a person; `personId` is who wanted it there. */
type ChannelMessage = {
  readonly id: string
  readonly organizationId: string
  readonly campaignId: string
  readonly personId: string
  readonly workspaceId: string
  readonly channel: string
  readonly screen: Screen
  readonly createdAt: Date
  readonly goodUntil: Date
}

/** Writes down a new message in a channel, and the job that will send it. */
export async function enqueueChannelMessage(tx: Tx, jobs: Jobs, message: ChannelMessage): Promise<void> {
  const { screen, ...delivery } = message
  await tx.delivery.create({ data: { ...delivery, screen: screen as Prisma.InputJsonValue, state: 'waiting' } })
  await jobs.enqueue(tx, 'deliver', message.id)
}
