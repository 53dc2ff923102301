import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { wordsIn } from '../../../playground/teams/client/card-parts.ts'
import type { Fault } from '../../../playground/teams/faults.ts'
import { personFrom } from '../../../playground/teams/person.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { launchOne } from './a-campaign.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
  for (const handle of ['nadia', 'maria', 'ivo']) await product.teams.as(handle).install()
  await product.teams.as('nadia').say('help')
})
beforeEach(() => product.teams.journal.clear())
afterAll(() => product.close())

const notice: Screen = { kind: 'notice', notice: 'nothing-to-do' }

function accountOf(handle: string) {
  return { workspaceId: product.workspaceId, externalId: product.teams.as(handle).person.aadObjectId }
}

const send = (handle: string) => product.app.world.messenger.send(accountOf(handle), notice)

/** The same for every test of one fault: what became of it, and how often it was tried. */
async function under(fault: Fault) {
  product.teams.faults.next('send', fault)
  const sent = await send('maria')
  return { sent, tries: product.teams.journal.callsOf('send').length }
}

describe('a new message', () => {
  test('goes to the chat with the person, and can be found and replaced again', async () => {
    const { teams, app } = product
    const sent = await send('maria')
    const last = teams.as('maria').lastMessage()
    expect(sent).toEqual({
      kind: 'sent',
      address: { workspaceId: product.workspaceId, channel: last?.conversationId, message: last?.id },
    })
    expect(last?.summary).toContain('Nothing waits for you')
    if (sent.kind !== 'sent') return
    expect(await app.world.messenger.update(sent.address, { kind: 'notice', notice: 'went-wrong' })).toEqual(sent)
    const after = teams.as('maria').lastMessage()
    expect(after?.id).toBe(last?.id)
    expect(after?.editedAtMs).not.toBeNull()
  })

  test('goes to somebody who never wrote to us, where the app is installed for them', async () => {
    const { app, database } = product
    const before = await database.prisma.identity.count()
    expect(await send('ivo')).toMatchObject({ kind: 'sent' })
    expect(await database.prisma.identity.count()).toBe(before)
    expect(await app.world.messenger.lookUp(accountOf('ivo'))).toMatchObject({ kind: 'found' })
  })

  test.each<Fault>([{ kind: '5xx' }, { kind: '5xx-after-store' }, { kind: 'reset' }, { kind: 'reset-after-store' }])(
    'may have arrived after $kind, and is sent once',
    async (fault) => {
      expect(await under(fault)).toEqual({ sent: expect.objectContaining({ kind: 'unsure' }), tries: 1 })
    },
  )

  test.each([
    ['as long as Teams says', { kind: '429', retryAfterS: 7 }, 7000],
    ['a while where Teams does not say how long', { kind: '429' }, 5000],
  ] as const)('waits %s, and is sent once', async (_, fault, retryAfterMs) => {
    expect(await under(fault)).toEqual({ sent: { kind: 'limited', retryAfterMs }, tries: 1 })
  })

  test.each(['MessageWritesBlocked', 'BotNotInConversationRoster'])('is refused for good with %s', async (code) => {
    const { sent, tries } = await under({ kind: 'refused', status: 403, code })
    expect({ sent, tries }).toEqual({ sent: { kind: 'refused', reason: code, permanent: true }, tries: 1 })
  })

  test('that Teams does not like says nothing about the person', async () => {
    const { sent } = await under({ kind: 'refused', status: 400, code: 'BadSyntax' })
    expect(sent).toEqual({ kind: 'refused', reason: 'BadSyntax', permanent: false })
  })

  test('waits where the app itself is refused, which the product says of itself until one goes out', async () => {
    const { app } = product
    const { sent } = await under({ kind: 'refused', status: 401, code: 'Unauthorized' })
    expect(sent).toEqual({ kind: 'cut-off', reason: 'Unauthorized' })
    expect(app.troubles()).toEqual(['teams: Unauthorized'])
    expect(await send('maria')).toMatchObject({ kind: 'sent' })
    expect(app.troubles()).toEqual([])
  })
})

describe('an update', () => {
  test.each<Fault>([{ kind: '5xx' }, { kind: 'reset' }, { kind: '429', retryAfterS: 5 }])(
    'after $kind is tried again later',
    async (fault) => {
      const { app, teams } = product
      const sent = await send('maria')
      if (sent.kind !== 'sent') throw new Error('not sent')
      teams.faults.next('update', fault)
      expect(await app.world.messenger.update(sent.address, notice)).toMatchObject({ kind: 'limited' })
      expect(teams.journal.callsOf('update')).toHaveLength(1)
    },
  )
})

test('an account is a full member, a guest, or a stranger where it is of another tenant', async () => {
  const { messenger } = product.app.world
  const found = async (handle: string) => {
    const looked = await messenger.lookUp(accountOf(handle))
    return looked.kind === 'found' ? looked.profile : looked
  }
  expect(await found('maria')).toMatchObject({ name: 'Maria Lindqvist', zone: null, kind: 'member' })
  expect(await found('ivo')).toMatchObject({ name: 'Ivo Petrov', kind: 'guest' })
  const nobody = { workspaceId: product.workspaceId, externalId: '0192f0c1-7d3e-4abc-8def-0123456789ab' }
  expect(await messenger.lookUp(nobody)).toEqual({ kind: 'none' })
})

describe('somebody who removed the app', () => {
  const since = async () => {
    const { rows } = await product.database.pool.query(
      "select i.unreachable_since from identities i join people p on p.id = i.person_id where p.name = 'Maria Lindqvist'",
    )
    return rows[0]?.unreachable_since
  }

  test('is written to no more until they come back', async () => {
    const maria = product.teams.as('maria')
    await maria.say('help')
    await product.teams.until(() => maria.lastCard())
    await product.app.settled()
    await maria.uninstall()
    await product.app.settled()
    expect(await since()).toEqual(product.clock.now)
    expect(await send('maria')).toMatchObject({ kind: 'refused', permanent: true })
    await maria.install()
    await product.app.settled()
    expect(await since()).toBeNull()
    expect(await send('maria')).toMatchObject({ kind: 'sent' })
  })
})

test('whoever is invited and cannot be is named as they were mentioned, with why and what to do', async () => {
  const { teams, app } = product
  await launchOne(product, 'Permits')
  const { state } = teams.parts
  const eve = personFrom({ handle: 'eve', name: 'Eve Stone', tenantId: 'a-tenant-of-others' }, state.tenantId)
  state.people.push(eve)
  const group = state.conversations.find(({ name }) => name === 'Contract reviewers')
  Object.assign(group ?? {}, { members: [...(group?.members ?? []), eve.id] })
  const nadia = teams.as('nadia')
  await nadia.install('Contract reviewers')
  await nadia.say('@Bot invite @Eve Stone @Lawyers @Kenji Watanabe to Permits', { in: 'Contract reviewers' })
  await app.settled()
  const words = wordsIn(nadia.lastCard().card).join('\n')
  for (const sentence of [
    'Eve Stone belongs to another organization and cannot be an annotator. Once they are a guest in yours, name them again.',
    'Lawyers is a group. People take part one by one: type @ and choose each from the list that opens.',
    'Kenji Watanabe has not added Labelbreak, so I cannot write to them. Ask them to add it, then name them again.',
  ])
    expect(words).toContain(sentence)
})

describe('words', () => {
  test('are answered in the chat with whoever typed them, and a line says so where others read along', async () => {
    const { teams } = product
    const nadia = teams.as('nadia')
    await nadia.install('Contract reviewers')
    await product.app.settled()
    const inChat = nadia.messages().length
    await nadia.say('@Bot label  status', { in: 'Contract reviewers' })
    const told = await teams.until(() => nadia.lastMessage('Contract reviewers'))
    await teams.until(() => nadia.lastMessage('Contract reviewers')?.text.includes('our own chat'))
    expect(told).not.toBeNull()
    expect(nadia.messages()).toHaveLength(inChat + 1)
    expect(nadia.lastMessage('Contract reviewers')?.card).toBeNull()
  })
})
