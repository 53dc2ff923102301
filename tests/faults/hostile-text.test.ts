import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../playground/slack/workspace-state.ts'
import { launchCampaign } from '../support/product-campaign.ts'
import { begin, cardOf, cardSaying, wordsOn } from '../support/product-cards.ts'
import { openSetup, type ProductSetup } from '../support/product-setup.ts'

const longest = 20_000
const short = {
  'a mention of everybody': '<!channel> <!here> <@U0LEAD> <#C0GENERAL> @everyone',
  'marks of style': '*bold* _slanted_ ~struck~ `code` ```block``` > quoted\n• point',
  'markup of the web': '<b>bold</b> &amp; &lt;i&gt; <script>alert(1)</script> & "quoted"',
  'a link, bare and dressed up': 'https://example.com/a?b=1&c=2 <https://example.com|our bank> mailto:a@example.com',
  'emoji, drawn and spelled': '👩‍⚖️ 🇫🇮 :tada: :warning: 🙂‍↔️',
  'right to left': 'هذا العقد ينتهي بعد سنتين ‮gnp.exe‬ and שלום',
  'a date that Slack would redraw': '<!date^1392734382^Posted {date_num}|tomorrow>',
}
const long = {
  'in words': 'Either party may end this agreement, <!channel>. '.repeat(500).slice(0, longest),
  'in one word of emoji': '👩‍⚖️'.repeat(longest / 5),
  'of nothing but markup': '<&>*'.repeat(longest / 4),
  'of lines alone': 'x\n'.repeat(longest / 2),
}
const label = '<!here> & *Yes*'
const guideline = 'Read *twice* & ask <@U0LEAD>. :eyes:'

let setup: ProductSetup
beforeAll(async () => {
  setup = await openSetup({ people: ['ana'] })
  const items = [...Object.values(short), ...Object.values(long)].map((text) => ({ text, context: text.slice(0, 100) }))
  await launchCampaign(setup.slack, {
    name: 'Odd',
    annotators: ['ana'],
    items,
    inOrder: true,
    labels: [label, 'No'],
    guideline,
  })
  await begin(setup.slack, 'ana')
})
afterAll(() => setup?.close())

/** Every object in a payload, the payload included. */
function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield Object(value)
  for (const inner of Object.values(value)) yield* objectsIn(inner)
}

/** All texts set apart as quotations, joined: where an item's own words are. */
function quotedIn(payload: unknown): string {
  return [...objectsIn(payload)]
    .filter(({ type }) => type === 'rich_text_quote')
    .flatMap((quote) => [...objectsIn(quote)])
    .map(({ type, text }) => (type === 'text' && typeof text === 'string' ? text : ''))
    .join('')
}

/** What a payload holds that Slack would read as markup, or turn into something that acts. */
function markupIn(payload: unknown): unknown[] {
  const acting = ['mrkdwn', 'link', 'user', 'usergroup', 'channel', 'broadcast', 'emoji', 'date', 'color']
  return [...objectsIn(payload)].filter(
    ({ type, emoji }) => (typeof type === 'string' && acting.includes(type)) || emoji === true,
  )
}

/** The prompt on screen as it was sent, and the way on to the next. */
async function promptNow(): Promise<{ card: Message; sent: Readonly<Record<string, unknown>> }> {
  const card = cardOf(setup.slack, 'ana')
  const said = quotedIn(card.blocks)
  const sent = await setup.slack.until(() =>
    setup.slack.journal.callsOf('response_url').find(({ args }) => quotedIn(args) === said),
  )
  return { card, sent: sent.args }
}

async function next(card: Message): Promise<void> {
  const number = Number(/(\d+) done/.exec(wordsOn(card))?.[1])
  await setup.slack.as('ana').click(card, { text: label })
  await setup.slack.until(() => {
    const words = wordsOn(cardOf(setup.slack, 'ana'))
    return words.includes(`${number + 1} done`) || words.includes('everything for now')
  })
}

describe('a text that holds', () => {
  test.each(Object.entries(short))('%s is shown as it is and does nothing', async (_, text) => {
    const { card, sent } = await promptNow()
    expect(quotedIn(card.blocks)).toBe(text)
    expect(wordsOn(card)).toContain(`Source: ${text.slice(0, 100)}`)
    expect(markupIn(sent)).toEqual([])
    expect(String(sent.text)).not.toMatch(/[<>]/)
    expect(String(sent.text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toContain(text)
    expect(sent).toMatchObject({ unfurl_links: false, unfurl_media: false })
    await next(card)
  })
})

describe('twenty thousand characters', () => {
  test.each(Object.entries(long))('%s are cut in the prompt and whole behind Read all', async (_, text) => {
    expect(text).toHaveLength(longest)
    const ana = setup.slack.as('ana')
    const { card, sent } = await promptNow()
    const beginning = quotedIn(card.blocks)
    expect(beginning.length).toBeLessThan(2_000)
    expect(text.startsWith(beginning.slice(0, -2))).toBe(true)
    expect(markupIn(sent)).toEqual([])
    expect(await ana.click(card, { text: 'Read all' })).toMatchObject({ error: null })
    const view = await setup.slack.until(() => ana.view())
    expect(quotedIn(view.blocks)).toBe(text)
    expect(markupIn(view.blocks)).toEqual([])
    await ana.closeView()
    await next(card)
  })
})

test('labels, guideline and the end of it all are shown as they are', async () => {
  const ana = setup.slack.as('ana')
  const over = await cardSaying(setup.slack, 'ana', 'everything for now')
  await ana.click(over, { text: 'Undo last answer' })
  const card = await cardSaying(setup.slack, 'ana', 'Which label fits best?')
  await ana.overflow(card, 'Guide')
  const guide = await setup.slack.until(() => ana.view())
  expect(wordsOn({ ...card, blocks: guide.blocks })).toContain(label)
  expect(wordsOn({ ...card, blocks: guide.blocks })).toContain(guideline)
  expect(markupIn(guide.blocks)).toEqual([])
  expect(setup.product.output()).not.toMatch(/"level":[4-6]0/)
})
