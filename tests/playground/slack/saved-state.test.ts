import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebClient } from '@slack/web-api'
import { afterEach, expect, test } from 'vitest'
import { startSlackWorkspace } from '../../../playground/slack/workspace.ts'
import { botToken } from './bolt-product.ts'

let folder = ''
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a workspace started again shows the same conversation, files and Home tab', async () => {
  folder = await mkdtemp(join(tmpdir(), 'labelbreak-'))
  const options = {
    eventsUrl: 'http://127.0.0.1:9/',
    signingSecret: 's',
    botToken,
    statePath: join(folder, 'slack.json'),
  }
  const first = await startSlackWorkspace(options)
  const client = new WebClient(botToken, { slackApiUrl: `${first.url}/api/` })
  await client.chat.postMessage({ channel: 'U0MARIA', text: 'Kept' })
  await client.files.uploadV2({ channel_id: 'D0MARIA', filename: 'a.txt', content: 'kept too' })
  await client.views.publish({ user_id: 'U0MARIA', view: { type: 'home', blocks: [{ type: 'divider' }] } })
  const before = first.as('maria').dm()
  await first.close()
  expect((await readdir(folder)).sort()).toEqual(['slack.json', 'slack.json.files'])

  const second = await startSlackWorkspace({
    ...options,
    people: [
      { handle: 'maria', name: 'Maria' },
      { handle: 'newcomer', name: 'New' },
    ],
  })
  expect(second.as('maria').dm()).toEqual(before)
  expect(second.as('maria').home()?.blocks).toMatchObject([{ type: 'divider' }])
  expect((await second.file(before[1]?.fileIds[0] ?? ''))?.content.toString()).toBe('kept too')
  expect(second.as('newcomer').dm()).toEqual([])
  await second.close()
})
