import type { DigestNews } from '../../../domain/screens/digest-screens.ts'
import { said } from '../../words/said.ts'
import { actButton } from '../campaigns/act-button.ts'
import { button, type Card, type Part } from '../card.ts'
import { sendAgainButton } from '../messages/send-again-button.ts'
import { decisionParts } from './decision-parts.ts'

export function digestNewsCard(screen: DigestNews): Card {
  switch (screen.kind) {
    case 'lead-asked':
      return leadAskedCard(screen)
    case 'channel-refused':
      return channelRefusedCard(screen)
    case 'person-held-back':
      return personHeldBackCard(screen)
    case 'digest-channel': {
      const words = said.digest.channelSet(screen)
      return { title: words[0].strong.trim(), step: 'digest-channel', parts: [{ kind: 'text', words }] }
    }
  }
}

function leadAskedCard(screen: Extract<DigestNews, { kind: 'lead-asked' }>): Card {
  const { campaignId, campaignName, byName, decision, today } = screen
  const { title, asks } = said.digest.leadAsked
  return {
    title: title(byName, campaignName),
    step: 'lead-asked',
    parts: [small(campaignName), { kind: 'text', words: asks(byName) }, ...decisionParts(campaignId, decision, today)],
  }
}

function channelRefusedCard(screen: Extract<DigestNews, { kind: 'channel-refused' }>): Card {
  const { campaignId, campaignName, channel, deliveryId } = screen
  const { title, whatHappened, advice } = said.digest.channelRefused
  const again = sendAgainButton(campaignId, { deliveryId, name: null, state: 'failed' })
  return {
    title: title(campaignName),
    step: 'channel-refused',
    parts: [
      small(campaignName),
      { kind: 'text', words: whatHappened(channel) },
      { kind: 'text', words: [advice] },
      { kind: 'controls', controls: [again, actButton(campaignId, 'edit')] },
    ],
  }
}

function personHeldBackCard(screen: Extract<DigestNews, { kind: 'person-held-back' }>): Card {
  const { campaignId, campaignName, personId, personName, heard } = screen
  const { title, whatHappened, letGoOn } = said.digest.personHeldBack
  return {
    title: title(personName, campaignName),
    step: 'person-held-back',
    parts: [
      small(campaignName),
      { kind: 'text', words: whatHappened(personName, heard) },
      { kind: 'controls', controls: [button(letGoOn, { kind: 'let-go-on', campaignId, personId })] },
    ],
  }
}

function small(text: string): Part {
  return { kind: 'small', text }
}
