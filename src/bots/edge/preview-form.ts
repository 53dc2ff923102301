import { bytesOfItems } from '../../flows/campaigns/items-of-form.ts'
import { campaignStep } from '../../flows/campaigns/open-campaign-form.ts'
import { expectToAsk } from '../../flows/naming/meet-many.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { ask, type Edge, finish } from './ask.ts'
import type { CampaignFields } from './campaign-fields.ts'
import { windowOf } from './drafts.ts'
import type { Submission } from './submission.ts'

/**
 * All of the form is filled in: a window on top of it says that the items are being read, and becomes the preview; going back
 * finds the form as it was.
 */
export async function previewForm(
  edge: Edge,
  { who }: Submission,
  { form, draft }: CampaignFields,
  answer: FormAnswer,
): Promise<void> {
  const { annotators, adjudicators, managers } = form
  const asking = await expectToAsk(edge.world, who.workspaceId, [...annotators, ...adjudicators, ...managers])
  await answer.window('on-top', windowFor({ kind: 'one-moment', doing: 'reading-items', asking }))
  const bytes = form.itemFile === null ? null : await bytesOfItems(edge.world, draft.files)
  if (form.itemFile !== null && bytes === null) {
    const gone = [{ field: 'itemFile', what: { kind: 'file-not-fetched' } } as const]
    return await answer.window('on-top', await windowOf(edge, who, campaignStep('what', draft, gone)))
  }
  const itemFile = form.itemFile === null || bytes === null ? null : { name: form.itemFile.name, bytes }
  const reply = await ask(edge, { who, intent: { kind: 'campaign-form', form: { ...form, itemFile } }, message: null })
  await answer.window('on-top', windowFor(reply.screen))
  await finish(edge, reply)
}
