import type { DraftKey } from '../../domain/forms/form-draft.ts'
import type { GoldKey } from '../../domain/intents/steer-intent.ts'
import type { WriteFormScreen } from '../../domain/screens/screen.ts'

/** Under what the draft of each form is kept, whether it is put in, kept or forgotten. */
export const draftKeys = {
  settings: { form: 'settings', about: '' },
  edit: (campaignId: string) => ({ form: 'edit', about: campaignId }),
  add: (campaignId: string) => ({ form: 'add', about: campaignId }),
  gold: ({ campaignId, itemId }: GoldKey) => ({ form: 'gold', about: `${campaignId} ${itemId}` }),
  write: (offer: WriteFormScreen['over']['offer']) => ({ form: 'write', about: writtenAbout(offer) }),
} as const satisfies Record<string, DraftKey | ((about: never) => DraftKey)>

/** What a text is about that somebody is writing: one prompt of a session, or one case of a sitting while it is put there. */
function writtenAbout(offer: WriteFormScreen['over']['offer']): string {
  return `${offer.sessionId} ${'position' in offer ? offer.position : `case ${offer.revision}`}`
}
