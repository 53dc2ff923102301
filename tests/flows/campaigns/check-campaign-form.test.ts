import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { said as words } from '../../../src/bots/words/said.ts'
import type { CampaignForm, FormField } from '../../../src/domain/forms/campaign-form.ts'
import { checkCampaignForm } from '../../../src/flows/campaigns/check-campaign-form.ts'
import { openWorld, seedCampaign, type TestWorld } from '../a-world.ts'
import { aForm } from './a-form.ts'

let test: TestWorld

beforeAll(async () => {
  test = await openWorld()
})
afterAll(async () => {
  await test.close()
})

/** What is said of each field. */
async function saidOf(changes: Partial<CampaignForm>): Promise<Partial<Record<FormField, string>>> {
  const problems = await checkCampaignForm(test.world, test.account('lea'), aForm(changes))
  const said = Object.fromEntries(problems.map(({ field, what }) => [field, words.problems.of(what)]))
  expect(Object.keys(said)).toHaveLength(problems.length)
  return said
}

const file = (text: string) => ({ name: 'x', bytes: Buffer.from(text) })

describe('a campaign form', () => {
  it('passes where nothing is wrong', async () => {
    expect(await saidOf({})).toEqual({})
    expect(await saidOf({ guideline: '', goldShare: 0, overlap: 20, sessionMinutes: 30 })).toEqual({})
  })

  it('needs a name of its own, not too long', async () => {
    expect(await saidOf({ name: '  ' })).toEqual({ name: 'Give the campaign a name.' })
    expect(await saidOf({ name: 'x'.repeat(81) })).toEqual({ name: '81 characters; 80 is the most.' })
    expect(await saidOf({ name: 'a\u0000b' })).toMatchObject({ name: expect.stringContaining('cannot be kept') })
    expect(await saidOf({ purpose: 'x'.repeat(301) })).toEqual({ purpose: '301 characters; 300 is the most.' })
  })

  it('may share its name with a draft, not with a campaign, whatever its case and blanks', async () => {
    const { prisma } = test.world.database
    const id = await seedCampaign(test, { items: 1, people: [], state: 'draft' })
    await prisma.campaign.update({ where: { id }, data: { name: 'Our leases', nameKey: 'our leases' } })
    expect(await saidOf({ name: 'our  LEASES' })).toEqual({})
    await prisma.campaign.update({ where: { id }, data: { state: 'finished' } })
    expect(await saidOf({ name: ' our  LEASES' })).toEqual({
      name: 'There is already a campaign called “our LEASES”. Give this one another name.',
    })
  })

  it('may have no name that looks like that of a campaign', async () => {
    const { prisma } = test.world.database
    const id = await seedCampaign(test, { items: 1, people: [] })
    await prisma.campaign.update({ where: { id }, data: { name: 'Price lists', nameKey: 'price lists' } })
    expect((await saidOf({ name: 'Рrice lists' })).name).toContain('This looks like the campaign “Price lists”')
    for (const name of ['Pri\u200bce\u202e lists', 'Pri\u200dce lists']) {
      expect((await saidOf({ name })).name).toContain('There is already a campaign called “Pri')
    }
  })

  it('does not see the names of other organizations', async () => {
    const other = await openWorld()
    const id = await seedCampaign(other, { items: 1, people: [] })
    expect(await saidOf({ name: `Campaign ${id}` })).toEqual({})
    await other.close()
  })

  it('says how many people, how much gold, how long, and when', async () => {
    const wrong = { overlap: 0, goldShare: 0.6, sessionMinutes: 31, digest: { weekday: 8, minuteOfDay: 0 } }
    expect(await saidOf(wrong)).toEqual({
      overlap: 'How many people answer each item? A whole number from 1 to 20.',
      goldShare: 'The share of known answers goes from 0 to 50 %.',
      sessionMinutes: 'A session takes 1 to 30 whole minutes.',
      digest: 'Choose a day of the week and a time.',
    })
    for (const overlap of [21, 2.5, Number.NaN]) expect(Object.keys(await saidOf({ overlap }))).toEqual(['overlap'])
    for (const goldShare of [-0.1, Number.NaN]) expect(Object.keys(await saidOf({ goldShare }))).toEqual(['goldShare'])
  })

  it('tells the first thing that is wrong with the labels, and how much more there is', async () => {
    expect(await saidOf({ labels: 'A\nA\na' })).toEqual({ labels: '“A” on line 2 is already on line 1. And 1 more.' })
    expect(await saidOf({ taskType: 'rating', labels: '5-1' })).toEqual({
      labels: 'The range 5-1 must go up, as in 1-5.',
    })
    expect(await saidOf({ taskType: 'pairwise', labels: '' })).toEqual({})
  })

  it('takes the guideline typed or as a text file, not both, and not too long', async () => {
    expect(await saidOf({ guidelineFile: file('x') })).toEqual({
      guideline: 'There is a typed guideline and a file: remove one of them.',
    })
    expect(await saidOf({ guideline: ' ', guidelineFile: file('x') })).toEqual({})
    expect(await saidOf({ guideline: 'x'.repeat(20_001) })).toEqual({
      guideline: 'The guideline has 20,001 characters; 20,000 is the most.',
    })
    expect(await saidOf({ guideline: '', guidelineFile: file('x'.repeat(20_001)) })).toEqual({
      guidelineFile: 'The guideline has 20,001 characters; 20,000 is the most.',
    })
    // As an older Notepad saves it.
    const unicode = { name: 'guide.txt', bytes: Buffer.from(`\uFEFF${'x'.repeat(20_001)}`, 'utf16le') }
    expect(await saidOf({ guideline: '', guidelineFile: unicode })).toEqual({
      guidelineFile: 'The guideline has 20,001 characters; 20,000 is the most.',
    })
    const pdf = { name: 'guide.pdf', bytes: Buffer.from('%PDF-1.7\n\xe2\xe3', 'latin1') }
    expect(await saidOf({ guideline: '', guidelineFile: pdf })).toEqual({
      guidelineFile: 'The guideline must be a plain text file in UTF-8, such as .txt or .md.',
    })
  })

  it('takes the items as a file or pasted, one of them', async () => {
    expect(await saidOf({ itemRows: ' \n' })).toEqual({
      itemFile: 'Add the items: a CSV or JSONL file here, or pasted rows.',
    })
    expect(await saidOf({ itemFile: file('text\nx') })).toEqual({
      itemRows: 'There is a file and pasted rows: remove one of them.',
    })
    expect(await saidOf({ itemRows: '', itemFile: file('') })).toEqual({})
  })

  it('needs annotators, and nobody twice in a role', async () => {
    expect(await saidOf({ annotators: [] })).toEqual({ annotators: 'Choose at least one annotator.' })
    expect(await saidOf({ annotators: ['ana', 'ana'], adjudicators: ['ana'], managers: ['bo', 'bo'] })).toEqual({
      annotators: 'Somebody is named twice.',
      managers: 'Somebody is named twice.',
    })
  })

  it('names everything that is wrong at once', async () => {
    const said = await saidOf({ name: '', labels: '', overlap: 99, annotators: [], itemRows: '' })
    expect(Object.keys(said).sort()).toEqual(['annotators', 'itemFile', 'labels', 'name', 'overlap'])
  })
})

describe('stopping early', () => {
  it('takes a percentage and the fewest answers, which are at most the overlap', async () => {
    expect(await saidOf({ overlap: 5, stopAt: 0.95 })).toEqual({})
    expect(await saidOf({ overlap: 5, stopAt: 0.95, fewestAnswers: 3 })).toEqual({})
    for (const stopAt of [0.5, 1, 95, Number.NaN]) {
      expect(await saidOf({ overlap: 5, stopAt })).toEqual({ stopAt: 'Stop at 51 to 99 %, or leave this empty.' })
    }
    const said = 'At least how many answers? A whole number from 1 up to the overlap, 3.'
    for (const fewestAnswers of [0, 4, 1.5]) {
      expect(await saidOf({ overlap: 3, stopAt: 0.9, fewestAnswers })).toEqual({ fewestAnswers: said })
    }
    expect(await saidOf({ fewestAnswers: 2 })).toMatchObject({
      fewestAnswers: expect.stringContaining('stopping early'),
    })
  })
})
