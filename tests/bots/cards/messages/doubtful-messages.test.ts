import { describe, expect, test } from 'vitest'
import type { Part } from '../../../../src/bots/cards/card.ts'
import { cardFor } from '../../../../src/bots/cards/card-for.ts'
import type { DoubtfulMessage } from '../../../../src/domain/messages/doubtful-message.ts'
import type { CampaignLine } from '../../../../src/domain/screens/screen.ts'
import type { WholeStatus } from '../../../../src/domain/screens/status-screens.ts'

const campaignId = '0192f0c1-7d3e-7abc-8def-0123456789ab'
const status: WholeStatus = {
  kind: 'whole-status',
  campaign: { id: campaignId, name: 'Clauses', state: 'running', overlap: 1, stopEarly: null },
  progress: null,
  annotators: [],
  figures: null,
  scoresAre: 'everyone',
  unsure: [],
  unreachable: [],
}

function smallOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => (part.kind === 'small' ? [part.text] : []))
}

describe('messages that may not have arrived', () => {
  const doubtful: DoubtfulMessage[] = [
    { deliveryId: campaignId, name: 'Maria', what: 'invitation', state: 'unsure' },
    { deliveryId: campaignId, name: null, what: 'digest', state: 'failed' },
    ...Array.from(
      { length: 5 },
      () => ({ deliveryId: campaignId, name: 'Ben', what: 'other', state: 'unsure' }) as const,
    ),
  ]

  test('stand in a lead’s status, each with its button, and no more than can be read', () => {
    const { parts } = cardFor({ ...status, doubtful })
    const small = smallOf(parts)
    expect(small).toEqual(
      expect.arrayContaining([
        'The invitation to Maria may not have arrived.',
        'The digest to the channel was not delivered.',
        'A message to Ben may not have arrived.',
        'and 3 more messages',
      ]),
    )
    const buttons = parts.flatMap((part) => (part.kind === 'controls' ? part.controls : []))
    const asked = buttons.map((one) => (one.kind === 'button' ? [one.text, one.confirm?.yes ?? null] : []))
    expect(asked).toEqual([
      ['Send again to Maria', 'Send again'],
      ['Send again to the channel', null],
      ['Send again to Ben', 'Send again'],
      ['Send again to Ben', 'Send again'],
    ])
  })

  test.each([
    [{ unsure: 2, failed: 1 }, ' 2 messages may not have arrived, 1 was not delivered.'],
    [{ unsure: 1, failed: 0 }, ' 1 message may not have arrived.'],
    [{ unsure: 0, failed: 3 }, ' 3 messages were not delivered.'],
  ])('are counted in the list: %o', (undelivered, said) => {
    const line: CampaignLine = { name: 'Clauses', state: 'running', roles: ['lead'], progress: null, undelivered }
    const { parts } = cardFor({ kind: 'campaign-list', campaigns: [line] })
    const entries = parts.flatMap((part) => (part.kind === 'list' ? part.entries : []))
    expect(entries[0]?.at(-1)).toBe(`: running. You are lead.${said}`)
  })
})
