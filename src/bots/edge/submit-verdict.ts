import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { type Edge, finish } from './ask.ts'
import { askForForm } from './ask-for-form.ts'
import { readVerdict } from './read-steer-form.ts'
import type { Submission } from './submission.ts'

/** The sentence beside a verdict. The window closes; the message beneath goes on by itself. */
export async function submitVerdict(edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> {
  const reply = await askForForm(edge, sent, readVerdict(sent))
  const { screen } = reply
  if (screen.kind === 'review-item' || screen.kind === 'review-over') await answer.close()
  else await answer.window('in-place', windowFor(screen))
  await finish(edge, reply)
}
