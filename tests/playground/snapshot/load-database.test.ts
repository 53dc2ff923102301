import { readdir, stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BarState } from '../../../playground/page-server/bar-state.ts'
import { keptFolder } from '../../../playground/snapshot/kept-world.ts'
import { type LivedWorld, openLivedWorld } from './open-lived-world.ts'

const again = 'take it again: npm run playground:snapshot'
const campaign = 'Contract clauses'

describe('the workspace that has lived two weeks', () => {
  let world: LivedWorld
  let slack: LivedWorld['slack']

  beforeAll(async () => {
    world = await openLivedWorld()
    slack = world.slack
  }, 60_000)
  afterAll(() => world.close())

  const wordsOf = (handle: string) => JSON.stringify(slack.as(handle).dm())
  const goThrough = async (door: string) => {
    const body = JSON.stringify({ door })
    const answer = await fetch(`${slack.url}/play/door`, { method: 'POST', body })
    return { status: answer.status, landing: await answer.json() }
  }

  test('is at most 5 MB, and of migrations that are all still there', async () => {
    const names = await readdir(keptFolder)
    const sizes = await Promise.all(names.map(async (name) => (await stat(new URL(name, keptFolder))).size))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000_000)
    expect(await readdir(new URL('../../../prisma/migrations', import.meta.url)), again).toContain(world.kept.migration)
  })

  test('has left unread what waits for the lead and a manager', async () => {
    const bar: BarState = await (await fetch(`${slack.url}/play/bar`)).json()
    const unread = (handle: string, all: BarState['slack']) => all.find((it) => it.handle === handle)?.unread
    expect(unread('nadia', bar.slack), again).toBeGreaterThan(0)
    expect(unread('helen', bar.slack), again).toBe(1)
    expect(unread('tomas', bar.slack), again).toBe(0)
  })

  test('has three doors, each of which leads to a message of its person', async () => {
    const found = await (await fetch(`${slack.url}/play/world`)).json()
    expect(found).toMatchObject({ isReady: true, kind: 'lived', hasOwn: false })
    expect(found.doors.map(({ door }: { door: string }) => door)).toEqual(['label', 'lead', 'manager'])
    const shows = { label: 'Not sure', lead: 'Let them go on', manager: 'digest' }
    for (const [door, words] of Object.entries(shows)) {
      const { status, landing } = await goThrough(door)
      expect({ door, status }).toEqual({ door, status: 200 })
      const message = slack
        .as(landing.personId)
        .messages(landing.conversation)
        .find(({ ts }) => ts === landing.messageTs)
      expect(JSON.stringify(message), `${door}: ${again}`).toContain(words)
    }
  })

  test('goes on with the prompt that is there when somebody comes through the first door again', async () => {
    const { status, landing } = await goThrough('label')
    expect(status).toBe(200)
    const message = slack
      .as(landing.personId)
      .messages(landing.conversation)
      .find(({ ts }) => ts === landing.messageTs)
    expect(JSON.stringify(message)).toContain('Not sure')
  })

  test.each([
    ['nadia', `/label status ${campaign}`, 'Aroha Ngata'],
    ['nadia', `/label review ${campaign}`, 'Why it is here'],
    ['nadia', `/label gold ${campaign}`, 'nswers'],
    ['helen', `/label digest ${campaign}`, 'answers'],
    ['maria', '/label list', campaign],
  ])('draws what %s gets for %s', async (handle, command, words) => {
    const before = wordsOf(handle).length
    expect(await slack.as(handle).command(command)).toMatchObject({ error: null })
    await slack.until(
      () =>
        wordsOf(handle)
          .slice(before - 2)
          .includes(words) || JSON.stringify(slack.as(handle).view()).includes(words),
      15_000,
    )
    expect(world.product.output()).not.toContain('"level":50')
  })

  test('draws the page of the app, and knows who is in Teams', async () => {
    await slack.as('maria').openHome()
    await slack.until(() => JSON.stringify(slack.as('maria').home()).includes(campaign))
    const { teams } = world
    const kenji = teams.as('kenji')
    const before = kenji.messages().length
    await kenji.say('label')
    await teams.until(() => JSON.stringify(kenji.messages().slice(before)).includes(campaign))
  })
})
