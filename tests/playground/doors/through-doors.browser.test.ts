import { availableParallelism, loadavg } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moveClock, readClock } from '../../../playground/page-server/product-clock.ts'
import { chromiumPath, openChromium } from '../page/find-chromium.ts'
import { seriousFindings } from '../page/serious-findings.ts'
import { type LivedWorld, openLivedWorld } from '../snapshot/open-lived-world.ts'
import { labelSession } from './label-session.ts'
import { launchCampaign } from './launch-campaign.ts'
import { takePicture } from './picture.ts'
import { countWords } from './shown-words.ts'
import { Visitor, watchRedraws } from './visitor.ts'

const wide = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const readingMs = 4000
/** `npm run test:browser` walks on every screen of both platforms; among all tests, each platform and each size is met once. */
const isWhole = process.env.npm_lifecycle_event === 'test:browser'
/** What a screen may say in words. */
const most = { prompt: 40, invitation: 45, 'end card': 30, help: 60, digest: 120, status: 90 } as const

/** What cannot be tapped as it stands beyond the right edge; the page itself where it is wider than its screen. */
function outOfReach(): string[] {
  const { clientWidth, scrollWidth } = document.documentElement
  const buttons = [...document.querySelectorAll<HTMLElement>('article button')]
  const cut = buttons.filter((button) => button.getBoundingClientRect().right > clientWidth)
  return [...cut.map((button) => button.innerText), ...(scrollWidth > clientWidth ? ['the page'] : [])]
}

describe.skipIf(chromiumPath === null)('through the doors of the playground', { timeout: 180_000 }, () => {
  let world: LivedWorld
  let browser: Browser
  const problems: string[] = []
  const figures: string[] = []
  const shares: number[] = []
  let slips = 0

  beforeAll(async () => {
    ;[world, browser] = await Promise.all([openLivedWorld(), openChromium()])
  }, 120_000)
  afterAll(async () => {
    process.stdout.write(`\n${figures.join('\n')}\n`)
    await browser.close()
    await world.close()
  })

  async function open(address: string, viewport: typeof wide): Promise<Visitor> {
    const page = await browser.newPage({ viewport })
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await watchRedraws(page)
    await page.goto(`${world.slack.url}/${address}`)
    return new Visitor(page)
  }

  async function goThrough(door: string, viewport = wide): Promise<Visitor> {
    const visitor = await open('', viewport)
    await visitor.page.getByRole('button', { name: door }).waitFor()
    await isFine(visitor.page, 'cover')
    await takePicture(visitor.page, 'cover')
    await visitor.page.getByRole('button', { name: door }).click()
    await visitor.page.getByRole('button', { name: 'Got it' }).click()
    await visitor.goIn()
    return visitor
  }

  async function isFine(page: Page, screen: string) {
    expect(await seriousFindings(page), screen).toEqual([])
    for (const frame of page.frames()) expect(await frame.evaluate(outOfReach), `${screen}: out of reach`).toEqual([])
  }

  /** The words of a screen, printed and held to what it may have. */
  function saysLittle(screen: keyof typeof most, words: number, where: string) {
    figures.push(`${screen}, ${where}: ${words} words (at most ${most[screen]})`)
    expect(words, `words: ${screen}, ${where}`).toBeGreaterThan(3)
    expect(words, `words: ${screen}, ${where}`).toBeLessThanOrEqual(most[screen])
  }

  function notePace(visitor: Visitor, where: string) {
    const [median = Number.NaN] = visitor.waitsMs
      .toSorted((a, b) => a - b)
      .slice(Math.floor(visitor.waitsMs.length / 2))
    const share = median / (median + readingMs)
    shares.push(share)
    const percent = (100 * share).toFixed(1)
    figures.push(
      `session, ${where}: ${visitor.taps} taps, ${visitor.waitsMs.length} waits of ${Math.round(median)} ms, ${percent} % of the time`,
    )
  }

  /** A whole session, looked at on the way. */
  async function wholeSession(visitor: Visitor, where: string): Promise<number> {
    await visitor.prompt.waitFor()
    const done = await visitor.done()
    const labeled = await labelSession(visitor)
    slips += labeled.slips
    saysLittle('prompt', await countWords(visitor.prompt), where)
    await isFine(visitor.page, `prompt, ${where}`)
    notePace(visitor, where)
    if (where !== 'Teams, wide') await takePicture(visitor.page, `prompt-${where.toLowerCase().replace(', ', '-')}`)
    return done + labeled.answers
  }

  async function ends(visitor: Visitor, answers: number, where: string) {
    const end = visitor.card('Undo last answer')
    await end.getByText(`${answers} answers saved`).waitFor()
    saysLittle('end card', await countWords(end), where)
    await isFine(visitor.page, `end card, ${where}`)
  }

  async function showHome({ page, frame }: Visitor) {
    await frame.getByRole('tab', { name: 'Home' }).click()
    await frame.locator('.home').getByText('Contract clauses').first().waitFor()
    await isFine(page, 'Home')
  }

  /** Leaves the other cases for later. */
  async function settleFlagged(visitor: Visitor, many: number) {
    for (let settled = 0; settled < many; ) {
      const review = visitor.card('Not now')
      await review.waitFor()
      if ((await review.getByText('flagged as an edge case').count()) === 0) {
        await visitor.answer('Not now', review)
        continue
      }
      await isFine(visitor.page, 'a flagged case')
      await takePicture(visitor.page, 'review')
      await visitor.answer('Warranty', review)
      await visitor.read()
      await visitor.tap(/^Settle as/, visitor.card(/^Settle as/))
      const dialog = visitor.frame.getByRole('dialog')
      await dialog.getByLabel(/^Why/).fill('It promises how the thing is.')
      await dialog.getByRole('button', { name: 'Settle', exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
      settled += 1
    }
  }

  async function stop(visitor: Visitor) {
    await visitor.prompt.getByRole('button', { name: /^More (actions|options)/ }).click()
    await visitor.frame.getByRole('menuitem', { name: 'Stop for now' }).click()
  }

  test('a manager reads the digest on Monday and decides', async () => {
    const visitor = await goThrough('Decide on Monday')
    const digest = visitor.card('More')
    await digest.getByText('Weekly digest').waitFor()
    await isFine(visitor.page, 'digest')
    const ask = digest.getByRole('button', { name: /Ask the leads/ })
    const many = await ask.count()
    await visitor.answer(/Ask the leads/, digest)
    await digest.getByText('You asked the leads').waitFor()
    expect(await ask.count(), 'the outcome stands where the button was').toBe(many - 1)
    await visitor.tap('More', digest)
    await visitor.frame.getByRole('dialog').getByText('What changed').first().waitFor()
    await isFine(visitor.page, 'whole digest')
    await visitor.frame.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await visitor.page.close()

    const landing = world.kept.doors.find(({ door }) => door === 'manager')
    const onPhone = await open(`slack#U0HELEN/D0HELEN/${landing?.messageTs}`, phone)
    const first = onPhone.card('More')
    await first.getByText('Weekly digest').waitFor()
    saysLittle('digest', await countWords(first, phone.height), 'Slack, phone')
    await isFine(onPhone.page, 'digest on a phone')
    await takePicture(onPhone.page, 'digest-phone')
    await showHome(onPhone)
    await onPhone.page.close()
  })

  test('a lead looks at who is held back, and settles the flagged cases', async () => {
    const visitor = await goThrough('Look after it')
    const { page, frame } = visitor
    const held = visitor.card('Let them go on')
    await held.getByText('gets no new items until you decide').waitFor()
    await isFine(page, 'held back')
    await visitor.tap('Status', held)
    const status = visitor.card('More')
    await status.getByText('Done: ').waitFor()
    saysLittle('status', await countWords(status), 'Slack, wide')
    await visitor.answer('More', status)
    await visitor.frame.getByRole('table').getByText('Inês Duarte').waitFor()
    await isFine(page, 'whole status')

    await showHome(visitor)
    await frame.getByRole('button', { name: /^Review \d+/ }).click()
    await frame.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await frame.getByRole('tab', { name: 'Messages' }).click()
    await settleFlagged(visitor, 2)
    await isFine(page, 'review')

    const box = frame.getByRole('combobox')
    await box.fill('/label help')
    await box.press('Enter')
    const help = visitor.card('All commands')
    await help.waitFor()
    saysLittle('help', await countWords(help), 'Slack, wide')
    await isFine(page, 'help')
    await page.close()
  })

  test('an expert labels for five minutes, in Slack on a wide screen', async () => {
    const visitor = await goThrough('Label for five minutes')
    const answers = await wholeSession(visitor, 'Slack, wide')
    for (const key of ['1', 'u', 's']) await visitor.press(key)
    await visitor.thenRedrawn(() => visitor.tap('Back', visitor.card('Back')))
    await visitor.press('n')
    await visitor.press('2')
    await visitor.page.keyboard.press('g')
    await visitor.frame.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    const item = await visitor.item()
    await visitor.page.reload()
    await visitor.goIn()
    await visitor.prompt.waitFor()
    expect(await visitor.item(), 'a reload keeps person and prompt').toBe(item)
    await stop(visitor)
    await ends(visitor, answers + 1, 'Slack, wide')
    await visitor.page.close()
  })

  test.each(
    (
      [
        ['Slack', 'phone', 'slack#U0LUC', phone],
        ['Teams', 'wide', 'teams#kenji', wide],
        ['Teams', 'phone', 'teams#grace', phone],
      ] as const
    ).slice(isWhole ? 0 : -1),
  )('an expert labels from what invites them, in %s on a %s', async (platform, size, address, viewport) => {
    const where = `${platform}, ${size}`
    const visitor = await open(address, viewport)
    await visitor.tap('5 min', visitor.card('5 min'))
    await visitor.prompt.waitFor()
    expect(visitor.taps, 'taps from invitation to first item').toBeLessThanOrEqual(2)
    const answers = await wholeSession(visitor, where)
    // Who is in the middle of an item when the time is up still answers it.
    const read = await readClock(world.product.url)
    if (read.kind !== 'time') throw new Error(read.why)
    await moveClock(world.product.url, new Date(Date.parse(read.at) + 6 * 60_000).toISOString())
    await visitor.answer('Warranty')
    await ends(visitor, answers + 1, where)
    await visitor.page.close()
  })

  test('a lead starts a campaign from a file, without its faulty rows; the invitation leads to the first item', async () => {
    const lead = await open('slack#U0NADIA', wide)
    const campaign = { name: 'Supply clauses', annotator: 'Judith Klein' }
    await launchCampaign(lead, campaign, (window) => isFine(lead.page, window))
    await lead.page.close()

    const expert = await open('slack#U0JUDITH', phone)
    const invitation = expert.frame.locator('article', { hasText: 'asks for your help' }).last()
    await invitation.getByText('12 items').waitFor()
    saysLittle('invitation', await countWords(invitation), 'Slack, phone')
    await isFine(expert.page, 'invitation')
    await expert.tap('5 min', invitation)
    await expert.prompt.waitFor()
    expect(expert.taps, 'taps from invitation to first item').toBeLessThanOrEqual(2)
    await expert.page.close()
  })

  test('little of the time goes by in waiting, and nothing went wrong on the page', () => {
    expect(problems).toEqual([])
    const [load = 0] = loadavg()
    const isBusy = load > 2 * availableParallelism()
    figures.push(
      `slips: ${slips} of ${shares.length} double taps${isBusy ? `; the machine is busy (${load}), so times are not judged` : ''}`,
    )
    if (isBusy) return
    expect(slips, 'double taps taken for slips').toBeGreaterThan(0)
    expect(Math.min(...shares), 'of the time').toBeLessThanOrEqual(0.05)
  })
})
