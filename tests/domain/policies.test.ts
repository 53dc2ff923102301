import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CampaignState } from '../../src/domain/campaign.ts'
import { type Role, roles } from '../../src/domain/person.ts'
import { isStillFor } from '../../src/domain/policies.ts'
import type { Screen } from '../../src/domain/screens/screen.ts'
import { screens } from '../bots/cards/arbitrary-screens.ts'

const states: CampaignState[] = ['draft', 'pilot', 'running', 'paused', 'finished']
const held = fc.uniqueArray(fc.constantFrom(...roles))

test('nothing about a campaign is for somebody who holds no role in it', () => {
  fc.assert(
    fc.property(screens, fc.constantFrom(...states), (screen, state) => {
      expect(isStillFor(screen, [], state)).toBe(false)
    }),
  )
})

test('another role takes no message from anybody', () => {
  fc.assert(
    fc.property(screens, held, fc.constantFrom(...roles), fc.constantFrom(...states), (screen, some, more, state) => {
      if (isStillFor(screen, some, state)) expect(isStillFor(screen, [...some, more], state)).toBe(true)
    }),
  )
})

test.each<[string, Role[], boolean]>([
  ['digest', ['manager'], true],
  ['digest', ['adjudicator', 'annotator'], false],
  ['annotator-warning', ['lead'], true],
  ['annotator-warning', ['manager'], false],
  ['outcomes', ['annotator'], true],
])('%s for %s: %s', (kind, roles, isFor) => {
  expect(isStillFor({ kind } as Screen, roles, 'running')).toBe(isFor)
})
