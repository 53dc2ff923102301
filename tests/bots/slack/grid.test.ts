import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SlackWorkspace } from '../../../playground/slack/slack-workspace.ts'
import { startSlackWorkspace } from '../../../playground/slack/workspace.ts'
import { watchCutOff } from '../../../src/bots/edge/cut-off.ts'
import { describeInstallation } from '../../../src/bots/slack/installation.ts'
import { slackMessenger } from '../../../src/bots/slack/messenger.ts'

const botToken = 'xoxb-grid'
const log = { info() {}, warn() {}, error() {} }
let slack: SlackWorkspace
beforeAll(async () => {
  slack = await startSlackWorkspace({
    eventsUrl: 'http://127.0.0.1:1/slack/events',
    signingSecret: 'of-the-grid',
    botToken,
    enterpriseId: 'E0NORTHWIND',
    limits: 'off',
    people: [
      { handle: 'ada', name: 'Ada', enterpriseId: 'E0NORTHWIND' },
      { handle: 'cole', name: 'Cole', enterpriseId: 'E0NORTHWIND', teamId: 'T0SALES' },
      { handle: 'gus', name: 'Gus', enterpriseId: 'E0NORTHWIND', teamId: 'T0SALES', isRestricted: true },
      { handle: 'rival', name: 'Rival', enterpriseId: 'E0RIVAL', teamId: 'T0RIVAL' },
      { handle: 'small', name: 'Small', teamId: 'T0SMALL' },
    ],
  })
})
afterAll(() => slack.close())

test('on an Enterprise Grid the company is known from the token, and who is of another one is a stranger', async () => {
  const apiUrl = `${slack.url}/api/`
  const found = await describeInstallation(botToken, apiUrl)
  expect(found).toMatchObject({ externalId: slack.parts.state.team.id, enterpriseId: 'E0NORTHWIND' })
  const workspace = { ...found, id: 'w1', botToken }
  const find = { findWorkspace: async () => workspace, findWorkspaceById: async () => workspace }
  const messenger = slackMessenger({ find, apiUrl, log, cutOff: watchCutOff('slack', log) })
  const kinds: Record<string, string> = {}
  for (const { id, handle } of slack.parts.state.people) {
    const found = await messenger.lookUp({ workspaceId: 'w1', externalId: id })
    kinds[handle] = found.kind === 'found' ? found.profile.kind : found.kind
  }
  expect(kinds).toEqual({ ada: 'member', cole: 'member', gus: 'guest', rival: 'stranger', small: 'stranger' })
})
