import type { Intent } from '../../domain/intents/intent.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { type Edge, finish } from './ask.ts'
import { askForForm } from './ask-for-form.ts'
import { fieldErrors } from './field-errors.ts'
import type { Submission } from './submission.ts'

/** What was written about an edge case. The window closes once the note is kept; the prompt beneath stays open. */
export async function submitFlag(edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> {
  const reply = await askForForm(edge, sent, readNote(sent))
  const { screen } = reply
  const problem = screen.kind === 'flag-form' ? screen.problem : undefined
  // The window stays as it is, with all that was written.
  if (problem !== undefined) {
    return await answer.refuse(fieldErrors([{ field: 'note', what: problem }]), windowFor(screen))
  }
  if (screen.kind === 'flag-kept') await answer.close()
  else await answer.window('in-place', windowFor(screen))
  await finish(edge, reply)
}

function readNote({ intent, fields }: Submission): Intent | null {
  return intent?.kind === 'flag' ? { kind: 'flag-note', offer: intent.offer, note: fields?.text('note') ?? '' } : null
}
