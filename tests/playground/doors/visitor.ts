import { setTimeout as pause } from 'node:timers/promises'
import type { Frame, Locator, Page } from 'playwright-core'

declare global {
  interface Window {
    /** From each tap on a message until it was drawn anew, in milliseconds. */
    readonly redraws: number[]
  }
}

/** The product takes a tap for a slip that comes sooner after its prompt; and a little for the way there. */
const readingMs = 400 + 60

/** Somebody at the page: their taps are counted, and how long what comes next takes to be drawn. */
export class Visitor {
  taps = 0
  readonly waitsMs: number[] = []
  readonly #page: Page
  /** Where the client is: the page itself, or the frame in which the playground shows it. */
  frame: Frame

  constructor(page: Page) {
    this.#page = page
    this.frame = page.mainFrame()
  }

  get page(): Page {
    return this.#page
  }

  /** From now on they are in the client that the playground shows in its frame. */
  async goIn(): Promise<void> {
    const element = await this.#page.locator('iframe').elementHandle()
    const frame = await element?.contentFrame()
    if (frame == null) throw new Error('the playground shows no client')
    this.frame = frame
  }

  /** The newest message with this button. */
  card(button: string | RegExp): Locator {
    const has = this.frame.getByRole('button', { name: button, exact: true })
    return this.frame.locator('article', { has }).last()
  }

  get prompt(): Locator {
    return this.card('Skip')
  }

  item(): Promise<string> {
    return this.prompt.locator('blockquote, [style*="--hover"]').first().innerText()
  }

  /** How many answers the prompt says are done. */
  async done(): Promise<number> {
    return Number(/(\d+) done, until/.exec(await this.prompt.innerText())?.[1] ?? Number.NaN)
  }

  async tap(name: string | RegExp, card: Locator = this.prompt): Promise<void> {
    this.taps += 1
    await card.getByRole('button', { name, exact: true }).first().click()
  }

  /** Reads, as people do, then taps; resolves when the message is drawn anew. */
  async answer(name: string | RegExp, card: Locator = this.prompt): Promise<void> {
    await this.thenRedrawn(() => this.tap(name, card))
  }

  async press(key: string): Promise<void> {
    await this.thenRedrawn(async () => {
      this.taps += 1
      await this.#page.keyboard.press(key)
    })
  }

  /** As long as people look at least: what they tap sooner is taken for a slip. */
  async read(): Promise<void> {
    await pause(readingMs)
  }

  async thenRedrawn(act: () => Promise<unknown>): Promise<void> {
    await this.read()
    const before = await this.frame.evaluate(() => window.redraws.length)
    await act()
    await this.frame.waitForFunction((many) => window.redraws.length > many, before)
    this.waitsMs.push((await this.frame.evaluate(() => window.redraws.at(-1))) ?? Number.NaN)
  }

  isFocusAtMessage(): Promise<boolean> {
    return this.frame.evaluate(() => document.activeElement?.closest('article') != null)
  }
}

/** In every page and frame from now on: when was a message tapped, and when was it drawn anew? */
export async function watchRedraws(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const redraws: number[] = []
    Object.assign(window, { redraws })
    let tapped: { readonly ts: string; readonly words: string; readonly atMs: number } | null = null
    const wordsOf = (ts: string) => document.querySelector(`article[data-ts="${ts}"]`)?.textContent ?? ''
    const note = ({ target }: Event) => {
      const ts = target instanceof Element ? target.closest<HTMLElement>('article[data-ts]')?.dataset.ts : undefined
      tapped = ts === undefined ? null : { ts, words: wordsOf(ts), atMs: performance.now() }
    }
    document.addEventListener('click', note, true)
    const look = () => {
      if (tapped === null || wordsOf(tapped.ts) === tapped.words) return
      const { atMs } = tapped
      tapped = null
      requestAnimationFrame(() => redraws.push(performance.now() - atMs))
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  })
}
