import type { AddFormIntent, EditFormIntent } from '../../domain/intents/steer-intent.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { changedPeople } from '../../flows/campaigns/edit-campaign.ts'
import { expectToAsk } from '../../flows/naming/meet-many.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { ask, type Edge, finish, inTime } from './ask.ts'
import { fetchAttached } from './fetch-attached.ts'
import { fieldErrors } from './field-errors.ts'
import { readSteerForm, type SteerForm } from './read-steer-form.ts'
import type { Submission } from './submission.ts'

/** More items, or a changed campaign: files are fetched while a window on top says so, and what came of it replaces that. */
export async function submitSteer(edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> {
  const form = readSteerForm(sent)
  if (form === null) return await answer.window('on-top', windowFor({ kind: 'notice', notice: 'not-understood' }))
  const asked = send(edge, sent, form)
  const first = await inTime(asked)
  if (first === 'late') await answer.window('on-top', windowFor(await oneMoment(edge, sent, form.withFile(null))))
  const reply = await asked
  const { screen } = reply
  const problems = screen.kind === 'edit-form' || screen.kind === 'add-form' ? screen.problems : []
  if (first !== 'late' && problems.length > 0) await answer.refuse(fieldErrors(problems), windowFor(screen))
  else await answer.window(screen.kind === 'edited' ? 'in-place' : 'on-top', windowFor(screen))
  await finish(edge, reply)
}

async function send(edge: Edge, sent: Submission, form: SteerForm): Promise<Reply> {
  const fetched = await fetchAttached(edge, sent, form.file)
  if ('notice' in fetched) return show({ kind: 'notice', notice: fetched.notice })
  return await ask(edge, { who: sent.who, intent: form.withFile(fetched.file), message: null })
}

/** What the window says while a form takes longer. */
async function oneMoment({ world }: Edge, { who }: Submission, form: AddFormIntent | EditFormIntent): Promise<Screen> {
  if (form.kind === 'add-form') return { kind: 'one-moment', doing: 'reading-items', asking: null }
  const asking = await expectToAsk(world, who.workspaceId, changedPeople(form))
  return { kind: 'one-moment', doing: 'saving-edit', asking }
}
