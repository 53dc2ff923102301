import type { WatchScreen } from '../../../domain/screens/watch-screens.ts'
import { listed } from '../../words/en/count.ts'
import { button, type Card, type Part, type Words } from '../card.ts'
import { sessionButtons } from './session-buttons.ts'

type Screen<Kind extends WatchScreen['kind']> = Extract<WatchScreen, { kind: Kind }>

export function watchCard(screen: WatchScreen): Card {
  switch (screen.kind) {
    case 'held-back':
      return heldBackCard(screen)
    case 'annotator-held-back':
      return annotatorHeldBackCard(screen)
    case 'annotator-warning':
      return warningCard(screen)
    case 'may-go-on':
      return mayGoOnCard(screen)
  }
}

function heldBackCard({ campaignName, leads }: Screen<'held-back'>): Card {
  const who = leads.length === 0 ? 'The lead of the campaign' : listed(leads.slice(0, 3))
  return {
    title: `${campaignName}: a break before you go on. ${who} will get back to you.`,
    step: 'held-back',
    parts: [
      { kind: 'small', text: campaignName },
      text(
        { strong: 'A break before you go on. ' },
        'Thank you for your answers; all of them are saved. Some decide hard cases differently from what was expected, and that is often the fault of the guideline.',
      ),
      text(
        `${who} will look at it with you. Until then you get no new items here. Your other campaigns go on as before.`,
      ),
    ],
  }
}

function annotatorHeldBackCard(screen: Screen<'annotator-held-back'>): Card {
  const { campaignId, campaignName, personId, personName, goesOn } = screen
  if (goesOn !== null) {
    return {
      title: `${personName} goes on in ${campaignName}.`,
      step: 'annotator-goes-on',
      parts: [
        { kind: 'small', text: campaignName },
        text({ strong: `${personName} goes on. ` }, `${goesOn.byName} decided so, and ${personName} has been told.`),
      ],
    }
  }
  return {
    title: `${personName} gets no new items in ${campaignName} until you decide.`,
    step: 'annotator-held-back',
    parts: [
      { kind: 'small', text: campaignName },
      text(
        { strong: `${personName} gets no new items until you decide. ` },
        'Taken together, their answers to items with a known answer, as they stand, are a hundred times likelier from somebody who decides differently than from somebody who decides as expected.',
      ),
      text(
        `Look first at the guideline and at the known answers, which are often to blame, then talk to ${personName}. They were told kindly, and without figures.`,
      ),
      {
        kind: 'controls',
        controls: [
          button('Let them go on', { kind: 'let-go-on', campaignId, personId }),
          button('Status', { kind: 'status', name: campaignName }),
        ],
      },
    ],
  }
}

function warningCard({ campaignName, personName }: Screen<'annotator-warning'>): Card {
  return {
    title: `${campaignName}: worth a look at ${personName}'s answers.`,
    step: 'annotator-warning',
    parts: [
      { kind: 'small', text: campaignName },
      text(
        { strong: `Worth a look: ${personName}. ` },
        'They very likely miss more items with a known answer than you would want. It is a reason to look, no more: nothing was changed, and they were not told.',
      ),
      text('Begin with the known answers they missed. Often one of those, or the guideline, is at fault.'),
      { kind: 'controls', controls: [button('Status', { kind: 'status', name: campaignName })] },
    ],
  }
}

function mayGoOnCard({ campaignId, campaignName, byName, sessionMinutes }: Screen<'may-go-on'>): Card {
  return {
    title: `${campaignName}: you can go on. Choose how many minutes you have.`,
    step: 'may-go-on',
    parts: [
      { kind: 'small', text: campaignName },
      text({ strong: 'You can go on. ' }, `${byName} has had a look. Thank you for your patience.`),
      { kind: 'controls', controls: sessionButtons(campaignId, sessionMinutes) },
    ],
  }
}

function text(...words: Words): Part {
  return { kind: 'text', words }
}
