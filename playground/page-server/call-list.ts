import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'

/** One request that went over the wire, as the page lists it. */
export type ListedCall = {
  readonly platform: 'slack' | 'teams'
  /** `to`: the platform told the product something; `from`: the product called the platform. */
  readonly way: 'to' | 'from'
  readonly atMs: number
  readonly name: string
  /** Null where no answer came. */
  readonly status: number | null
  readonly elapsedMs: number
  /** What was made to go wrong, or went wrong. */
  readonly trouble: string | null
  /** What was sent, as JSON, cut where it is long. */
  readonly sent: string
}

const shown = 40
const mostChars = 6000

/** The last requests of both platforms, the newest first. */
export function listCalls(slack: SlackWorkspace, teams: TeamsPlatform | undefined): ListedCall[] {
  const ofSlack = [
    ...slack.journal.calls.slice(-shown).map(
      (it): ListedCall => ({
        ...timed('slack', 'from', it),
        name: it.method,
        trouble: it.fault?.kind ?? null,
        sent: json(it.args),
      }),
    ),
    ...slack.journal.deliveries.slice(-shown).map(
      (it): ListedCall => ({
        ...timed('slack', 'to', it),
        name: it.kind,
        trouble: it.error,
        sent: json(it.payload),
      }),
    ),
  ]
  const ofTeams = [
    ...(teams?.journal.calls ?? []).slice(-shown).map(
      (it): ListedCall => ({
        ...timed('teams', 'from', it),
        name: it.operation,
        trouble: it.fault?.kind ?? null,
        sent: json(it.body),
      }),
    ),
    ...(teams?.journal.deliveries ?? []).slice(-shown).map(
      (it): ListedCall => ({
        ...timed('teams', 'to', it),
        name: String(it.activity.name ?? it.activity.type),
        trouble: it.error,
        sent: json(it.activity),
      }),
    ),
  ]
  return [...ofSlack, ...ofTeams].sort((a, b) => b.atMs - a.atMs).slice(0, shown)
}

type Timed = { readonly at: Date; readonly status: number | null; readonly elapsedMs: number }

function timed(platform: ListedCall['platform'], way: ListedCall['way'], { at, status, elapsedMs }: Timed) {
  return { platform, way, atMs: at.getTime(), status, elapsedMs: Math.round(elapsedMs) }
}

function json(value: unknown): string {
  const text = JSON.stringify(value, null, 1)
  return text.length > mostChars ? `${text.slice(0, mostChars)}\n…` : text
}
