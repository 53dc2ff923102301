import { afterEach, expect, test, vi } from 'vitest'
import { inTime } from '../../../src/bots/edge/ask.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('what is done in time is handed on, failures included', async () => {
  expect(await inTime(Promise.resolve('done'))).toBe('done')
  await expect(inTime(Promise.reject(new Error('broken')))).rejects.toThrow('broken')
})

test('what takes two seconds is late, while Slack still waits for a third', async () => {
  vi.useFakeTimers()
  const result = inTime(new Promise(() => {}))
  await vi.advanceTimersByTimeAsync(2000)
  expect(await result).toBe('late')
})
