import type { DraftKey } from '../../domain/forms/form-draft.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { endDraft } from '../../flows/campaigns/form-drafts.ts'
import { campaignDraft } from '../../flows/campaigns/open-campaign-form.ts'
import type { Request } from '../../flows/request.ts'
import type { World } from '../../flows/world.ts'
import { draftKeys } from './draft-keys.ts'
import type { Log } from './log.ts'

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
      return draftKeys.settings
    case 'edited':
      return intent.kind === 'edit-form' ? draftKeys.edit(intent.campaignId) : null
    case 'items-added':
      return intent.kind === 'add-items' ? draftKeys.add(intent.campaignId) : null
    case 'prompt':
    case 'session-over':
    case 'review-item':
    case 'review-over':
      return intent.kind === 'write-form' || intent.kind === 'review-write-form' ? draftKeys.write(intent.offer) : null
    case 'gold-list':
      return intent.kind === 'gold-form' ? draftKeys.gold(intent.gold) : null
    default:
      return null
  }
}
