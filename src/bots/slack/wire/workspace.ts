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
