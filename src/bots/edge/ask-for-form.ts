import type { Intent } from '../../domain/intents/intent.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { ask, type Edge } from './ask.ts'
import type { Submission } from './submission.ts'

/** The reply to what a form asks for; null stands for a form that holds none of what it should. */
export async function askForForm(edge: Edge, { who }: Submission, intent: Intent | null): Promise<Reply> {
  if (intent === null) return show({ kind: 'notice', notice: 'not-understood' })
  return await ask(edge, { who, intent, message: null })
}
