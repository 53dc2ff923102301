import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkBlocks } from '../../../playground/slack/blocks/check-blocks.ts'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { checkView } from '../../../playground/slack/blocks/view.ts'
import { cardFor, isWindow, windowFor } from '../../../src/bots/cards/card-for.ts'
import { homeCard } from '../../../src/bots/cards/status/home-card.ts'
import { plainer } from '../../../src/bots/edge/plainer.ts'
import { renderCard, type SlackMessage } from '../../../src/bots/slack/render.ts'
import { renderWindow } from '../../../src/bots/slack/render-window.ts'
import { renderHome } from '../../../src/bots/slack/wire/render-home.ts'
import type { Screen } from '../../../src/domain/screens/screen.ts'
import { homeScreens } from '../cards/arbitrary-digests.ts'
import { screens } from '../cards/arbitrary-screens.ts'

const messages = screens.filter((screen) => !isWindow(screen))

/** All strings that stand under a key anywhere in a value. */
function stringsUnder(value: unknown, key: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => stringsUnder(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : stringsUnder(inner, key),
  )
}

function problemsOf({ blocks }: SlackMessage): readonly string[] {
  const checked = checkBlocks(blocks, 'message', '/blocks')
  return checked.kind === 'good' ? [] : checked.problems
}

function charsOf({ blocks }: SlackMessage): number {
  const checked = checkBlocks(blocks, 'message', '/blocks')
  return checked.kind === 'good' ? shownText(checked.blocks).length : Number.NaN
}

describe('any screen, whatever its texts hold', () => {
  test('is a message that Slack takes, plain or not', () => {
    fc.assert(
      fc.property(messages, (screen) => {
        const card = cardFor(screen)
        for (const message of [renderCard(card), renderCard(plainer(card))]) {
          expect(problemsOf(message)).toEqual([])
        }
      }),
    )
  })

  test('keeps the words of a message below 10,000 characters', () => {
    fc.assert(
      fc.property(messages, (screen) => {
        const card = cardFor(screen)
        for (const message of [renderCard(card), renderCard(plainer(card))]) {
          expect(charsOf(message)).toBeLessThan(10_000)
        }
      }),
      { endOnFailure: true },
    )
  })

  test('is a window that Slack takes', () => {
    fc.assert(
      fc.property(screens, (screen) => {
        const checked = checkView(renderWindow(windowFor(screen)))
        expect(checked.kind === 'bad' ? checked.problems : checked.kind).toBe('good')
      }),
    )
  })

  test('has no mrkdwn but the fallback text, which is escaped and short enough to be updated', () => {
    fc.assert(
      fc.property(messages, (screen) => {
        const message = renderCard(cardFor(screen))
        expect(stringsUnder(message.blocks, 'type')).not.toContain('mrkdwn')
        expect(stringsUnder(message.blocks, 'type')).not.toContain('markdown')
        expect(message.text.replaceAll(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]/)
        expect(message.text.trim()).not.toBe('')
        expect(Buffer.byteLength(message.text)).toBeLessThanOrEqual(4000)
      }),
    )
  })

  test('is drawn alike each time, so that equal content gives equal payloads', () => {
    fc.assert(
      fc.property(screens, (screen) => {
        const copy: Screen = structuredClone(screen)
        expect(JSON.stringify(renderCard(cardFor(copy)))).toBe(JSON.stringify(renderCard(cardFor(screen))))
        expect(JSON.stringify(renderWindow(windowFor(copy)))).toBe(JSON.stringify(renderWindow(windowFor(screen))))
      }),
    )
  })
})

test('Home is a view that Slack takes, whatever it has to say', () => {
  fc.assert(
    fc.property(homeScreens, (screen) => {
      expect(checkView(renderHome(homeCard(screen))).kind).toBe('good')
    }),
  )
})

test('buttons carry no style, so that no label looks more right than another', () => {
  fc.assert(
    fc.property(messages, (screen) => {
      expect(JSON.stringify(renderCard(cardFor(screen)).blocks)).not.toMatch(/"style":"(primary|danger)"/)
    }),
  )
})
