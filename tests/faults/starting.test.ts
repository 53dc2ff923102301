import { describe, expect, test } from 'vitest'
import { runToItsEnd } from '../support/product-process.ts'
import { botToken, encryptionKey, productEnv, signingSecret } from '../support/product-setup.ts'

/** Nothing listens there: a start that got as far as the database would fail in other words. */
const good = productEnv('postgres://nobody@127.0.0.1:1/none', 'http://127.0.0.1:1')

describe('the product does not start', () => {
  test('without what it needs, and names every missing and wrong variable at once', async () => {
    const { code, output } = await runToItsEnd({
      DATABASE_URL: 'mysql://somewhere',
      PORT: 'eighty',
      SLACK_BOT_TOKEN: botToken,
      LOG_LEVEL: 'loud',
    })
    expect(code).toBe(1)
    for (const name of ['DATABASE_URL', 'PORT', 'SLACK_SIGNING_SECRET', 'ENCRYPTION_KEY', 'LOG_LEVEL']) {
      expect(output).toMatch(new RegExp(`^- ${name} `, 'm'))
    }
    expect(output).not.toContain(botToken)
  })

  test('with a clock that can be moved while it listens beyond the machine', async () => {
    const { code, output } = await runToItsEnd({ ...good, DEV_CLOCK: '1', HOST: '0.0.0.0' })
    expect(code).toBe(1)
    expect(output).toContain('DEV_CLOCK is refused unless HOST is a loopback address')
  })

  test('without a database, and says so without its password', async () => {
    const url = 'postgres://somebody:a-secret-password@127.0.0.1:1/none'
    const { code, output } = await runToItsEnd({ ...good, DATABASE_URL: url })
    expect(code).toBe(1)
    expect(output).toContain('ECONNREFUSED')
    for (const secret of ['a-secret-password', botToken, signingSecret, encryptionKey]) {
      expect(output).not.toContain(secret)
    }
  })
})
