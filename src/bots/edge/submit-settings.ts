import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import type { Edge } from './ask.ts'
import { finish } from './ask.ts'
import { askForForm } from './ask-for-form.ts'
import { fieldErrors } from './field-errors.ts'
import { readSettingsForm } from './read-settings-form.ts'
import type { Submission } from './submission.ts'

/** When somebody may be asked: what is wrong is said beside its field; what was kept, in place of the form. */
export async function submitSettings(edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> {
  const form = readSettingsForm(sent.fields)
  const reply = await askForForm(edge, sent, form === null ? null : { kind: 'settings-form', form })
  const { screen } = reply
  if (screen.kind === 'settings-form') await answer.refuse(fieldErrors(screen.problems), windowFor(screen))
  else await answer.window('in-place', windowFor(screen))
  await finish(edge, reply)
}
