/** What `authorize` adds to each request's context. */
export type WorkspaceContext = {
  readonly workspace: SlackWorkspace
  /** When the answer to this request is due, on `performance.now()`'s clock. */
  readonly dueAt: number
}

/** One installation, with what is needed to act there. */
export type SlackWorkspace = {
  readonly id: string
  /** Slack's id of the team, or of the enterprise for an org-wide installation. */
  readonly externalId: string
  /** Slack's id of the Enterprise Grid that the team belongs to; null for none. */
  readonly enterpriseId: string | null
  readonly botToken: string
  readonly botUserId: string
  readonly botId: string
}

/** The ways to installations, given by the caller. */
export type FindWorkspace = {
  /** The first of these teams or enterprises that has installed the app. */
  readonly findWorkspace: (externalIds: readonly string[]) => Promise<SlackWorkspace | null>
  readonly findWorkspaceById: (id: string) => Promise<SlackWorkspace | null>
}

export type WorkspaceCache = FindWorkspace & {
  /** Drops what is remembered of a team or enterprise. */
  forget(externalId: string): void
}

/** Long enough to spare each click a query, short enough that another replica's news arrives soon. */
const lifeMs = 60_000
const mostEntries = 1000

/**
 * Remembers installations for a minute, so that a click costs no query. What was not found is asked for again.
 * @param wallMs the time in milliseconds, on the transport's clock
 */
export function rememberWorkspaces(find: FindWorkspace, wallMs: () => number): WorkspaceCache {
  const entries = new Map<string, { readonly until: number; readonly found: Promise<SlackWorkspace | null> }>()

  function remember(key: string, look: () => Promise<SlackWorkspace | null>): Promise<SlackWorkspace | null> {
    const entry = entries.get(key)
    if (entry !== undefined && entry.until > wallMs()) return entry.found
    const found = look()
    entries.delete(key)
    entries.set(key, { until: wallMs() + lifeMs, found })
    if (entries.size > mostEntries) entries.delete(entries.keys().next().value ?? '')
    const drop = () => {
      if (entries.get(key)?.found === found) entries.delete(key)
    }
    found.then((workspace) => workspace === null && drop(), drop)
    return found
  }

  return {
    findWorkspace: (externalIds) => remember(externalIds.join(' '), () => find.findWorkspace(externalIds)),
    findWorkspaceById: (id) => remember(`id ${id}`, () => find.findWorkspaceById(id)),
    forget(externalId) {
      for (const key of [...entries.keys()]) {
        if (key.split(' ').includes(externalId)) entries.delete(key)
        else if (key.startsWith('id ')) entries.delete(key)
      }
    },
  }
}

/** By which ids the installation that a request comes from can be known, the likelier one first. */
export function installedBy(request: {
  readonly teamId?: string | undefined
  readonly enterpriseId?: string | undefined
  readonly isEnterpriseInstall?: boolean | undefined
}): string[] {
  const { teamId, enterpriseId, isEnterpriseInstall } = request
  const ids = isEnterpriseInstall === true ? [enterpriseId, teamId] : [teamId, enterpriseId]
  return ids.filter((id) => typeof id === 'string')
}
