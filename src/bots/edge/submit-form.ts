import type { FormName } from '../cards/card.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import type { Edge } from './ask.ts'
import { arrivingNow, asFirstDrawn, keepForm } from './drafts.ts'
import { readGoldForm } from './read-steer-form.ts'
import type { Submission } from './submission.ts'
import { submitCampaign } from './submit-campaign.ts'
import { submitFlag } from './submit-flag.ts'
import { submitSettings } from './submit-settings.ts'
import { submitSteer } from './submit-steer.ts'
import { submitStep } from './submit-step.ts'
import { submitVerdict } from './submit-verdict.ts'
import { submitWriting } from './submit-writing.ts'

type Submit = (edge: Edge, sent: Submission, answer: FormAnswer) => Promise<void>

/** What each form leads to. */
const forms: Readonly<Record<FormName, Submit>> = {
  campaign: submitCampaign,
  launch: submitStep('launching', ({ intent }) => (intent?.kind === 'launch' ? intent : null)),
  flag: submitFlag,
  settings: submitSettings,
  add: submitSteer,
  'add-items': submitStep('adding-items', ({ intent }) => (intent?.kind === 'add-items' ? intent : null)),
  edit: submitSteer,
  gold: submitStep('saving-answer', readGoldForm),
  verdict: submitVerdict,
  write: submitWriting,
}

/** A form that was sent, by the name of its window; a window of an older version has a name that is none. */
export async function submitForm(edge: Edge, name: string, sent: Submission | null, answer: FormAnswer): Promise<void> {
  if (sent !== null && isForm(name)) {
    const arrivedAt = arrivingNow()
    const form = await asFirstDrawn(edge, { ...sent, name })
    await keepForm(edge, form, arrivedAt)
    return await forms[name](edge, form, answer)
  }
  edge.log.warn({ form: name }, 'form not understood')
  await answer.window('on-top', windowFor({ kind: 'notice', notice: 'not-understood' }))
}

function isForm(name: string): name is FormName {
  return Object.hasOwn(forms, name)
}
