import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    people: [
      { handle: 'kenji', name: 'Kenji Watanabe', zone: 'Asia/Tokyo' },
      { handle: 'maria', name: 'Maria Lindqvist', locale: 'sv-SE' },
      { handle: 'grace', name: 'Grace Okafor', locale: 'en-US' },
    ],
  })
  for (const handle of ['kenji', 'maria', 'grace']) await product.teams.as(handle).install()
})
afterAll(() => product.close())

async function openSettings(handle: string) {
  const person = product.teams.as(handle)
  await person.say('settings')
  await product.teams.until(() => person.lastCard().summary === 'When to ask you')
  await person.press('Open')
  return person
}

const dialogOf = (handle: string) => JSON.stringify(product.teams.as(handle).dialog())

const kept = async () =>
  (
    await product.database.prisma.person.findMany({
      orderBy: { name: 'asc' },
      select: { name: true, zone: true, zoneBasis: true },
    })
  ).map(({ name, zone, zoneBasis }) => [name.split(' ')[0], zone, zoneBasis])

describe('a time zone', () => {
  test('is guessed from what the client says, else from the language, and said to be a guess', async () => {
    for (const [handle, zone] of [
      ['kenji', 'Asia/Tokyo'],
      ['maria', 'Europe/Stockholm'],
    ] as const) {
      await openSettings(handle)
      expect(dialogOf(handle)).toContain('a guess: please look at it below')
      expect(dialogOf(handle)).toContain(`"value":"${zone}"`)
      product.teams.as(handle).closeDialog()
    }
  })

  test('is UTC where nothing tells it, which is said until it is chosen', async () => {
    const grace = await openSettings('grace')
    expect(dialogOf('grace')).toContain('your hours are read in UTC until you choose it below')
    expect(await kept()).toEqual([
      ['Grace', 'UTC', 'none'],
      ['Kenji', 'Asia/Tokyo', 'guessed'],
      ['Maria', 'Europe/Stockholm', 'guessed'],
    ])
    grace.fill('Your time zone', 'Laagos')
    await grace.press('Save')
    expect(dialogOf('grace')).toContain('Did you mean Africa/Lagos?')
    grace.fill('Your time zone', 'lagos')
    await grace.press('Save')
    expect(dialogOf('grace')).toContain('They are in the time of Africa/Lagos')
    grace.closeDialog()
  })

  test('that was chosen stays, whatever a client says later', async () => {
    const kenji = await openSettings('kenji')
    kenji.fill('Your time zone', 'Asia/Seoul')
    await kenji.press('Save')
    kenji.closeDialog()
    await kenji.say('help')
    await openSettings('kenji')
    expect(dialogOf('kenji')).toContain('as you chose')
    expect(await kept()).toContainEqual(['Kenji', 'Asia/Seoul', 'chosen'])
  })
})
