import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'
import { leastConnections, shareConnections } from '../src/store/db/share-connections.ts'

const key = 'ab'.repeat(32)
const slack = { SLACK_SIGNING_SECRET: 'a signing secret', SLACK_BOT_TOKEN: 'xoxb-1', ENCRYPTION_KEY: key }

function problemsOf(env: Readonly<Record<string, string>>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('readConfig', () => {
  it('needs no more than one platform and a key', () => {
    expect(readConfig(slack)).toMatchObject({
      databaseUrl: null,
      host: '127.0.0.1',
      port: 3000,
      slack: { signingSecret: 'a signing secret', botToken: 'xoxb-1', apiUrl: null },
      encryptionKey: key,
      leastReadingMs: 400,
      devClock: 'off',
      logLevel: 'info',
    })
  })

  it('reads what is given', () => {
    const config = readConfig({
      ...slack,
      DATABASE_URL: 'postgres://somewhere/labelbreak',
      HOST: '0.0.0.0',
      PORT: '8080',
      SLACK_API_URL: 'http://127.0.0.1:3001/api/',
      ENCRYPTION_KEY: key.toUpperCase(),
      LEAST_READING_MS: '0',
      LOG_LEVEL: 'debug',
    })
    expect(config).toMatchObject({
      databaseUrl: 'postgres://somewhere/labelbreak',
      host: '0.0.0.0',
      port: 8080,
      slack: { apiUrl: 'http://127.0.0.1:3001/api/' },
      encryptionKey: key,
      leastReadingMs: 0,
      logLevel: 'debug',
    })
  })

  it('takes an empty variable for an absent one', () => {
    expect(readConfig({ ...slack, DATABASE_URL: '', PORT: '', DEV_CLOCK: '' })).toEqual(readConfig(slack))
  })

  it('names every problem at once, each by its variable', () => {
    const problems = problemsOf({
      DATABASE_URL: 'mysql://somewhere',
      PORT: '70000',
      SLACK_SIGNING_SECRET: 'short',
      SLACK_BOT_TOKEN: 'xoxp-1',
      SLACK_API_URL: 'somewhere',
      ENCRYPTION_KEY: 'abc',
      LOG_LEVEL: 'loud',
      DEV_CLOCK: 'yes',
    })
    expect(problems.map((problem) => problem.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'DEV_CLOCK',
      'ENCRYPTION_KEY',
      'LOG_LEVEL',
      'PORT',
      'SLACK_API_URL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ])
  })

  it('never repeats a value, for it may be a secret', () => {
    const secret = 'not-a-token-but-secret'
    const words = problemsOf({ SLACK_SIGNING_SECRET: 'hush', SLACK_BOT_TOKEN: secret, ENCRYPTION_KEY: secret }).join(
      '\n',
    )
    expect(words).toContain('SLACK_BOT_TOKEN')
    expect(words).not.toContain(secret)
    expect(words).not.toContain('hush')
  })

  it('refuses fewer connections than every pool needs, with the least that do', () => {
    for (const DATABASE_CONNECTIONS of ['4', '9', '10.5', 'many', '501']) {
      expect(problemsOf({ ...slack, DATABASE_CONNECTIONS })).toEqual([
        expect.stringMatching(/^DATABASE_CONNECTIONS must be/),
      ])
    }
    expect(problemsOf({ ...slack, DATABASE_CONNECTIONS: '4' })[0]).toContain('at least 10')
    for (let total = leastConnections; total <= 500; total++) {
      const { clicks, rest, jobs } = shareConnections(total)
      expect(Math.min(clicks, rest, jobs)).toBeGreaterThanOrEqual(2)
      expect(clicks + rest + jobs).toBeLessThan(total)
    }
  })

  it('says which half of a platform is missing', () => {
    expect(problemsOf({ SLACK_SIGNING_SECRET: 'a signing secret', ENCRYPTION_KEY: key })).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
    ])
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', ENCRYPTION_KEY: key })).toEqual([
      expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
    ])
  })

  it('says so where no platform is configured at all', () => {
    expect(problemsOf({ ENCRYPTION_KEY: key }).join()).toMatch(/no platform/)
  })
})

describe('Teams', () => {
  const teams = {
    ENCRYPTION_KEY: key,
    TEAMS_APP_ID: '2d6b3c1a-9e4f-4b7d-a1c2-3f4e5d6c7b8a',
    TEAMS_APP_PASSWORD: 'a client secret',
    TEAMS_TENANT_ID: '6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f',
  }

  it('is served alone, or beside Slack', () => {
    const credentials = {
      appId: teams.TEAMS_APP_ID,
      password: 'a client secret',
      tenantId: teams.TEAMS_TENANT_ID,
      apiUrl: 'http://127.0.0.1:3002',
    }
    const config = readConfig({ ...teams, TEAMS_API_URL: 'http://127.0.0.1:3002/' })
    expect(config).toMatchObject({ slack: null, teams: { tenantId: teams.TEAMS_TENANT_ID, credentials } })
    expect(readConfig({ ...teams, ...slack })).toMatchObject({ slack: {}, teams: { credentials: { apiUrl: null } } })
    expect(readConfig(slack).teams).toBeNull()
  })

  it('says which part of the registration is missing', () => {
    for (const name of ['TEAMS_APP_ID', 'TEAMS_APP_PASSWORD', 'TEAMS_TENANT_ID']) {
      expect(problemsOf({ ...teams, ...slack, [name]: '' })).toEqual([
        expect.stringMatching(`^${name} is missing, though`),
      ])
    }
    expect(problemsOf({ ...teams, TEAMS_APP_ID: 'the bot', TEAMS_APP_PASSWORD: 'short' })).toEqual([
      expect.stringMatching(/^TEAMS_APP_ID must be/),
      expect.stringMatching(/^TEAMS_APP_PASSWORD is too short/),
    ])
  })

  it('believes whoever calls only where that is asked for, and on this machine alone', () => {
    const open = { ENCRYPTION_KEY: key, TEAMS_ANONYMOUS: '1', TEAMS_TENANT_ID: teams.TEAMS_TENANT_ID }
    expect(readConfig(open).teams).toMatchObject({ tenantId: teams.TEAMS_TENANT_ID, credentials: null })
    expect(problemsOf({ ...open, HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^TEAMS_ANONYMOUS is refused unless HOST is a loopback address/),
    ])
    expect(problemsOf({ ...open, TEAMS_APP_PASSWORD: 'a client secret' })).toEqual([
      expect.stringMatching(/^TEAMS_ANONYMOUS is refused beside TEAMS_APP_PASSWORD/),
    ])
    expect(problemsOf({ ...open, TEAMS_TENANT_ID: '' })).toEqual([expect.stringMatching(/^TEAMS_TENANT_ID is missing/)])
  })

  it('has its clock moved only where nothing of it is Microsoft’s', () => {
    const moved = { ...teams, DEV_CLOCK: '1' }
    expect(problemsOf(moved)).toEqual([expect.stringMatching(/^DEV_CLOCK is refused unless TEAMS_API_URL/)])
    expect(readConfig({ ...moved, TEAMS_API_URL: 'http://127.0.0.1:3002' }).devClock).toBe('goes')
  })
})

describe('the development clock', () => {
  const loopback = { ...slack, DEV_CLOCK: '1', SLACK_API_URL: 'http://127.0.0.1:3001/api/' }

  it.each([{ HOST: '127.0.0.1' }, { HOST: 'localhost' }, { HOST: '::1' }, { HOST: '127.8.8.8' }])(
    'is served on $HOST',
    (host) => {
      expect(readConfig({ ...loopback, ...host }).devClock).toBe('goes')
      expect(readConfig({ ...loopback, ...host, DEV_CLOCK: 'still' }).devClock).toBe('still')
    },
  )

  it('begins where it is told to, and is not told so where there is none', () => {
    const from = { DEV_CLOCK_FROM: '2030-03-25T07:00:00Z' }
    expect(readConfig({ ...loopback, ...from }).devClockFrom).toEqual(new Date('2030-03-25T07:00:00Z'))
    expect(readConfig(loopback).devClockFrom).toBeNull()
    expect(problemsOf({ ...slack, ...from })).toEqual([expect.stringMatching(/^DEV_CLOCK_FROM is set, though/)])
    expect(problemsOf({ ...loopback, DEV_CLOCK_FROM: 'Monday' })).toEqual([
      expect.stringMatching(/^DEV_CLOCK_FROM must/),
    ])
  })

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '10.0.0.7' },
    { HOST: '127.0.0.1.example.com' },
    { HOST: 'localhost.example.com' },
  ])('is refused on $HOST', (host) => {
    expect(problemsOf({ ...loopback, ...host })).toEqual([expect.stringMatching(/^DEV_CLOCK is refused unless HOST/)])
  })

  it.each([
    { why: 'Slack itself', SLACK_API_URL: '' },
    { why: 'another machine', SLACK_API_URL: 'https://slack.example.com/api/' },
    { why: 'a name that only looks like loopback', SLACK_API_URL: 'http://127.0.0.1@example.com/api/' },
  ])('is refused where the platform is $why', ({ SLACK_API_URL }) => {
    expect(problemsOf({ ...loopback, SLACK_API_URL })).toEqual([
      expect.stringMatching(/^DEV_CLOCK is refused unless SLACK_API_URL/),
    ])
  })
})
