import { expect, test } from 'vitest'
import type { TeamsActivity } from '../../../../src/bots/teams/wire/activity.ts'
import { rememberVouched } from '../../../../src/bots/teams/wire/remember-vouched.ts'

const activity: TeamsActivity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.example/teams/',
  from: { id: '29:maria' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:1' },
}
const hourS = 3_600

/** Asks with a token that is good for the one address and for so long; `proofs` are the times at which it was proved. */
function asking(forS: number) {
  const clock = { ms: 1_800_000_000_000 }
  const proofs: number[] = []
  const expiresAtS = clock.ms / 1000 + forS
  const vouch = rememberVouched(
    async (authorization, { serviceUrl }) => {
      proofs.push(clock.ms)
      const isGood =
        authorization === 'Bearer good' && serviceUrl === activity.serviceUrl && clock.ms < expiresAtS * 1000
      if (!isGood) throw new Error('planned')
      return expiresAtS
    },
    () => clock.ms,
  )
  return { clock, proofs, kindOf: async (token: string, sent = activity) => (await vouch(token, sent)).kind }
}

test('a good token is proved once for many requests, and again after a while', async () => {
  const { clock, proofs, kindOf } = asking(hourS)
  for (let n = 0; n < 5; n++) expect(await kindOf('Bearer good')).toBe('vouched')
  expect(proofs).toHaveLength(1)
  clock.ms += 6 * 60_000
  expect(await kindOf('Bearer good')).toBe('vouched')
  expect(proofs).toHaveLength(2)
})

test('a good token proves nothing for another address, and another token nothing at all', async () => {
  const { kindOf } = asking(hourS)
  expect(await kindOf('Bearer good')).toBe('vouched')
  expect(await kindOf('Bearer good', { ...activity, serviceUrl: 'https://elsewhere.example/' })).toBe('refused')
  expect(await kindOf('Bearer gooD')).toBe('refused')
  expect(await kindOf('')).toBe('refused')
})

test('a token is refused from the moment it expires, and what was refused is asked about every time', async () => {
  const { clock, proofs, kindOf } = asking(90)
  expect(await kindOf('Bearer good')).toBe('vouched')
  clock.ms += 90_000
  expect(await kindOf('Bearer good')).toBe('refused')
  expect(await kindOf('Bearer good')).toBe('refused')
  expect(proofs).toHaveLength(3)
})
