import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchOne } from './a-campaign.ts'
import { type Product, startProduct } from './a-product.ts'

const name = 'Contract clauses'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await launchOne(product, name)
})
afterAll(() => product.close())

const nadia = () => product.teams.as('nadia')
const told = (person = nadia()) => JSON.stringify(person.lastMessage()?.card ?? '')
const typed = (card: string) => card.replaceAll(/"type":"TextRun","text":/g, '')

async function members(): Promise<string[]> {
  const rows = await product.database.prisma.member.findMany({
    where: { role: 'annotator', removedAt: null },
    include: { person: { select: { name: true } } },
  })
  return rows.map(({ person }) => person.name).sort()
}

describe('people who are mentioned join a campaign', () => {
  test('from one’s own chat and from a channel, guests of the tenant too', async () => {
    await nadia().install('Contract review')
    for (const handle of ['kenji', 'grace', 'ivo']) await product.teams.as(handle).install()
    await nadia().say(`invite @Kenji Watanabe to ${name}`)
    expect(typed(told())).toContain('Kenji Watanabe joins Contract clauses')
    await nadia().say(`@Bot invite @Grace Okafor @Ivo Petrov to ${name} as annotator`, { in: 'Contract review' })
    expect(typed(told())).toContain('Grace Okafor and Ivo Petrov join Contract clauses')
    await product.teams.until(() => nadia().lastMessage('Contract review')?.text.includes('in our own chat') === true)
    expect(await members()).toEqual(['Grace Okafor', 'Ivo Petrov', 'Kenji Watanabe', 'Maria Lindqvist'])
  })

  test('but nobody of another company, and no tag, which is said', async () => {
    await nadia().say(`invite @Stella Novak to ${name}`)
    expect(told()).toMatch(/Stella/)
    const before = product.teams.journal.deliveries.findLast(({ activity }) => activity.type === 'message')?.activity
    const tag = {
      type: 'mention',
      mentioned: { id: 'dGFnLTE=', name: 'Reviewers', type: 'tag' },
      text: '<at>Reviewers</at>',
    }
    await product.teams.rawDeliver({
      ...before,
      id: '99',
      text: `invite <at>Reviewers</at> to ${name}`,
      entities: [tag],
    })
    await product.teams.until(() => told().includes('Reviewers is a group'))
    expect(await members()).toEqual(['Grace Okafor', 'Ivo Petrov', 'Kenji Watanabe', 'Maria Lindqvist'])
  })
})

describe('label alone', () => {
  test('shows a lead what they look after', async () => {
    await nadia().say('label')
    expect(told()).toContain('Campaigns you look after')
    expect(told()).toContain('0 of 2 items done')
    await nadia().press('Status')
    await product.teams.until(() => told().includes('2 items'))
  })

  test('shows an annotator what waits, from which a session begins, and then goes on with that', async () => {
    const maria = product.teams.as('maria')
    await maria.say('')
    expect(told(maria)).toContain('Waiting for you')
    expect(told(maria)).toContain('Your answers')
    await maria.press('5 min')
    await product.teams.until(() => JSON.stringify(maria.lastCard().card).includes('Which label fits best?'))
    const before = maria.messages().length
    await maria.say('label')
    await product.teams.until(() => JSON.stringify(maria.messages().slice(before)).includes('Which label fits best?'))
  })

  test('says to a newcomer what this is', async () => {
    const omar = product.teams.as('omar')
    await omar.install()
    await omar.say('label')
    expect(told(omar)).toContain('Label data in sessions of a few minutes')
  })
})
