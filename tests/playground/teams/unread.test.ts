import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markReadInTeams, unreadInTeams } from '../../../playground/page-server/teams-unread.ts'
import { storeMessage } from '../../../playground/teams/messages.ts'
import { startTeams } from '../../../playground/teams/start-teams.ts'
import { personalChatId } from '../../../playground/teams/teams-state.ts'

test('what a person has not read stays unread from one start to the next, and what they have read stays read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'teams-unread-'))
  const open = () => startTeams({ botUrl: 'http://127.0.0.1:9', statePath: join(folder, 'teams.json') })
  const first = await open()
  const chat = personalChatId(first.as('maria').person)
  const conversation = first.parts.state.conversations.find(({ id }) => id === chat)
  if (conversation === undefined) throw new Error('no chat')
  const place = { conversation, threadId: null, from: first.parts.bot.id }
  for (const text of ['One', 'Two']) storeMessage(first.parts, place, { text, summary: '', attachments: [] })
  await first.close()

  const second = await open()
  expect(unreadInTeams(second.parts, 'maria')).toBe(2)
  expect(markReadInTeams(second.parts, 'maria', chat)).toBe(true)
  storeMessage(second.parts, place, { text: 'Three', summary: '', attachments: [] })
  await second.close()

  const third = await open()
  expect(unreadInTeams(third.parts, 'maria')).toBe(1)
  expect(unreadInTeams(third.parts, 'kenji')).toBe(0)
  await third.close()
  await rm(folder, { recursive: true })
})
