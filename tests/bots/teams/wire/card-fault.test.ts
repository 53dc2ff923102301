import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardFor, windowFor } from '../../../../src/bots/cards/card-for.ts'
import { renderCard } from '../../../../src/bots/teams/render.ts'
import { renderWindow } from '../../../../src/bots/teams/render-window.ts'
import { cardFault } from '../../../../src/bots/teams/wire/card-fault.ts'
import { orSafe } from '../../../../src/bots/teams/wire/safe-card.ts'
import { screens } from '../../cards/arbitrary-screens.ts'

const noticeCard = cardFor({ kind: 'notice', notice: 'went-wrong' })
const words = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Hello' }] }
const input = { type: 'Input.Text', id: 'field-name' }
const cardOf = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body })
const open = (url: string) => ({ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Open', url }] })

test.each([
  ['of a later version', { ...cardOf(words), version: '1.6' }],
  ['with an element that phones do not know', cardOf({ type: 'Chart.Line', data: [] })],
  ['with an image that is not of https', cardOf({ type: 'Image', url: 'http://x.example/a.png', altText: 'a' })],
  ['with a picture in its data', cardOf({ type: 'Image', url: 'data:image/png;base64,AAAA', altText: 'a' })],
  ['with two inputs of one id', cardOf(input, { ...input })],
  ['with an input of no id', cardOf({ type: 'Input.Text' })],
  ['with a number for a text', cardOf({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 5 }] })],
  ['with nothing where something is', cardOf({ ...words, spacing: null })],
  ['with a link to anything but a page', cardOf(open('javascript:alert(1)'))],
  [
    'with a fault in what a button opens',
    cardOf({ type: 'ActionSet', actions: [{ type: 'Action.ShowCard', title: 'a' }] }),
  ],
  ['of more than 28 KB', cardOf(...Array.from({ length: 450 }, () => words))],
])('a card %s is not sent', (_, card) => {
  expect(cardFault(card)).not.toBeNull()
})

test('what a button carries is our own business', () => {
  const data = { id: 5, type: 'anything', value: null }
  expect(
    cardFault(cardOf(words, { type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Go', data }] })),
  ).toBeNull()
})

test('every card and every dialog that we draw is fit to be sent', () => {
  fc.assert(
    fc.property(screens, (screen) => {
      expect(cardFault(renderCard(cardFor(screen)).card)).toBeNull()
      expect(cardFault(renderWindow(windowFor(screen)).card)).toBeNull()
    }),
  )
})

test('a card that is not fit is logged without what it says, and another one says what to do', () => {
  const logged: unknown[] = []
  const log = { info: () => {}, warn: () => {}, error: (...said: unknown[]) => void logged.push(said) }
  const card = { ...renderCard(noticeCard).card, body: [{ type: 'Input.Text', id: '', value: 'a secret of the item' }] }
  const [inPlace] = [orSafe(log, card as never)]
  expect(JSON.stringify(inPlace)).toContain('A long text is best sent as a file')
  expect(cardFault(inPlace)).toBeNull()
  expect(logged).toEqual([[{ fault: '.body.0:Input.Text-without-id' }, 'a card was not fit to be sent']])
})
