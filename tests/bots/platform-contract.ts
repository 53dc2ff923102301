import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  controlsOf as allControls,
  type Card,
  type Control,
  type Part,
  type WindowCard,
} from '../../src/bots/cards/card.ts'
import { cardFor, isWindow, windowFor } from '../../src/bots/cards/card-for.ts'
import { homeCard } from '../../src/bots/cards/home/home-card.ts'
import { packIntent } from '../../src/bots/codec/intent-codec.ts'
import { plainer } from '../../src/bots/edge/plainer.ts'
import type { Act } from '../../src/bots/edge/take-click.ts'
import type { Platform } from '../../src/bots/platform.ts'
import { labelsAnswer } from '../../src/domain/answer.ts'
import type { Database } from '../../src/store/db/database.ts'
import { shownTexts } from '../support/shown-texts.ts'
import { homeScreens } from './cards/arbitrary-digests.ts'
import { prompts, screens } from './cards/arbitrary-screens.ts'
import { calmScreen, stringsIn } from './cards/calm-screen.ts'
import { unfitWords } from './cards/unfit-words.ts'

/** What a platform is given to show. */
export type Drawn = {
  readonly payload: unknown
  /** All that its own rules say against it, styles that make one button look more right than another included. */
  readonly problems: readonly string[]
  /** All that is shown, in one text. */
  readonly shown: string
  /** Whatever in it would be read as markup or a mention. */
  readonly markup: readonly string[]
  /**
   * How what is sent is understood when a person uses its controls, one after the other: a button, each option of a choice
   * or a menu; all the ticks at once; Done with nothing ticked, then with all.
   */
  acts(): readonly (Act | null)[]
}

/** How a platform is put to the test: its real drawing and reading, then the product itself over HTTP. */
export type PlatformUnderTest = {
  message(card: Card): Drawn & { readonly fallback: string }
  window(window: WindowCard): Drawn
  /** Null where the app has no page of its own. */
  readonly page: ((card: Card) => Drawn) | null
  start(): Promise<ProductUnderTest>
}

export type ProductUnderTest = {
  /** Has somebody press a button that carries this value and was sent long ago, and waits for what they are told. */
  pressStale(
    value: string,
  ): Promise<{ readonly said: string; readonly cardIsThere: boolean; readonly isAside: boolean }>
  /** Has somebody open a form by these words, fill in what is given by the fields' labels, and send it. */
  sendForm(
    words: string,
    filled: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Readonly<Record<string, string>>>
  /** Has somebody type these words: whether the platform was told in time that they arrived, and what the person is told then. */
  type(words: string): { readonly arrived: Promise<boolean>; readonly said: Promise<string> }
  readonly database: Database
  close(): Promise<void>
}

/** What holds for every platform. */
export function platformContract(platform: Platform, drawing: PlatformUnderTest): void {
  const { limits } = platform

  /** Looks at everything that holds for all that is drawn. */
  function hold({ problems, markup, acts }: Drawn, parts: readonly { readonly kind: string }[]): void {
    expect(problems).toEqual([])
    expect(markup).toEqual([])
    const controls = controlsOf(parts.slice(0, limits.parts))
    expect(acts()).toEqual(controls.flatMap((control) => actsOf(control, controls)))
    for (const control of controls) {
      const [values, most] = valuesOf(control)
      for (const value of values)
        expect(value.length).toBeLessThanOrEqual(most === 'button' ? limits.value : limits.optionValue)
    }
  }

  describe(`any screen in ${platform.name}, whatever its texts hold,`, () => {
    test('is a message within its limits, with words for a notification, no markup, and controls that hand back their intents', () => {
      const messages = screens.filter((screen) => !isWindow(screen))
      fc.assert(
        fc.property(messages, (screen) => {
          const card = cardFor(screen)
          for (const one of [card, plainer(card)]) {
            const drawn = drawing.message(one)
            hold(drawn, one.parts)
            expect(drawn.fallback.trim()).not.toBe('')
          }
        }),
      )
    })

    test('is a window within its limits, with no markup and controls that hand back their intents', () => {
      fc.assert(
        fc.property(screens, (screen) => {
          const window = windowFor(screen)
          hold(drawing.window(window), window.parts)
          expect(window.heading.length).toBeLessThanOrEqual(limits.heading)
          for (const part of window.parts) {
            if (part.kind === 'field' && 'most' in part.input) expect(part.input.most).toBeLessThanOrEqual(limits.field)
          }
        }),
      )
    })

    test('says only what a person should read: no markup, no empty value, one word a thing, nothing that is not so', () => {
      fc.assert(
        fc.property(screens.map(calmScreen), (screen) => {
          const window = drawing.window(windowFor(screen))
          const message = isWindow(screen) ? null : drawing.message(cardFor(screen))
          const shown = [...shownTexts([window.payload, message?.payload]), message?.fallback ?? '']
          const theirs = stringsIn(screen)
          expect(shown.flatMap((text) => unfitWords(text, (words) => theirs.includes(words)))).toEqual([])
        }),
        { numRuns: 80 },
      )
    })

    test.runIf(platform.hasHome)('is on the app’s own page what it is in a message', () => {
      fc.assert(
        fc.property(homeScreens, (screen) => {
          const card = homeCard(screen)
          const drawn = drawing.page?.(card)
          expect(drawn).toBeDefined()
          if (drawn !== undefined) hold(drawn, card.parts)
        }),
      )
    })
  })

  /** Positions and revisions that are written with as many characters, as those of one session mostly are. */
  const place = fc.record({ position: fc.integer({ min: 10, max: 35 }), revision: fc.integer({ min: 10, max: 35 }) })

  test('a gold prompt and an ordinary one are drawn alike: what differs is as long and stands at the same place', () => {
    fc.assert(
      fc.property(prompts, place, place, (prompt, one, other) => {
        // A screen knows nothing of gold: of two with equal contents only their places differ, one of which is gold.
        const payloadAt = (at: typeof one) =>
          drawing.message(cardFor(structuredClone({ ...prompt, offer: { ...prompt.offer, ...at } }))).payload
        const [gold, ordinary, again] = [one, other, one].map(payloadAt)
        expect(JSON.stringify(shapeOf(gold))).toBe(JSON.stringify(shapeOf(ordinary)))
        expect(JSON.stringify(again)).toBe(JSON.stringify(gold))
      }),
      { numRuns: 40 },
    )
  })

  const readElsewhere = fc.constantFrom(
    '<!channel> <!here> <@U0MARIA> <#C0GENERAL>',
    '<https://evil.example|click here> & [click](https://evil.example)',
    '*bold* _it_ ~no~ `code` ```block``` > quote # heading - list',
    '<at>Maria</at> <b>bold</b> {{DATE(2026-11-23T12:00:00Z,SHORT)}} %{text} :smile: &amp;',
  )

  test('what an item says is shown as it is, whatever a platform could read in it', () => {
    fc.assert(
      fc.property(prompts, readElsewhere, (prompt, text) => {
        const content = { text, a: null, b: null, image: null, context: [] }
        const taskType = prompt.labels.length === 0 ? prompt.taskType : 'choice'
        const { shown, markup } = drawing.message(cardFor({ ...prompt, taskType, content }))
        expect(shown).toContain(text)
        expect(markup).toEqual([])
      }),
      { numRuns: 20 },
    )
  })

  describe('at work', () => {
    let product: ProductUnderTest
    beforeAll(async () => {
      product = await drawing.start()
    })
    afterAll(() => product.close())

    const offer = {
      campaignId: '0192f0c1-7d3e-7abc-8def-0123456789ab',
      sessionId: '0192f0c1-7d3e-7abc-8def-abcdef012345',
      position: 1,
      revision: 1,
    }

    test.each([
      ['from an older version', 'yes'],
      ['that carries nonsense', '../../etc/passwd'],
      ['of a session that is no more', packIntent({ kind: 'undo', offer })],
    ])('a card %s is answered kindly, and stays', async (_, value) => {
      const { said, cardIsThere, isAside } = await product.pressStale(value)
      expect(said).toContain('This card is out of date.')
      expect(cardIsThere).toBe(true)
      expect(isAside).toBe(platform.canAside)
    })

    test('what takes long is told in time to have arrived, and is said once it is there', async () => {
      const holder = await product.database.pool.connect()
      await holder.query('begin')
      await holder.query('lock table members in access exclusive mode')
      const { arrived, said } = product.type('list')
      const inTime = await arrived.finally(() => holder.query('rollback'))
      holder.release()
      expect(inTime).toBe(true)
      expect(await said).toMatch(/\w{3}/)
    })

    test('what is wrong with a form stands at its fields', async () => {
      const problems = await product.sendForm('new', { Name: 'Clauses' })
      expect(Object.keys(problems)).toEqual(['itemFile'])
      expect(problems.itemFile).toMatch(/\w{3}/)
    })
  })
}

function controlsOf(parts: readonly { readonly kind: string }[]): readonly Control[] {
  return allControls(parts as readonly Part[])
}

/** What using a control must mean; Done sends what is ticked among all the controls. */
function actsOf(control: Control, all: readonly Control[]): Act[] {
  switch (control.kind) {
    case 'button':
      return [{ kind: 'intent', intent: control.intent }]
    case 'select':
    case 'menu':
      return control.options.map(({ intent }) => ({ kind: 'intent', intent }))
    case 'ticks':
      return [{ kind: 'input' }]
    case 'done': {
      const { intent } = control
      if (intent.kind !== 'answer' && intent.kind !== 'review-choose')
        throw new RangeError(`Done that is ${intent.kind}`)
      const ticked = all.flatMap((one) => (one.kind === 'ticks' ? one.ticks.map(({ labelId }) => labelId) : []))
      const nothing: Act =
        intent.kind === 'answer'
          ? { kind: 'intent', intent: { kind: 'nothing-ticked', offer: intent.offer } }
          : { kind: 'nothing-chosen' }
      return [nothing, { kind: 'intent', intent: { ...intent, answer: labelsAnswer(ticked) } }]
    }
  }
}

/** What is carried and cannot be cut. */
function valuesOf(control: Control): readonly [readonly string[], 'button' | 'option'] {
  switch (control.kind) {
    case 'button':
    case 'done':
      return [[packIntent(control.intent)], 'button']
    case 'select':
    case 'menu':
      return [control.options.map(({ intent }) => packIntent(intent)), 'option']
    case 'ticks':
      return [[], 'option']
  }
}

/** A value with each text replaced by its length. */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(shapeOf)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
}
