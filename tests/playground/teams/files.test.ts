import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ActivityTypes } from 'botbuilder'
import { afterEach, expect, test } from 'vitest'
import { type Product, startProduct } from './botbuilder-product.ts'

let product: Product
let folder = ''
afterEach(async () => {
  await product.close()
  if (folder !== '') await rm(folder, { recursive: true, force: true })
})

const consent = {
  contentType: 'application/vnd.microsoft.teams.card.file.consent',
  name: 'answers.csv',
  content: {
    description: 'The answers',
    sizeInBytes: 11,
    acceptContext: { export: 1 },
    declineContext: { export: 1 },
  },
}

/** As much as a part that is not the last holds at least. */
const unit = 'a'.repeat(320 * 1024)

/** A bot that offers a file for every word, and uploads it in two parts where it may. */
const offerFiles = (options = {}) =>
  startProduct(async (context) => {
    const { type, name, value } = context.activity
    if (type === ActivityTypes.Message) await context.sendActivity({ type, attachments: [consent] })
    if (name !== 'fileConsent/invoke') return
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200 } })
    if (value.action !== 'accept') return
    for (const [part, range] of [
      [unit, `0-${unit.length - 1}`],
      ['world', `${unit.length}-${unit.length + 4}`],
    ] as const) {
      await fetch(value.uploadInfo.uploadUrl, {
        method: 'PUT',
        body: part,
        headers: { 'content-range': `bytes ${range}/${unit.length + 5}` },
      })
    }
  }, options)

test('a file goes to a person who agrees, each time to an address of its own', async () => {
  product = await offerFiles()
  const { teams } = product
  const maria = teams.as('maria')
  await maria.install()
  await maria.say('export')
  expect(await maria.answerFileConsent('accept')).toMatchObject({ status: 200, error: null })
  const { activity } = teams.journal.deliveries.at(-1) ?? {}
  expect(activity).toMatchObject({
    name: 'fileConsent/invoke',
    replyToId: maria.lastMessage()?.id,
    value: { type: 'fileUpload', action: 'accept', context: { export: 1 }, uploadInfo: { name: 'answers.csv' } },
  })
  const [kept] = Object.values(teams.parts.state.files)
  expect((await teams.file(kept?.id ?? ''))?.content.toString()).toBe(`${unit}world`)
  expect(kept).toMatchObject({ name: 'answers.csv', size: unit.length + 5, whole: true })
  expect(await maria.answerFileConsent('accept')).toMatchObject({ status: 200, error: null })
  expect(Object.values(teams.parts.state.files)).toHaveLength(2)

  const authorization = { authorization: 'Bearer x', 'content-range': 'bytes 0-0/1' }
  const withToken = await fetch(`${teams.url}/upload/${kept?.id}`, { method: 'PUT', body: 'x', headers: authorization })
  expect(withToken.status).toBe(401)
})

test('a declined file is told, and a sent file can be loaded from the address that the bot gets', async () => {
  product = await offerFiles()
  const maria = product.teams.as('maria')
  await maria.install()
  await maria.sendFile('items.csv', 'text\nhello', 'the items')
  const { activity } = product.teams.journal.deliveries.at(-1) ?? {}
  expect(activity).toMatchObject({
    text: 'the items',
    attachments: [{ name: 'items.csv', content: { fileType: 'csv' } }, { contentType: 'text/html' }],
  })
  const [attachment] = Array.isArray(activity?.attachments) ? activity.attachments : []
  expect(await (await fetch(attachment.content.downloadUrl)).text()).toBe('text\nhello')

  await maria.answerFileConsent('decline')
  const { value } = product.teams.journal.deliveries.at(-1)?.activity ?? {}
  expect(value).toEqual({ type: 'fileUpload', action: 'decline', context: { export: 1 } })
})

test('a stand-in started again shows the same conversations, files and key', async () => {
  folder = await mkdtemp(join(tmpdir(), 'labelbreak-'))
  const options = { statePath: join(folder, 'teams.json') }
  product = await offerFiles(options)
  const maria = product.teams.as('maria')
  await maria.install()
  await maria.sendFile('items.csv', 'text\nhello')
  const [kept] = Object.values(product.teams.parts.state.files)
  const before = [maria.messages(), product.teams.parts.issuer.keyId]
  await product.close()
  expect((await readdir(folder)).sort()).toEqual(['teams.json', 'teams.json.files'])

  product = await offerFiles({ ...options, people: [{ handle: 'newcomer', name: 'New' }] })
  expect([product.teams.as('maria').messages(), product.teams.parts.issuer.keyId]).toEqual(before)
  expect((await product.teams.file(kept?.id ?? ''))?.content.toString()).toBe('text\nhello')
  expect(product.teams.as('newcomer').messages()).toEqual([])
})
