import nock from 'nock'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'

/**
 * In this file nothing leaves the process but what a test expects by nock, and all of that. Files share a process, so
 * nock is switched on for this one alone.
 */
export function nothingUnexpectedLeaves(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate()
    nock.disableNetConnect()
  })
  afterEach(() => {
    const pending = nock.pendingMocks()
    nock.cleanAll()
    expect(pending).toEqual([])
  })
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}
