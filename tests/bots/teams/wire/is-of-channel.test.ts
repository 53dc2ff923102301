import { describe, expect, test } from 'vitest'
import { isOfChannel, isOfThisMachine } from '../../../../src/bots/teams/wire/is-of-channel.ts'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const head = { alg: 'RS256', kid: 'one' }
const claims = { iss: 'https://api.botframework.com', serviceurl: 'https://smba.example/' }
const bearer = (first: unknown, second: unknown) => `Bearer ${part(first)}.${part(second)}.c2ln`

describe('a token', () => {
  test('of the channel says so, before anybody checks whether it is true', () => {
    expect(isOfChannel(bearer(head, claims))).toBe(true)
  })

  test.each([
    ['of an emulator', head, { ...claims, iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }],
    ['that names no service address', head, { iss: claims.iss }],
    ['that nobody signed', { ...head, alg: 'none' }, claims],
    ['signed with a shared secret', { ...head, alg: 'HS256' }, claims],
    ['of no key', { alg: 'RS256' }, claims],
    ['that holds nonsense', 7, []],
  ])('%s is not asked about further', (_, first, second) => {
    expect(isOfChannel(bearer(first, second))).toBe(false)
  })

  test.each(['', 'Bearer', 'Bearer x', 'Basic eDp5', 'Bearer ..', 'Bearer a.b.c'])('of the form %j is none', (text) => {
    expect(isOfChannel(text)).toBe(false)
  })
})

test('where nobody is asked who they are, only this machine is written to', () => {
  for (const url of ['http://127.0.0.1:3002/x/', 'http://localhost/', 'http://[::1]:9/']) {
    expect(isOfThisMachine(url)).toBe(true)
  }
  for (const url of ['https://smba.example/', 'http://127.0.0.1.example/', 'http://10.0.0.1/', 'nonsense']) {
    expect(isOfThisMachine(url)).toBe(false)
  }
})
