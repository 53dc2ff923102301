import { afterAll, beforeEach } from 'vitest'
import { openWorld, type TestWorld } from './a-world.ts'

/**
 * A world for the tests of one file, to be awaited at its top.
 * @param at when each test begins, by the clock of that world; else its time goes on from test to test
 */
export async function worldOfFile(at?: string): Promise<TestWorld> {
  const test = await openWorld()
  afterAll(() => test.close())
  beforeEach(() => {
    if (at !== undefined) test.clock.now = new Date(at)
  })
  return test
}
