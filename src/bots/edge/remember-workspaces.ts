/** The ways to installations, given by the caller. */
export type FindWorkspace<Workspace> = {
  /** The first of these, by the platform's own ids, that has installed the app. */
  readonly findWorkspace: (externalIds: readonly string[]) => Promise<Workspace | null>
  readonly findWorkspaceById: (id: string) => Promise<Workspace | null>
}

export type WorkspaceCache<Workspace> = FindWorkspace<Workspace> & {
  /** Drops what is remembered under one of the platform's own ids. */
  forget(externalId: string): void
}

/** Long enough to spare each click a query, short enough that another replica's news arrives soon. */
const lifeMs = 60_000
const mostEntries = 1000

/**
 * Remembers installations for a minute, so that a click costs no query. What was not found is asked for again.
 * @param wallMs the time in milliseconds, on the transport's clock
 */
export function rememberWorkspaces<Workspace>(
  find: FindWorkspace<Workspace>,
  wallMs: () => number,
): WorkspaceCache<Workspace> {
  const entries = new Map<string, { readonly until: number; readonly found: Promise<Workspace | null> }>()

  function remember(key: string, look: () => Promise<Workspace | null>): Promise<Workspace | null> {
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
