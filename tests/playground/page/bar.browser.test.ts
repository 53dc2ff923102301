import { expect, test } from 'vitest'
import { botToken, startProduct } from '../slack/bolt-product.ts'
import { chromiumPath, openChromium } from './find-chromium.ts'

/** A product's clock at noon on a Friday, that goes where it is told, but not beyond 2030. */
function productClock() {
  const clock = { at: new Date('2026-11-20T12:00:00Z') }
  const devClock: NonNullable<Parameters<typeof startProduct>[1]>['devClock'] = async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    if (body !== '') clock.at = new Date(JSON.parse(body).at)
    const late = clock.at.getUTCFullYear() > 2030
    const stops = [{ kind: 'digest', at: '2026-11-23T08:00:00Z' }]
    response.writeHead(late ? 409 : 200)
    response.end(JSON.stringify(late ? { error: 'too far away' } : { at: clock.at.toISOString(), stops }))
  }
  return { clock, devClock }
}

test.skipIf(chromiumPath === null)(
  'the playground’s bar: its clock, whom one is, on what, and what goes wrong',
  async () => {
    const { clock, devClock } = productClock()
    const product = await startProduct((app) => app.action(/.*/, ({ ack }) => ack()), { devClock, limits: 'off' })
    const browser = await openChromium()
    const page = await browser.newPage({ viewport: { width: 1300, height: 900 } })
    page.setDefaultTimeout(20_000)
    const view = page.frameLocator('iframe[title^="Slack as"]').first()
    await page.goto(`${product.slack.url}/#slack/maria`)

    await page.getByText('Fri 20 Nov, 13:00').waitFor()
    await page.getByRole('button', { name: 'Monday’s digest' }).click()
    await page.getByText('Mon 23 Nov, 09:00').waitFor()
    expect(clock.at.toISOString()).toMatch(/^2026-11-23T08:00/)
    await page.getByText('Another time').click()
    await page.getByLabel(/In Europe/).fill('2031-01-01T09:00')
    await page.getByRole('button', { name: 'Go', exact: true }).click()
    await page.getByText('Too far away.').waitFor()

    const post = (channel: string, blocks: readonly object[] = []) =>
      product.app.client.apiCall('chat.postMessage', { token: botToken, channel, text: `For ${channel}`, blocks })
    const yes = { type: 'button', action_id: 'Yes', text: { type: 'plain_text', text: 'Yes' } }
    await post('U0KENJI', [{ type: 'actions', elements: [yes] }])
    await page.locator('.person-picker summary').click()
    await page.getByRole('button', { name: /Kenji Watanabe.*1 unread/ }).click()
    await view.getByRole('button', { name: 'Yes' }).waitFor()
    await page.reload()
    await view.getByRole('button', { name: 'Yes' }).waitFor()

    await page.getByRole('radio', { name: 'Both' }).check()
    expect(await page.locator('iframe').count()).toBe(2)
    await page.getByText('Faults', { exact: true }).click()
    await page.getByRole('button', { name: /Deliver twice/ }).click()
    await page.getByText(': Deliver twice waits').waitFor()
    await view.getByRole('button', { name: 'Yes' }).click()
    await expect.poll(() => product.slack.journal.deliveries.length).toBe(2)
    // Going into a frame has closed the menu.
    await page.getByText('Faults', { exact: true }).click()
    await page.getByRole('button', { name: /Lose a reply/ }).click()
    await page.getByText(': Lose a reply waits').waitFor()
    await expect(post('U0KENJI')).rejects.toThrow()
    await view.getByText('For U0KENJI', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Calls' }).click()
    await page.getByText('reset-after-store').first().waitFor()
    await browser.close()
    await product.close()
  },
)

test.skipIf(chromiumPath === null)('it says so where the product keeps the real time', async () => {
  const product = await startProduct(() => {})
  const browser = await openChromium()
  const page = await browser.newPage()
  await page.goto(`${product.slack.url}/#slack/maria`)
  await page.getByRole('button', { name: 'Maria’s 09:00' }).click()
  await page.getByText('started without DEV_CLOCK').waitFor()
  await browser.close()
  await product.close()
})
