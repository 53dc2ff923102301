import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { botToken, type Product, startProduct } from '../slack/bolt-product.ts'
import { everyBlock, hostile } from './every-block.ts'
import { chromiumPath, openChromium } from './find-chromium.ts'

describe.skipIf(chromiumPath === null)('the page draws', () => {
  let browser: Browser
  let product: Product
  let page: Page
  const problems: string[] = []
  const asked: string[] = []

  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    product = await startProduct(() => {})
    product.slack.setLimits('off')
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(6000)
    problems.length = 0
    asked.length = 0
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('request', (request) => asked.push(request.url()))
  })
  afterEach(async () => {
    await page.close()
    await product.close()
  })

  const post = (channel: string, blocks: readonly object[], text = 'fallback') =>
    product.app.client.apiCall('chat.postMessage', { token: botToken, channel, text, blocks })
  const openAs = async (id: string) => {
    await page.goto(`${product.slack.url}/slack#${id}`)
    await page.getByRole('tablist').waitFor()
  }

  test('every kind of block, hostile text being text', async () => {
    await post('U0MARIA', everyBlock)
    await post('U0MARIA', [], hostile)
    await openAs('U0MARIA')
    const message = page.locator('article').first()
    await message.waitFor()

    const words = await message.innerText()
    for (const part of [
      'Header <img',
      'Second field',
      'plain context',
      'Chart title',
      'first item',
      'a quote',
      'about G',
      'dash',
    ]) {
      expect(words).toContain(part)
    }
    expect(words).toContain(`Rich ${hostile} *stars*`)
    expect(words).toContain('<kept>')
    expect(await page.locator('article').nth(1).innerText()).toContain('<b>not bold</b>')
    expect(await message.locator('.block-section strong').first().innerText()).toBe('Section')
    expect(await message.getByRole('link', { name: 'site' }).getAttribute('href')).toBe('https://example.com')
    expect(await message.locator('a[href^="javascript"]').count()).toBe(0)
    expect(await message.locator('.mention').allInnerTexts()).toEqual([
      '@channel',
      '@Kenji Watanabe',
      '@Kenji Watanabe',
    ])
    for (const kind of [
      'header',
      'section',
      'context',
      'divider',
      'image',
      'rich_text',
      'table',
      'markdown',
      'actions',
    ]) {
      expect(await message.locator(`.block-${kind}`).count(), kind).toBeGreaterThan(0)
    }
    expect(await message.getByRole('columnheader').first().innerText()).toBe('Head')
    expect(await message.locator('img[src^="http"], script, iframe, b').count()).toBe(0)
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false)
    expect(problems).toEqual([])
    expect(asked.filter((url) => !url.startsWith(product.slack.url) && !url.startsWith('data:'))).toEqual([])
  })

  test('controls with the names and states that a screen reader needs', async () => {
    await post('U0MARIA', everyBlock)
    await openAs('U0MARIA')
    for (const name of ['Pick one', 'Pick a person']) expect(await page.getByLabel(name).count()).toBe(1)
    expect(await page.getByRole('radio', { name: 'E' }).count()).toBe(1)
    expect(await page.getByRole('checkbox', { name: /G/ }).count()).toBe(1)
    expect(await page.locator('input[type=date]').inputValue()).toBe('2026-11-23')
    expect(await page.locator('input[type=time]').inputValue()).toBe('09:30')
    expect(await page.getByRole('button', { name: 'More actions' }).getAttribute('aria-haspopup')).toBe('menu')
    expect(await page.getByRole('article').getAttribute('aria-label')).toContain('fallback')
  })

  test('nothing wider than a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const wide = Array.from({ length: 12 }, (_, at) => ({ type: 'raw_text', text: `A wide column ${at}` }))
    await post('U0MARIA', [...everyBlock.filter((it) => it.type !== 'table'), { type: 'table', rows: [wide, wide] }])
    await post('U0MARIA', [{ type: 'section', text: { type: 'plain_text', text: 'x'.repeat(600) } }])
    await product.app.client.apiCall('views.publish', {
      token: botToken,
      user_id: 'U0MARIA',
      view: { type: 'home', blocks: everyBlock.filter((it) => !['table', 'markdown'].includes(it.type)) },
    })
    await openAs('U0MARIA')
    const widths = () =>
      page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.querySelector('.panel > *')?.scrollWidth ?? 0,
      ])
    expect(await widths()).toEqual([390, 390])
    await page.getByRole('tab', { name: 'Home' }).click()
    await page.locator('.home h2').waitFor()
    expect(await widths()).toEqual([390, 390])
  })

  test('an ephemeral message with the note that nobody else sees it, and shared files', async () => {
    await product.app.client.chat.postEphemeral({
      token: botToken,
      channel: 'C0GENERAL',
      user: 'U0MARIA',
      text: 'Psst',
    })
    const image = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await product.app.client.files.uploadV2({
      token: botToken,
      channel_id: 'D0MARIA',
      filename: 'dot.png',
      file: image,
      alt_text: 'A dot',
    })
    await openAs('U0MARIA')
    const drawn = page.getByRole('img', { name: 'A dot' })
    await drawn.waitFor()
    expect(await drawn.evaluate((it) => (it instanceof HTMLImageElement ? it.naturalWidth : 0))).toBe(1)
    await page.getByRole('button', { name: /contract-review/ }).click()
    await page.getByText('Only visible to you').waitFor()
    await page.goto(`${product.slack.url}/slack#U0KENJI`)
    await page.getByRole('button', { name: /contract-review/ }).click()
    await page.getByText('the very beginning of #contract-review').waitFor()
  })
})
