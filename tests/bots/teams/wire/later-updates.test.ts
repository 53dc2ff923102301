import { expect, test } from 'vitest'
import type { Card } from '../../../../src/bots/cards/card.ts'
import { laterUpdates } from '../../../../src/bots/teams/wire/later-updates.ts'
import type { Sent } from '../../../../src/domain/message.ts'

const address = { workspaceId: 'w', channel: 'c', message: 'm' }
const cardCalled = (title: string): Card => ({ title, step: 's', parts: [] })
const log = { info() {}, warn() {}, error() {} }

test('the last state comes, though it is put off after many that came', async () => {
  const shown: string[] = []
  const states = ['1', '2', '3', '4', '5', '6', '7']
  let left = 2
  let working: Promise<unknown> = Promise.resolve()
  const updates = laterUpdates(
    async (_, { title }): Promise<Sent> => {
      const next = states.shift()
      if (next !== undefined) updates.enqueue(address, cardCalled(next))
      else if (left-- > 0) return { kind: 'limited', retryAfterMs: 0 }
      shown.push(title)
      return { kind: 'sent', address }
    },
    log,
    (work) => {
      working = work
      return work
    },
    0,
  )
  updates.enqueue(address, cardCalled('0'))
  await working
  expect(shown).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
})
