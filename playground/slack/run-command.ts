import { fromJson, readNewSaid } from './compose.ts'
import { deliver, notSent, type Outcome } from './deliver.ts'
import { postMessage } from './messages.ts'
import { channelOf, type Parts, personOf } from './parts.ts'
import { SlackError } from './slack-error.ts'
import { app, slackbotId } from './workspace-state.ts'

/**
 * A person sends a slash command, `/label invite @maria`. People and channels that exist are escaped as `should_escape`
 * does. What the app answers is shown to that person; a failure, and a command that no app has, is told by Slackbot.
 */
export async function runCommand(parts: Parts, personId: string, typed: string, channelId: string): Promise<Outcome> {
  const [command = '', ...words] = typed.trim().split(/\s+/)
  if (!command.startsWith('/')) throw new RangeError('a command begins with a slash')
  if (!parts.scopes.has('commands')) throw new RangeError('without the scope `commands` the app has none')
  const person = personOf(parts, personId)
  const channel = channelOf(parts, channelId)
  const team = parts.state.team
  const where = { personId, channel: channel.id, messageTs: null }
  const rest = typed.trim().slice(command.length).trim()
  if (!parts.commands.has(command)) {
    bySlackbot(parts, channel.id, personId, notACommand(command))
    return notSent('invalid_command')
  }
  const { noRetry: _, ...outcome } = await deliver(parts, 'command', {
    token: app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: person.id,
    user_name: person.handle,
    command,
    text: words.length === 0 ? '' : escapeTyped(parts, rest),
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: parts.url() + parts.responseUrls.issue('commands', team.id, where),
    trigger_id: parts.triggers.issue({ personId, viewId: null }),
  })
  const failure = outcome.error === null ? showAnswer(parts, personId, channel.id, outcome.body) : failureCode(outcome)
  if (failure !== null) {
    bySlackbot(parts, channel.id, personId, `\`${command}\` failed with the error "${failure}"`)
  }
  return outcome.error === null && failure !== null ? { ...outcome, error: 'bad_response' } : outcome
}

function bySlackbot(parts: Parts, channel: string, onlyFor: string, text: string): void {
  postMessage(parts, { channel, user: slackbotId, onlyFor }, { text, blocks: [], metadata: null })
}

/** Slack's own words. */
function notACommand(command: string): string {
  return (
    `\`${command}\` is not a valid command. In Slack, all messages that start with the "/" character are interpreted as a command. ` +
    'If you are trying to send a message and not run a command, try preceding the "/" with an empty space.'
  )
}

/** Shows what came with the acknowledgement: text, or a message in JSON. Returns Slack's error code, or null. */
function showAnswer(parts: Parts, personId: string, channel: string, body: string): string | null {
  if (body.trim() === '') return null
  const parsed = fromJson(body)
  const message: Record<string, unknown> =
    typeof parsed === 'object' && parsed !== null ? { ...parsed } : { text: String(body) }
  try {
    const onlyFor = message.response_type === 'in_channel' ? null : personId
    postMessage(parts, { channel, onlyFor }, readNewSaid(message))
    return null
  } catch (error) {
    if (error instanceof SlackError) return error.code
    throw error
  }
}

function failureCode(outcome: Outcome): string {
  return outcome.error === 'operation_timeout' ? 'operation_timeout' : 'dispatch_failed'
}

/** Markup characters become entities; `@maria` and `#contract-review` become references when they name something. */
export function escapeTyped(parts: Parts, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replaceAll(/(^|\s)([@#])([\w.-]+)/g, (whole, space: string, sign: string, name: string) => {
    if (sign === '#') {
      const channel = parts.state.channels.find((it) => it.kind === 'public' && it.name === name)
      return channel === undefined ? whole : `${space}<#${channel.id}|${channel.name}>`
    }
    if (name === app.name.toLowerCase()) return `${space}<@${app.botUserId}|${name}>`
    const person = parts.state.people.find((it) => it.handle === name && !it.deleted)
    return person === undefined ? whole : `${space}<@${person.id}|${person.handle}>`
  })
}
