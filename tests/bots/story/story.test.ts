import { afterAll, expect, test } from 'vitest'
import { keptRows } from './kept-rows.ts'
import { makeStory } from './make-story.ts'
import { playStory } from './play-story.ts'
import type { Player } from './player.ts'
import { slackPlayer } from './slack-player.ts'
import { type StoryIds, storyIds } from './story-ids.ts'
import { teamsPlayer } from './teams-player.ts'

/** `STORY_INTENTS=10000` plays the whole of it, which takes minutes. */
const length = Number(process.env.STORY_INTENTS ?? 400)
const seed = process.env.STORY_SEED ?? 'clauses'

/** A story that leaves one of these empty tells too little. */
const happened = [
  'answers',
  'flags',
  'standings',
  'review_sessions',
  'adjudications',
  'deliveries',
  'changes',
  'exports',
]

const players: Player[] = []
afterAll(async () => {
  for (const player of players) await player.stop()
})

async function play(start: (ids: StoryIds) => Promise<Player>) {
  const ids = storyIds()
  const player = await start(ids)
  players.push(player)
  const trace = await playStory(player, ids, makeStory(seed, length))
  const { rows: files } = await player.database.pool.query('SELECT DISTINCT state FROM export_files')
  return { files, trace, rows: await keptRows(player.database.pool), logged: player.logged }
}

test(`the same story of ${length} intents leaves the same rows through Slack and through Teams`, async () => {
  const [slack, teams] = await Promise.all([play(slackPlayer), play(teamsPlayer)])
  expect.soft(teams.trace).toEqual(slack.trace)
  for (const [table, rows] of Object.entries(slack.rows)) expect.soft(teams.rows[table], table).toEqual(rows)
  for (const table of happened) expect(slack.rows[table], table).not.toEqual([])
  expect(slack.rows.people?.filter((row) => row.includes('["merged_into","#'))).not.toEqual([])
  expect([slack.files, teams.files]).toEqual([[], [{ state: 'sent' }]])
  expect([slack.logged, teams.logged]).toEqual([[], []])
}, 3_600_000)
