import type { KnownTally } from '../../../domain/figures/known-tally.ts'
import type { Heard } from '../../../domain/messages/heard.ts'
import type { Words } from '../../cards/card.ts'
import { ofAll, tooFewRight } from './amounts.ts'
import { listed } from './count.ts'
import { telling } from './telling.ts'

type Campaign = { readonly campaignName: string }
type Annotator = Campaign & { readonly personName: string }
type HeldBack = Campaign & { readonly leads: readonly string[] }

/** Somebody whose answers to known items call for a look, or are held back until a lead has had one. */
export const watching = {
  heldBackSpoken: ({ campaignName, leads }: HeldBack) =>
    `${campaignName}: a break before you go on. ${whoLooks(leads)} will get back to you.`,
  heldBack: [
    { strong: 'A break before you go on. ' },
    'Thank you for your answers; all of them are saved. Some decide hard cases differently from what was expected, and that is often the fault of the guideline.',
  ] as Words,
  heldBackUntil: ({ leads }: HeldBack) =>
    `${whoLooks(leads)} will look at it with you. Until then you get no new items here. Your other campaigns go on as before.`,

  goesOnSpoken: ({ campaignName, personName }: Annotator) => `${personName} goes on in ${campaignName}.`,
  goesOn: (personName: string, { byName, heard }: { readonly byName: string; readonly heard?: Heard }): Words => [
    { strong: `${personName} goes on. ` },
    `${byName} decided so.${heard === undefined ? '' : ` ${telling.heard(personName, heard)}`}`,
  ],

  annotatorHeldBackSpoken: ({ campaignName, personName }: Annotator) =>
    `${personName} gets no new items in ${campaignName} until you decide.`,
  annotatorHeldBack: (personName: string, known: KnownTally | undefined): Words => [
    { strong: `${personName} gets no new items until you decide. ` },
    ...(known === undefined ? [] : [`${ofAll(known, 'known answer')} right. `]),
    'Taken together, their answers to items with a known answer, as they stand, are a hundred times likelier from somebody who decides differently than from somebody who decides as expected.',
  ],
  lookFirst: (personName: string) =>
    `Look first at the guideline and at the known answers, which are often to blame, then talk to ${personName}. They hear of it kindly and without figures: now, if they are labeling, else at their next good time.`,
  letGoOn: 'Let them go on',
  status: 'Status',

  worthALookSpoken: ({ campaignName, personName }: Annotator) =>
    `${campaignName}: worth a look at ${personName}’s answers.`,
  worthALook: (personName: string, known: KnownTally | undefined): Words => [
    { strong: `Worth a look: ${personName}. ` },
    `${
      known === undefined
        ? 'They very likely miss more items with a known answer than you would want'
        : tooFewRight(known)
    }. It is a reason to look, no more: nothing was changed, and they were not told.`,
  ],
  beginWithMissed: 'Begin with the known answers they missed. Often one of those, or the guideline, is at fault.',

  mayGoOnSpoken: (campaignName: string) => `${campaignName}: you can go on. Choose how many minutes you have.`,
  mayGoOn: (byName: string): Words => [
    { strong: 'You can go on. ' },
    `${byName} has had a look. Thank you for your patience.`,
  ],
} as const

function whoLooks(leads: readonly string[]): string {
  return leads.length === 0 ? 'The lead of the campaign' : listed(leads.slice(0, 3))
}
