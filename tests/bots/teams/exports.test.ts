import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Seen } from '../../../playground/teams/driver/person-driver.ts'
import { readConsent } from '../../../src/bots/teams/wire/file-place.ts'
import { serveExports } from '../../../src/serve-exports.ts'
import { launchOne } from './a-campaign.ts'
import { type Product, startProduct } from './a-product.ts'

const offerType = 'application/vnd.microsoft.teams.card.file.consent'
const infoType = 'application/vnd.microsoft.teams.card.file.info'
const publicUrl = 'https://labelbreak.example'
const name = 'Contract clauses'

let product: Product
beforeAll(async () => {
  product = await startProduct({ updateAfterMs: 1, publicUrl })
  await launchOne(product, name)
})
afterAll(() => product.close())

const nadia = () => product.teams.as('nadia')
const offers = (): Seen[] =>
  nadia()
    .messages()
    .filter(({ attachments }) => attachments[0]?.contentType === offerType)
const files = () => Object.values(product.teams.parts.state.files)
const newest = () => JSON.stringify(nadia().lastMessage()?.card ?? '')

/** The offers that a new export brings, as they were when they came. */
async function exported(where?: string): Promise<Seen[]> {
  const before = offers().length
  const words = `export ${name}`
  await (where === undefined ? nadia().say(words) : nadia().say(`@Bot ${words}`, { in: where }))
  await product.deliver()
  return offers().slice(before)
}

async function offerSays(offer: Seen | undefined, words: string): Promise<void> {
  await product.teams.until(() => {
    const now = nadia()
      .messages()
      .find(({ id }) => id === offer?.id)
    return JSON.stringify(now?.card ?? '').includes(words)
  })
}

describe('an export', () => {
  test('is offered as files, goes to whoever agrees, and is shown in the chat', async () => {
    const [jsonl, csv] = await exported()
    expect([jsonl, csv].map((offer) => offer?.attachments[0]?.name)).toEqual([
      'Contract-clauses-2026-11-23.jsonl',
      'Contract-clauses-2026-11-23.csv',
    ])
    expect(csv?.attachments[0]?.content).toMatchObject({
      description: expect.stringContaining('As CSV, an answer a row. Export of Contract clauses: 2 items, 0 answers.'),
    })
    expect(await nadia().answerFileConsent('accept', jsonl)).toMatchObject({ status: 200, error: null })
    await offerSays(jsonl, 'on its way')
    await product.deliver()
    const [file] = files()
    expect(file).toMatchObject({ name: 'Contract-clauses-2026-11-23.jsonl', whole: true })
    const kept = (await product.teams.file(file?.id ?? ''))?.content.toString() ?? ''
    expect(kept.trim().split('\n')).toHaveLength(2)
    expect(kept).not.toContain('gold')
    expect(nadia().lastMessage()?.attachments[0]).toMatchObject({
      contentType: infoType,
      name: file?.name,
      content: { uniqueId: file?.id, fileType: 'jsonl' },
    })
  })

  test('is put there once, however often its offer is accepted', async () => {
    const [offer] = await exported()
    const before = files().length
    const first = await nadia().answerFileConsent('accept', offer)
    await product.teams.redeliver(first.deliveryId ?? '', { id: 'new' })
    await nadia().answerFileConsent('accept', offer)
    await product.deliver()
    await nadia().answerFileConsent('accept', offer)
    await product.deliver()
    expect(
      files()
        .slice(before)
        .filter(({ whole }) => whole),
    ).toHaveLength(1)
    await offerSays(offer, 'answered before')
  })

  test('that is declined is not sent, and can be accepted after all', async () => {
    const [offer] = await exported()
    await nadia().answerFileConsent('decline', offer)
    await offerSays(offer, 'Nothing was put among your files')
    await nadia().answerFileConsent('accept', offer)
    const before = files().filter(({ whole }) => whole).length
    await product.deliver()
    expect(files().filter(({ whole }) => whole)).toHaveLength(before + 1)
  })

  test('goes to nobody else, and to nobody who leads the campaign no more', async () => {
    const [offer, other] = await exported()
    const maria = product.teams.as('maria')
    await maria.say('help')
    const place = maria.lastCard()
    const stolen = { ...place, attachments: offer?.attachments ?? [] }
    await maria.answerFileConsent('accept', stolen)
    await product.teams.until(() => JSON.stringify(maria.lastCard()).includes('belongs to somebody else'))

    const { prisma } = product.database
    const lead = { campaignId: (await prisma.campaign.findFirstOrThrow({ where: { name } })).id, role: 'lead' }
    await nadia().answerFileConsent('accept', offer)
    await prisma.member.updateMany({ where: lead, data: { removedAt: product.clock.now } })
    const before = product.teams.journal.callsOf('upload').length
    await product.deliver()
    await nadia().answerFileConsent('accept', other)
    await product.teams.until(() => newest().includes('Only the leads'))
    await product.deliver()
    expect(product.teams.journal.callsOf('upload')).toHaveLength(before)
    await prisma.member.updateMany({ where: lead, data: { removedAt: null } })
  })

  test('is offered in the chat of whoever asked in a channel, where a line says so', async () => {
    await nadia().install('Contract review')
    expect(await exported('Contract review')).toHaveLength(2)
    expect(nadia().lastMessage('Contract review')?.text).toContain('in our own chat')
  })

  test('goes on where the store stopped answering, and does not send a part twice blindly', async () => {
    const [offer] = await exported()
    product.teams.faults.next('upload', { kind: '5xx' })
    await nadia().answerFileConsent('accept', offer)
    await product.deliver()
    expect(files().at(-1)).toMatchObject({ whole: true })

    const [next] = await exported()
    product.teams.faults.next('upload', { kind: 'reset-after-store' })
    await nadia().answerFileConsent('accept', next)
    await product.deliver()
    // The store had it all: nobody can know that, so it is said.
    expect(newest()).toContain('may not have arrived')
  })

  test('that is a week old is offered anew instead', async () => {
    const [offer] = await exported()
    product.clock.now = new Date('2026-12-01T12:00:00Z')
    await nadia().answerFileConsent('accept', offer)
    await offerSays(offer, 'more than a week old')
  })
})

describe('a link', () => {
  test('brings what Teams takes no file of, for a day, to whoever leads', async () => {
    product.clock.now = new Date('2026-12-01T12:00:00Z')
    await nadia().say(`export ${name}`)
    product.teams.faults.next('send', { kind: 'refused', status: 400, code: 'BadSyntax' })
    const [link] = await linksAfter()
    const server = createServer((request, response) => void serveExports(product.app.world)(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const at = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const open = (url: string, init: RequestInit = {}) => fetch(url.replace(publicUrl, at), init)
    try {
      const got = await open(link ?? '')
      expect(got.status).toBe(200)
      expect(Object.fromEntries(got.headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="Contract-clauses-2026-12-01.jsonl"; filename*=UTF-8''Contract-clauses-2026-12-01.jsonl`,
        'x-content-type-options': 'nosniff',
      })
      expect((await got.text()).trim().split('\n')).toHaveLength(2)
      expect((await open(link ?? '', { method: 'HEAD' })).status).toBe(200)
      expect((await open(link ?? '', { method: 'POST' })).status).toBe(405)
      for (const other of [
        link?.slice(0, -1),
        link?.replace('.jsonl.', '.csv.'),
        `${publicUrl}/exports/`,
        `${link}x`,
      ]) {
        expect((await open(other ?? '')).status).toBe(404)
      }
      product.clock.now = new Date('2026-12-02T12:00:01Z')
      expect((await open(link ?? '')).status).toBe(404)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  async function linksAfter(): Promise<string[]> {
    await product.deliver()
    return [...newest().matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url)
  }
})

describe('where a file is put', () => {
  const uploadInfo = { contentUrl: 'https://x.sharepoint.com/f', name: 'a.csv', uniqueId: '1', fileType: 'csv' }
  const placeAt = (uploadUrl: string) =>
    readConsent(null, { action: 'accept', context: { file: 'f' }, uploadInfo: { ...uploadInfo, uploadUrl } })?.place

  test('is a file store of Microsoft', () => {
    for (const address of ['https://contoso-my.sharepoint.com/a?b=c', 'https://graph.microsoft.com/v1.0/x']) {
      expect(placeAt(address)).toMatchObject({ uploadUrl: address })
    }
  })

  test('is no other address, whatever a request names', () => {
    for (const address of [
      'http://contoso-my.sharepoint.com/a',
      'https://contoso-my.sharepoint.com:8443/a',
      'https://user@contoso-my.sharepoint.com/a',
      'https://sharepoint.com.evil.example/a',
      'https://evilsharepoint.com/a',
      'https://127.0.0.1/a',
      'https://169.254.169.254/latest',
      'https://[::1]/a',
    ]) {
      expect([address, placeAt(address)]).toEqual([address, 'elsewhere'])
    }
  })
})
