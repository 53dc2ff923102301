import type { Intent } from '../../domain/intents/intent.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { type Edge, finish } from './ask.ts'
import { askForForm } from './ask-for-form.ts'
import { fieldErrors } from './field-errors.ts'
import type { Submission } from './submission.ts'

/** What was written in answer. The window closes once it is kept; the message beneath goes on by itself. */
export async function submitWriting(edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> {
  const reply = await askForForm(edge, sent, readWriting(sent))
  const { screen } = reply
  if (screen.kind === 'write-form' && screen.problem !== undefined) {
    // It stays as it is, with all that was written.
    await answer.refuse(fieldErrors([{ field: 'answer', what: screen.problem }]), windowFor(screen))
  } else if (goesOn.has(screen.kind)) await answer.close()
  else await answer.window('in-place', windowFor(screen))
  await finish(edge, reply)
}

const goesOn: ReadonlySet<string> = new Set(['prompt', 'session-over', 'review-item', 'review-over'])

function readWriting({ intent, fields }: Submission): Intent | null {
  const text = fields?.text('answer') ?? ''
  if (intent?.kind === 'write') return { kind: 'write-form', offer: intent.offer, text }
  return intent?.kind === 'review-write' ? { kind: 'review-write-form', offer: intent.offer, text } : null
}
