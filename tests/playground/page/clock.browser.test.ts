import { describe, expect, test } from 'vitest'
import { startProduct } from '../slack/bolt-product.ts'
import { chromiumPath, openChromium } from './find-chromium.ts'

describe.skipIf(chromiumPath === null)('on the page a person', () => {
  test('moves the product’s clock, and is told kindly when that is refused', async () => {
    let at = new Date('2026-11-20T12:00:00Z')
    const product = await startProduct(() => {}, {
      devClock: (request, response) => {
        request.setEncoding('utf8')
        let body = ''
        request.on('data', (piece) => {
          body += piece
        })
        request.on('end', () => {
          if (body !== '') at = new Date(JSON.parse(body).at)
          const late = at.getUTCFullYear() > 2030
          response.writeHead(late ? 409 : 200)
          response.end(JSON.stringify(late ? { error: 'too far away' } : { at: at.toISOString() }))
        })
      },
    })
    const browser = await openChromium()
    const page = await browser.newPage()
    await page.goto(`${product.slack.url}/#U0MARIA`)
    await page.getByText('Fri 20 Nov, 13:00').first().waitFor()
    await page.locator('.clock summary').click()
    await page.getByRole('button', { name: 'Monday 09:00' }).click()
    await page.getByText('Mon 23 Nov, 09:00').first().waitFor()
    expect(at.toISOString()).toMatch(/^2026-11-23T08:00/)
    await page.getByRole('button', { name: '+1 day' }).click()
    await page.getByText('Tue 24 Nov, 09:00').first().waitFor()
    await page.getByLabel(/A time in/).fill('2031-01-01T09:00')
    await page.getByRole('button', { name: 'Go' }).click()
    await page.getByText('Too far away.').waitFor()
    await browser.close()
    await product.close()
  })

  test('sees the machine’s time where the product keeps the real one', async () => {
    const product = await startProduct(() => {})
    const browser = await openChromium()
    const page = await browser.newPage()
    await page.goto(`${product.slack.url}/#U0MARIA`)
    await page.locator('.clock summary').click()
    await page.getByRole('button', { name: '+1 hour' }).click()
    await page.getByText('started without DEV_CLOCK').waitFor()
    await browser.close()
    await product.close()
  })
})
