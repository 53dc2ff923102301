import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../../../src/bots/cards/card.ts'
import { type LaterUpdates, laterUpdates } from '../../../../src/bots/teams/wire/later-updates.ts'
import type { Sent } from '../../../../src/domain/message.ts'

const address = { workspaceId: 'w', channel: 'c', message: 'm' }
const drawing = (title: string) => async (): Promise<Card> => ({ title, step: 's', parts: [] })
const longMs = 3_600_000

/** Updates whose outcomes are given; those that are not are sent. */
function updating(pauseMs: number, outcomes: (Sent | Error | (() => void))[] = []) {
  const tried: string[] = []
  const warned: unknown[] = []
  const log = { info() {}, warn: (fields: unknown) => warned.push(fields), error() {} }
  const updates: LaterUpdates = laterUpdates(
    async (_, { title }) => {
      tried.push(title)
      const next = outcomes.shift()
      if (next instanceof Error) throw next
      if (typeof next === 'function') next()
      return next === undefined || typeof next === 'function' ? { kind: 'sent', address } : next
    },
    log,
    pauseMs,
  )
  return { updates, tried, warned }
}

const limited: Sent = { kind: 'limited', retryAfterMs: 0 }

describe('an update of a message', () => {
  test('waits for a pause in the clicks, and is one for all of them', async () => {
    const { updates, tried } = updating(longMs)
    for (const title of ['1', '2', '3']) updates.enqueue(address, drawing(title))
    expect(tried).toEqual([])
    await updates.settled()
    expect(tried).toEqual(['3'])
  })

  test('does not wait for a pause that never comes', async () => {
    const { updates, tried } = updating(40)
    for (let at = 0; tried.length === 0; at++) {
      updates.enqueue(address, drawing(String(at)))
      await pause(5)
    }
    await updates.settled()
    expect(tried.length).toBeGreaterThan(0)
  })

  test('is followed by another where a click came while it was sent', async () => {
    const { updates, tried } = updating(longMs, [() => updates.enqueue(address, drawing('2'))])
    updates.enqueue(address, drawing('1'))
    await updates.settled()
    expect(tried).toEqual(['1', '2'])
  })

  test('does not come after something newer was sent to the message, though it was put off or is under way', async () => {
    const outcomes = [limited, () => updates.drop(address), limited]
    const { updates, tried } = updating(0, outcomes)
    updates.enqueue(address, drawing('1'))
    await updates.settled()
    updates.drop(address)
    await pause(20)
    expect(tried).toEqual(['1'])
    updates.enqueue(address, drawing('2'))
    await updates.settled()
    await pause(20)
    expect(tried).toEqual(['1', '2'])
  })

  test('comes with the last state, though it was put off often and clicks went on', async () => {
    const { updates, tried } = updating(0, [
      ...Array.from({ length: 8 }, () => limited),
      () => updates.enqueue(address, drawing('2')),
    ])
    updates.enqueue(address, drawing('1'))
    while (tried.length < 10) await pause(1)
    await updates.settled()
    expect(tried).toEqual([...Array.from({ length: 9 }, () => '1'), '2'])
  })

  test('that is put off keeps nobody waiting, and is tried once more at the end', async () => {
    const { updates, tried, warned } = updating(0, [{ kind: 'limited', retryAfterMs: longMs }, limited])
    updates.enqueue(address, drawing('1'))
    await updates.settled()
    expect([tried, warned]).toEqual([['1'], []])
    await updates.stop()
    expect([tried, warned]).toEqual([['1', '1'], [{ sent: 'limited' }]])
  })

  test('that fails is told of, and the next one comes', async () => {
    const { updates, tried, warned } = updating(longMs, [new Error('planned')])
    updates.enqueue(address, drawing('1'))
    await updates.settled()
    updates.enqueue(address, drawing('2'))
    await updates.settled()
    expect([tried, warned.length]).toEqual([['1', '2'], 1])
  })

  test('is left out where there is nothing to change any more, and gives way to a click', async () => {
    const { updates, tried } = updating(longMs)
    updates.enqueueIn(longMs, address, async () => null)
    await updates.settled()
    updates.enqueueIn(longMs, address, drawing('as it was'))
    updates.enqueue(address, drawing('clicked'))
    updates.enqueueIn(longMs, address, drawing('as it was'))
    await updates.settled()
    expect(tried).toEqual(['clicked'])
  })
})
