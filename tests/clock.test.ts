import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { domainClock } from '../src/clock.ts'

const monday = new Date('2030-03-25T09:00:00Z')

describe('the domain’s clock', () => {
  test('goes on from where it was moved to', async () => {
    const clock = domainClock(true)
    clock.moveTo(monday)
    await sleep(5)
    expect(clock.now().getTime()).toBeGreaterThan(monday.getTime())
  })

  test('begins where it is told to', () => {
    expect(domainClock(false, monday).now()).toEqual(monday)
    expect(domainClock(true, monday).now().getTime()).toBeGreaterThanOrEqual(monday.getTime())
  })

  test('stands still between two moves where it does not go', async () => {
    const clock = domainClock(false)
    const before = clock.now()
    await sleep(5)
    expect(clock.now()).toEqual(before)
    clock.moveTo(monday)
    await sleep(5)
    expect(clock.now()).toEqual(monday)
  })
})
