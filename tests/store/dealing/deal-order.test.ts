import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { type Rng, seededRng } from '../../../src/domain/random.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { sourceOfText } from '../../../src/files/file-source.ts'
import { importItems } from '../../../src/flows/items/import-items.ts'
import { releaseLeftovers } from '../../../src/flows/sessions/by-the-clock.ts'
import { openWorld, promptOf, seedCampaign, type TestWorld } from '../../flows/a-world.ts'

let test: TestWorld
beforeAll(async () => {
  test = await openWorld()
})
afterAll(() => test.close())

async function add(campaignId: string, lines: readonly string[]): Promise<void> {
  const source = sourceOfText(lines.join('\n'))
  const added = await importItems(test.world, { campaignId, source, isDry: false, onChecked: () => undefined })
  expect(added.kind).toBe('imported')
}

const start = (who: string, campaignId: string) => {
  test.pass(1)
  return test.ask(who, { kind: 'start', campaignId, minutes: 30 }, test.messageOf(who))
}

/** All that somebody is shown until nothing is left, with a Stop now and then, and days between the sittings or none. */
async function shownTo(who: string, campaignId: string, rng: Rng, stops: number, days = 0): Promise<string[]> {
  const shown: string[] = []
  let screen: Screen = await start(who, campaignId)
  while (screen.kind === 'prompt') {
    const { content, offer } = promptOf(screen)
    if (rng() < stops) {
      await test.ask(who, { kind: 'stop', offer })
      if (days > 0) {
        shown.push(content.text ?? '')
        test.pass(days * 24 * 60)
        await releaseLeftovers(test.world)
      }
      screen = await start(who, campaignId)
      continue
    }
    shown.push(content.text ?? '')
    screen = await test.ask(who, {
      kind: 'answer',
      offer,
      answer: labelsAnswer([content.text?.startsWith('Gold') ? 1 : 2]),
    })
  }
  return shown
}

const fileOrder = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix} ${at + 1}`)
const csv = (texts: readonly string[]) => ['id,text', ...texts.map((text) => `${text.replace(' ', '-')},${text}`)]

describe('the order in which items are dealt', () => {
  it('cannot be foreseen from the file, and puts what is imported later at the end, whatever was there before', async () => {
    const campaignId = await seedCampaign(test, { items: 3, people: ['ana', 'bo'], overlap: 2 })
    await add(campaignId, csv(fileOrder('First', 20)))
    const rng = seededRng('no stops')
    const ana = await shownTo('ana', campaignId, rng, 0)
    expect(ana.slice(0, 3)).toEqual(fileOrder('Clause', 3))
    const first = ana.slice(3)
    expect(first.toSorted()).toEqual(fileOrder('First', 20).toSorted())
    expect(first).not.toEqual(fileOrder('First', 20))
    await add(campaignId, csv(fileOrder('Second', 20)))
    const second = await shownTo('ana', campaignId, rng, 0)
    expect(second.toSorted()).toEqual(fileOrder('Second', 20).toSorted())
    expect(await shownTo('bo', campaignId, rng, 0)).toEqual([...fileOrder('Clause', 3), ...first, ...second])
  })

  it('keeps a priority before the order', async () => {
    const campaignId = await seedCampaign(test, { items: 0, people: ['cy'] })
    const rows = fileOrder('Plain', 10).map((text) => `${text},0`)
    await add(campaignId, ['text,priority', ...rows, ...fileOrder('Urgent', 10).map((text) => `${text},9`)])
    const shown = await shownTo('cy', campaignId, seededRng('priority'), 0)
    expect(shown.slice(0, 10).every((text) => text.startsWith('Urgent'))).toBe(true)
  })
})

describe('items of one group', () => {
  const documents = 14
  const pagesOf = (at: number) => 1 + ((at * 5) % 11)
  const grouped = [
    'text,group,gold,explanation',
    ...Array.from({ length: documents }, (_, at) =>
      Array.from({ length: pagesOf(at) }, (_, page) => `Doc ${at} page ${page},doc ${at},,`),
    ).flat(),
    ...fileOrder('Alone', 10).map((text) => `${text},,,`),
    ...fileOrder('Gold', 250).map((text, at) => `${text},${at % 2 === 0 ? 'doc 3' : ''},Termination,So it is.`),
  ]
  const ordinary = grouped.length - 1 - 250

  function expectWhole(shown: readonly string[]) {
    const names = shown.map((text) => /^Doc \d+/.exec(text)?.[0] ?? text)
    for (let at = 0; at < documents; at++) {
      const places = names.flatMap((name, place) => (name === `Doc ${at}` ? [place] : []))
      expect(places, `Doc ${at}`).toHaveLength(pagesOf(at))
      expect((places.at(-1) ?? 0) - (places[0] ?? 0), `Doc ${at}: ${shown.join()}`).toBe(pagesOf(at) - 1)
      expect(places.map((place) => shown[place])).toEqual(places.map((_, page) => `Doc ${at} page ${page}`))
    }
    expect(names.filter((name) => !name.startsWith('Gold'))).toHaveLength(ordinary)
  }

  it('stay together in the order of the file with gold only between groups, and bring as much gold, wherever somebody stops', async () => {
    const people = ['di', 'ed', 'flo']
    const campaignId = await seedCampaign(test, { items: 0, people, overlap: 3, goldShare: 0.5 })
    await add(campaignId, grouped)
    const inOneSitting = await shownTo('di', campaignId, seededRng('never'), 0)
    const backAtOnce = await shownTo('ed', campaignId, seededRng('often'), 0.2)
    const backDaysLater = await shownTo('flo', campaignId, seededRng('often'), 0.2, 2)
    expectWhole(inOneSitting)
    expectWhole(backAtOnce)
    for (const shown of [inOneSitting, backAtOnce, backDaysLater]) {
      const golds = shown.filter((text) => text.startsWith('Gold')).length
      // Hoeffding: further off with a chance of one in a hundred thousand.
      const bound = Math.sqrt(Math.log(2e5) / (2 * shown.length))
      expect.soft(Math.abs(golds / shown.length - 0.5), `${golds} of ${shown.length}`).toBeLessThan(bound)
    }
  })

  it('leave no golds due once a group has ended where there was no gold, so that what is imported later comes in no heap', async () => {
    const campaignId = await seedCampaign(test, { items: 0, people: ['gus'], goldShare: 0.5 })
    const pages = ['a', 'b'].flatMap((doc) => fileOrder(`Page ${doc}`, 20).map((text) => `${text},${doc},,`))
    await add(campaignId, ['text,group,gold,explanation', ...pages, 'Gold 1,,Termination,So it is.'])
    await shownTo('gus', campaignId, seededRng('one gold'), 0)
    const { rows } = await test.world.database.pool.query<{ seq: number; gold_owed: number }>(
      `SELECT i.seq, o.gold_owed FROM slots o JOIN items i ON i.campaign_id = o.campaign_id AND i.id = o.item_id
       WHERE o.campaign_id = $1`,
      [campaignId],
    )
    expect(Math.max(...rows.map((row) => row.gold_owed))).toBeGreaterThan(1)
    const firstPages = rows.filter(({ seq }) => seq === 1 || seq === 21)
    expect(firstPages.map((row) => row.gold_owed)).toEqual([0, 0])
  })
})
