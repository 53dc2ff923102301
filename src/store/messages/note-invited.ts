import { forgetKnown, noteKnown } from '../asking/askings.ts'
import type { Tx } from '../db/database.ts'

type Told = {
  readonly campaignId: string | null
  readonly personId: string
  readonly createdAt: Date
  readonly screen: { readonly kind: string }
}

/** Whoever gets an invitation has been told of its campaign. */
export async function noteInvited(tx: Tx, { screen, campaignId, personId, createdAt }: Told): Promise<void> {
  if (isInvitation(screen) && campaignId !== null) await noteKnown(tx, { campaignId, personId }, createdAt)
}

/** An invitation certainly did not arrive: where it was the first word of its campaign, that is still to come. */
export async function forgetInvitation(tx: Tx, { screen, campaignId, personId, createdAt }: Told): Promise<void> {
  if (isInvitation(screen) && campaignId !== null) await forgetKnown(tx, { campaignId, personId }, createdAt)
}

function isInvitation({ kind }: { readonly kind: string }): boolean {
  return kind === 'invitation' || kind === 'daily'
}
