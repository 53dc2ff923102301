import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'
import type { TeamsPlatform } from '../../playground/teams/teams-platform.ts'
import { stringsIn } from '../bots/cards/calm-screen.ts'
import { unfitWords } from '../bots/cards/unfit-words.ts'
import { shownTexts } from './shown-texts.ts'

/** Where what people wrote is kept. */
type Pool = { query(sql: string): Promise<{ rows: readonly Record<string, unknown>[] }> }

/** What of all that went to a Slack workspace no person should have read, each with its reason. */
export async function unfitInSlack({ journal, parts }: SlackWorkspace, pool: Pool): Promise<string[]> {
  const sent = [...journal.calls.map(({ args }) => args), ...journal.deliveries.map(({ responseBody }) => responseBody)]
  return await unfitOf(
    sent.flatMap((one) => shownTexts(unpacked(one))),
    async () => [
      parts.state.people.map(({ name, handle }) => [name, handle]),
      journal.deliveries.map(({ kind, payload }) => typedIn(kind, payload)),
      await Promise.all(
        Object.keys(parts.state.files).map(async (id) => (await parts.files.read(id))?.toString('utf8')),
      ),
    ],
    pool,
  )
}

/** The same of Teams. */
export async function unfitInTeams({ journal, parts }: TeamsPlatform, pool: Pool): Promise<string[]> {
  const answers = journal.deliveries.map(({ responseBody }) => {
    const answer = unpacked(responseBody) as { value?: unknown; task?: { value?: unknown } } | null
    return [answer?.value, answer?.task?.value].map((value) => (typeof value === 'string' ? { text: value } : value))
  })
  return await unfitOf(
    shownTexts([journal.calls.map(({ body }) => body), answers]),
    async () => [
      parts.state.people.map(({ name }) => name),
      journal.deliveries.map(({ activity }) => [activity.text, activity.value]),
    ],
    pool,
  )
}

/**
 * What people wrote is shown as it is. Words that were found unfit are theirs if somebody typed them, or if they lie in the
 * database, which holds codes and fields and no sentence of ours.
 */
async function unfitOf(shown: readonly string[], typed: () => Promise<unknown>, pool: Pool): Promise<string[]> {
  const texts = [...new Set(shown.map(asRead))].filter((text) => unfitWords(text).length > 0)
  if (texts.length === 0) return []
  const raw = [...stringsIn(await typed()), ...(await stringsOf(pool))].join('\n')
  const theirs = `${raw}\n${asRead(raw)}`
  return texts.flatMap((text) => unfitWords(text, (words) => theirs.includes(words)))
}

/** JSON as what it stands for; what Slack's client packs of a call's arguments as well. */
function unpacked(value: unknown): unknown {
  if (typeof value === 'string')
    return value.startsWith('{') || value.startsWith('[') ? JSON.parse(value) : { text: value }
  if (typeof value !== 'object' || value === null) return value
  const { blocks, view } = value as { blocks?: unknown; view?: unknown }
  return { ...value, blocks: unpacked(blocks), view: unpacked(view) }
}

function typedIn(kind: string, payload: unknown): unknown {
  const { text, view, event } = Object(payload) as {
    text?: unknown
    view?: { state?: unknown }
    event?: { text?: unknown }
  }
  return kind === 'command' ? text : [event?.text, view?.state]
}

/** Slack's escapes are undone by its clients. */
function asRead(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

async function stringsOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'ARRAY') AND table_name NOT LIKE '\\_%'`,
  )
  const found: string[] = []
  for (const { table, column } of rows) {
    const { rows: values } = await pool.query(
      `SELECT DISTINCT "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL LIMIT 5000`,
    )
    found.push(...values.flatMap(({ value }) => stringsIn(value)))
  }
  return found
}
