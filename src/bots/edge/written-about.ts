import type { WriteFormScreen } from '../../domain/screens/screen.ts'

type Offer = WriteFormScreen['over']['offer']

/** What a text is about that somebody is writing: one prompt of a session, or one case of a sitting while it is put there. */
export function writtenAbout(offer: Offer): string {
  return `${offer.sessionId} ${'position' in offer ? offer.position : `case ${offer.revision}`}`
}
