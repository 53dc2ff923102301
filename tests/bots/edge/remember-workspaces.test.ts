import { expect, test } from 'vitest'
import { rememberWorkspaces } from '../../../src/bots/edge/remember-workspaces.ts'

const workspace = { id: 'w1', externalId: 'T1', enterpriseId: null, botToken: 'xoxb-1', botUserId: 'UB', botId: 'B' }

function counted(answers: readonly (typeof workspace | null | Error)[]) {
  const asked: string[] = []
  const answer = async (key: string) => {
    const next = answers[Math.min(asked.push(key), answers.length) - 1] ?? null
    if (next instanceof Error) throw next
    return next
  }
  return {
    asked,
    find: {
      findWorkspace: (ids: readonly string[]) => answer(ids.join()),
      findWorkspaceById: (id: string) => answer(id),
    },
  }
}

test('an installation is asked for once a minute, by however many at once', async () => {
  const { asked, find } = counted([workspace])
  let now = 0
  const cache = rememberWorkspaces(find, () => now)
  await Promise.all([cache.findWorkspace(['T1']), cache.findWorkspace(['T1'])])
  expect(await cache.findWorkspace(['T1'])).toEqual(workspace)
  expect(asked).toEqual(['T1'])
  now = 60_001
  await cache.findWorkspace(['T1'])
  expect(asked).toEqual(['T1', 'T1'])
})

test('what is not there, or could not be asked, is asked for again at once', async () => {
  const { asked, find } = counted([null, new Error('database is away'), workspace])
  const cache = rememberWorkspaces(find, () => 0)
  expect(await cache.findWorkspace(['T1'])).toBeNull()
  await expect(cache.findWorkspace(['T1'])).rejects.toThrow('away')
  expect(await cache.findWorkspace(['T1'])).toEqual(workspace)
  expect(asked).toHaveLength(3)
})

test('a team that left is forgotten, under all its names, and others are not', async () => {
  const { asked, find } = counted([workspace])
  const cache = rememberWorkspaces(find, () => 0)
  await cache.findWorkspace(['T1', 'E1'])
  await cache.findWorkspace(['T2'])
  await cache.findWorkspaceById('w1')
  cache.forget('T1')
  await cache.findWorkspace(['T1', 'E1'])
  await cache.findWorkspace(['T2'])
  await cache.findWorkspaceById('w1')
  expect(asked).toEqual(['T1,E1', 'T2', 'w1', 'T1,E1', 'w1'])
})
