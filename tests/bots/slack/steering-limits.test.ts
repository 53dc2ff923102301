import { expect, test } from 'vitest'
import { checkBlocks } from '../../../playground/slack/blocks/check-blocks.ts'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { cardFor } from '../../../src/bots/cards/card-for.ts'
import { renderCard } from '../../../src/bots/slack/render.ts'
import { reviewReasons } from '../../../src/domain/intents/review-intent.ts'
import { limits } from '../../../src/domain/limits.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { skipReasons } from '../../../src/domain/session.ts'

const id = '01920000-0000-7000-8000-000000000000'
const long = (chars: number) => 'many words '.repeat(chars).slice(0, chars)
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
const labelNames = many(limits.labels.max, long(limits.labelName))

/** The fullest review card: as many labels as there can be, all of them chosen at once. */
const fullest = (labels: number, chosen: boolean): Screen => ({
  kind: 'review-item',
  offer: { campaignId: id, sessionId: id, revision: 2 ** 31 - 1 },
  campaignName: long(limits.campaignName),
  taskType: 'choice',
  labels: labelNames.slice(0, labels).map((name, at) => ({ id: at + 1, name, definition: '' })),
  content: {
    text: long(limits.itemText),
    a: null,
    b: null,
    image: null,
    context: many(20, [long(60), long(limits.itemText)] as const),
  },
  reasons: reviewReasons,
  notes: many(30, long(limits.flagNote)),
  skips: skipReasons.map((reason) => ({ reason, count: 12 })),
  place: { waiting: 1234, until: '10:35' },
  choice: chosen
    ? {
        labels: labelNames,
        votes: many(30, { labels: labelNames, count: 12 }),
        known: { labels: labelNames, explanation: long(limits.explanation) },
      }
    : null,
  mayReturn: 2,
  canUndo: true,
})

const outcome = { excerpt: long(160), verdict: 'settled', labels: labelNames, why: long(limits.verdictWhy) } as const

test.each<[string, Screen]>([
  ['a review with five labels', fullest(5, false)],
  ['a review with a hundred labels', fullest(100, false)],
  ['a review whose votes are shown', fullest(100, true)],
  ['many outcomes', { kind: 'outcomes', campaignName: long(80), outcomes: many(40, outcome) }],
  [
    'many people',
    {
      kind: 'people-changed',
      removed: [],
      act: 'invite',
      campaignId: id,
      name: long(80),
      role: 'annotator',
      changed: many(200, long(80)),
      unchanged: many(200, long(80)),
      telling: {
        now: 999,
        later: 999,
        first: { name: long(80), at: { day: '2026-11-30', time: '09:00', today: '2026-11-23' } },
        last: { name: long(80), at: { day: '2026-11-30', time: '09:00', today: '2026-11-23' } },
        never: many(200, long(80)),
        noGoodHour: many(200, long(80)),
      },
      problems: many(100, { kind: 'no-person', word: long(200) } as const),
    },
  ],
])('%s fits a message of Slack', (_, screen) => {
  const { blocks } = renderCard(cardFor(screen))
  const checked = checkBlocks(blocks, 'message', '/blocks')
  if (checked.kind !== 'good') throw new Error(checked.problems.join('\n'))
  expect(shownText(checked.blocks).length).toBeLessThan(11_000)
})
