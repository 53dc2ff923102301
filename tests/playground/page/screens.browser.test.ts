import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlayground } from '../../../playground/playground.ts'
import { readView, showView } from '../../../playground/slack/show-view.ts'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { cardType } from '../../../playground/teams/connector/read-message.ts'
import { storeMessage } from '../../../playground/teams/messages.ts'
import { startTeams } from '../../../playground/teams/start-teams.ts'
import type { TeamsPlatform } from '../../../playground/teams/teams-platform.ts'
import { personalChatId } from '../../../playground/teams/teams-state.ts'
import { everyBlock } from './every-block.ts'
import { everyElement } from './every-element.ts'
import { chromiumPath, openChromium } from './find-chromium.ts'
import { seriousFindings } from './serious-findings.ts'

const botToken = 'xoxb-for-tests'
const keeper = { platform: 'slack', personId: 'U0MARIA', name: 'Maria Lindqvist', title: 'Senior Counsel' }
const doors = ['label', 'lead', 'manager'].map((door) => ({ ...keeper, door }))
const plain = (text: string) => ({ type: 'plain_text', text })
const view = {
  type: 'modal',
  callback_id: 'form',
  title: plain('New campaign'),
  submit: plain('Launch'),
  blocks: [
    { type: 'input', block_id: 'name', label: plain('Name'), element: { type: 'plain_text_input', action_id: 'v' } },
    {
      type: 'input',
      block_id: 'kind',
      label: plain('Kind'),
      element: { type: 'radio_buttons', action_id: 'v', options: [{ text: plain('Choice'), value: 'a' }] },
    },
    { type: 'input', block_id: 'who', label: plain('People'), element: { type: 'multi_users_select', action_id: 'v' } },
    { type: 'input', block_id: 'file', label: plain('Items'), element: { type: 'file_input', action_id: 'v' } },
  ],
}

/** No product is needed: the screens are put there by calls as a product makes them. */
describe.skipIf(chromiumPath === null)(
  'axe finds nothing serious, wide in the light, on a phone in the dark, in forced colours, enlarged to 400 %,',
  () => {
    let browser: Browser
    let page: Page
    let slack: SlackWorkspace
    let teams: TeamsPlatform

    beforeAll(async () => {
      teams = await startTeams({ botUrl: 'http://127.0.0.1:9', limits: 'off' })
      const secrets = { signingSecret: 's', botToken }
      slack = await startPlayground({ port: 0, productUrl: 'http://127.0.0.1:9', ...secrets, limits: 'off', teams })
      browser = await openChromium()
      page = await browser.newPage()
      page.setDefaultTimeout(20_000)
      await page.route('**/play/world', (route) =>
        route.fulfill({ json: { isReady: true, kind: 'lived', hasOwn: true, doors } }),
      )
      await call('chat.postMessage', { channel: 'U0MARIA', text: 'Every block', blocks: everyBlock })
      await call('views.publish', {
        user_id: 'U0MARIA',
        view: { type: 'home', blocks: everyBlock.filter((it) => !['table', 'markdown'].includes(it.type)) },
      })
    })
    afterAll(async () => {
      await browser.close()
      await slack.close()
      await teams.close()
    })

    function call(method: string, body: object): Promise<Response> {
      const headers = { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' }
      return fetch(`${slack.url}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(body) })
    }

    async function findings(): Promise<string[]> {
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 1300, height: 860 })
      const wide = await seriousFindings(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 390, height: 844 })
      const phone = await seriousFindings(page)
      await page.emulateMedia({ forcedColors: 'active' })
      const forced = [...(await seriousFindings(page)), ...(await toldByNothing())]
      await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
      await page.setViewportSize({ width: 320, height: 256 })
      return [...wide, ...phone, ...forced, ...(await cutOff())]
    }

    /** What is chosen and looks like what is not, where the reader's own colours replace ours. */
    async function toldByNothing(): Promise<string[]> {
      const chosen = '[aria-selected=true], [aria-current], [aria-pressed=true], .segments input:checked + span'
      return inEachFrame((selector) => {
        const ground = (element: Element) => getComputedStyle(element).backgroundColor
        const canvas = ground(document.body)
        return [...document.querySelectorAll(selector)]
          .filter((it) => it.checkVisibility() && ground(it) === canvas)
          .map((it) => `looks like the others: ${it.outerHTML.slice(0, 120)}`)
      }, chosen)
    }

    /** Words and controls beyond the right edge, to which nobody can scroll, or must sideways. */
    async function cutOff(): Promise<string[]> {
      return inEachFrame((selector) => {
        const width = document.documentElement.clientWidth
        return [...document.querySelectorAll(selector)]
          .filter((it) => it.checkVisibility() && it.getBoundingClientRect().right > width + 1)
          .filter((it) => it.closest('.table-scroll, .pre, .unseen, .calls pre') === null)
          .map((it) => `beyond the edge: ${it.outerHTML.slice(0, 120)}`)
      }, 'button, input, select, textarea, p, h1, h2, summary, label')
    }

    async function inEachFrame(look: (selector: string) => string[], selector: string): Promise<string[]> {
      return (await Promise.all(page.frames().map((frame) => frame.evaluate(look, selector)))).flat()
    }

    test('and nothing moves for whoever wants it still', async () => {
      await page.route('**/play/bar', () => undefined)
      await page.goto(`${slack.url}/#slack/maria`)
      await page.getByText('Opening the playground…').waitFor()
      const moving = () => page.evaluate(() => document.getAnimations().length)
      await page.emulateMedia({ reducedMotion: 'no-preference' })
      expect(await moving()).toBe(1)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      expect(await moving()).toBe(0)
      await page.unroute('**/play/bar')
    })

    test('on the cover', async () => {
      await page.goto(slack.url)
      await page.getByRole('button', { name: /Decide on Monday/ }).waitFor()
      expect(await findings()).toEqual([])
    })

    test('on the playground’s bar with all that opens from it', async () => {
      await page.goto(`${slack.url}/#slack/maria/D0MARIA//label`)
      await page.getByRole('button', { name: 'Got it' }).waitFor()
      await page.setViewportSize({ width: 1300, height: 860 })
      await page.getByRole('button', { name: 'Calls' }).click()
      await page.getByText('chat.postMessage').first().click()
      for (const summary of await page.locator('.play-menu > summary').all()) {
        await summary.evaluate((it) => it.parentElement?.setAttribute('open', ''))
      }
      expect(await findings()).toEqual([])
    })

    test('in Slack: a message, Home, a channel, a window', async () => {
      await page.goto(`${slack.url}/slack#U0MARIA`)
      await page.getByText('Chart title').waitFor()
      expect(await findings()).toEqual([])
      await page.getByRole('tab', { name: 'Home' }).click()
      await page.locator('.home .block-image').waitFor()
      expect(await findings()).toEqual([])
      showView(slack.parts, 'U0MARIA', readView(view, 'modal'), 'open')
      await page.getByRole('dialog').waitFor()
      expect(await findings()).toEqual([])
    })

    test('in Teams: a card, a dialog', async () => {
      const { parts } = teams
      const { person } = teams.as('maria')
      const conversation = parts.state.conversations.find((it) => it.id === personalChatId(person))
      if (conversation === undefined) throw new Error('no chat')
      parts.state.installed.push(conversation.id)
      const attachments = [{ contentType: cardType, content: everyElement }]
      const place = { conversation, threadId: null }
      storeMessage(parts, { ...place, from: parts.bot.id }, { text: '', summary: 'Every element', attachments })
      await page.goto(`${slack.url}/teams#maria`)
      await page.getByText('Set off').waitFor()
      expect(await findings()).toEqual([])
      parts.dialogs.show(person.id, { title: 'Every element', card: everyElement, place })
      parts.changes.tell()
      await page.getByRole('dialog').getByText('Set off').waitFor()
      expect(await findings()).toEqual([])
    })
  },
)
