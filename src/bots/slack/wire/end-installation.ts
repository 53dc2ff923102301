import type { AllMiddlewareArgs, Context, SlackEventMiddlewareArgs } from '@slack/bolt'
import type { CutOff } from '../../edge/cut-off.ts'
import type { Log } from '../../edge/log.ts'
import type { WorkspaceCache } from '../../edge/remember-workspaces.ts'
import { standingOf } from '../installation.ts'
import { installedBy, type SlackWorkspace, type WorkspaceContext } from './workspace.ts'

type EventArgs<Type extends string> = SlackEventMiddlewareArgs<Type> & AllMiddlewareArgs<WorkspaceContext>

type Leaving = {
  readonly workspaces: WorkspaceCache<SlackWorkspace>
  readonly apiUrl: string | null
  readonly cutOff: CutOff
  readonly log: Log
  /** Forgets a token that Slack refuses. Returns whether it was still the one in use. */
  readonly onEnded: (workspace: SlackWorkspace) => Promise<boolean>
}

/** The workspace removed the app. */
export function onAppUninstalled(leaving: Leaving) {
  return async ({ context }: EventArgs<'app_uninstalled'>): Promise<void> => await look(leaving, context)
}

/** A revoked bot token may end the installation; tokens of single people are none of ours. */
export function onTokensRevoked(leaving: Leaving) {
  return async ({ event, context }: EventArgs<'tokens_revoked'>): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await look(leaving, context)
  }
}

/**
 * An event that speaks of a token may come late, when the app has been installed anew, or twice. So the installation ends
 * only where Slack refuses the token that is in use now. Where Slack does not say, it goes on: the next message shows.
 */
async function look({ workspaces, apiUrl, cutOff, log, onEnded }: Leaving, context: Context): Promise<void> {
  // Of these two events Slack's library asks for no authorisation: the installation is looked for here.
  const ids = installedBy(context)
  for (const id of ids) workspaces.forget(id)
  const workspace = await workspaces.findWorkspace(ids)
  if (workspace === null) return
  const { externalId } = workspace
  const standing = await standingOf(workspace.botToken, apiUrl)
  if (standing.kind === 'unknown')
    log.warn({ externalId, err: standing.error }, 'slack did not say whether the token works')
  if (standing.kind === 'works') log.info({ externalId }, 'installation goes on: its token works')
  if (standing.kind !== 'ended' || !(await onEnded(workspace))) return
  workspaces.forget(externalId)
  cutOff.begins(workspace.id, standing.reason)
  log.info({ externalId }, 'installation ended')
}
