import type { DraftKey } from '../../domain/forms/form-draft.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { endDraft } from '../../flows/campaigns/form-drafts.ts'
import { campaignDraft } from '../../flows/campaigns/open-campaign-form.ts'
import type { Request } from '../../flows/request.ts'
import type { World } from '../../flows/world.ts'
import type { Log } from './log.ts'
import { writtenAbout } from './written-about.ts'

/** A form that led to this was sent with success: what is kept of it is forgotten. */
export async function endDraftOf(world: World, log: Log, { who, intent }: Request, screen: Screen): Promise<void> {
  const key = keyOfSent(intent, screen)
  if (key === null) return
  await endDraft(world, who, key).catch((error: unknown) => {
    log.error({ err: error, workspace: who.workspaceId }, 'draft was not ended')
  })
}

function keyOfSent(intent: Request['intent'], screen: Screen): DraftKey | null {
  switch (screen.kind) {
    case 'launched':
      return campaignDraft
    case 'settings-kept':
      return { form: 'settings', about: '' }
    case 'edited':
      return intent.kind === 'edit-form' ? { form: 'edit', about: intent.campaignId } : null
    case 'items-added':
      return intent.kind === 'add-items' ? { form: 'add', about: intent.campaignId } : null
    case 'prompt':
    case 'session-over':
    case 'review-item':
    case 'review-over':
      return intent.kind === 'write-form' || intent.kind === 'review-write-form'
        ? { form: 'write', about: writtenAbout(intent.offer) }
        : null
    case 'gold-list':
      return intent.kind === 'gold-form'
        ? { form: 'gold', about: `${intent.gold.campaignId} ${intent.gold.itemId}` }
        : null
    default:
      return null
  }
}
