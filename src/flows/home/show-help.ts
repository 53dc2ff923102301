import { mayCreateCampaigns } from '../../domain/policies.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/** What can be asked; and, where words were not understood, which command is nearest to them. */
export async function showHelp(world: World, { who, intent }: Request<'help' | 'unknown-words'>): Promise<Reply> {
  const met = await meet(world, who)
  const misread = intent.kind === 'unknown-words' ? { words: intent.words, nearest: intent.nearest } : null
  return show({ kind: 'help', misread, mayCreate: met !== null && mayCreateCampaigns(met.kind) })
}
