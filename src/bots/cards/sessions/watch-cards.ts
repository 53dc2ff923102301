import type { WatchScreen } from '../../../domain/screens/watch-screens.ts'
import { said } from '../../words/said.ts'
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

function heldBackCard(screen: Screen<'held-back'>): Card {
  return {
    title: said.watching.heldBackSpoken(screen),
    step: 'held-back',
    parts: [
      { kind: 'small', text: screen.campaignName },
      text(...said.watching.heldBack),
      text(said.watching.heldBackUntil(screen)),
    ],
  }
}

function annotatorHeldBackCard(screen: Screen<'annotator-held-back'>): Card {
  const { campaignId, campaignName, personId, personName, known, goesOn } = screen
  if (goesOn !== null) {
    return {
      title: said.watching.goesOnSpoken(screen),
      step: 'annotator-goes-on',
      parts: [{ kind: 'small', text: campaignName }, text(...said.watching.goesOn(personName, goesOn))],
    }
  }
  return {
    title: said.watching.annotatorHeldBackSpoken(screen),
    step: 'annotator-held-back',
    parts: [
      { kind: 'small', text: campaignName },
      text(...said.watching.annotatorHeldBack(personName, known)),
      text(said.watching.lookFirst(personName)),
      {
        kind: 'controls',
        controls: [
          button(said.watching.letGoOn, { kind: 'let-go-on', campaignId, personId }),
          button(said.watching.status, { kind: 'status', name: campaignName }),
        ],
      },
    ],
  }
}

function warningCard(screen: Screen<'annotator-warning'>): Card {
  const { campaignName, personName, known } = screen
  return {
    title: said.watching.worthALookSpoken(screen),
    step: 'annotator-warning',
    parts: [
      { kind: 'small', text: campaignName },
      text(...said.watching.worthALook(personName, known)),
      text(said.watching.beginWithMissed),
      { kind: 'controls', controls: [button(said.watching.status, { kind: 'status', name: campaignName })] },
    ],
  }
}

function mayGoOnCard({ campaignId, campaignName, byName, sessionMinutes }: Screen<'may-go-on'>): Card {
  return {
    title: said.watching.mayGoOnSpoken(campaignName),
    step: 'may-go-on',
    parts: [
      { kind: 'small', text: campaignName },
      text(...said.watching.mayGoOn(byName)),
      { kind: 'controls', controls: sessionButtons(campaignId, sessionMinutes) },
    ],
  }
}

function text(...words: Words): Part {
  return { kind: 'text', words }
}
