import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { referenceChecks } from '../../bench/reference.ts'

/** Lies beside a checkout where the project is developed; nowhere else. */
const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const present = existsSync(join(folder, 'rte', 'labels.csv'))

describe.runIf(present)('reference values, within their tolerances', () => {
  const checks = present ? referenceChecks(folder).filter(({ judged }) => judged) : []

  it('are there to be held against', () => {
    expect(checks.length).toBeGreaterThan(150)
  })

  it.each(checks.map((check) => [check.set, check.what, check] as const))('%s: %s', (_set, _what, check) => {
    expect(check.strain, `${check.measured} against ${check.expected}`).toBeLessThanOrEqual(1)
  })
})
