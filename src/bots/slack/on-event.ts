import type { AllMiddlewareArgs, Context, SlackEventMiddlewareArgs } from '@slack/bolt'
import { openHome } from '../../flows/publish-home.ts'
import type { Edge, WorkspaceContext } from './ask.ts'
import type { WorkspaceCache } from './workspace.ts'

type EventArgs<Type extends string> = SlackEventMiddlewareArgs<Type> & AllMiddlewareArgs<WorkspaceContext>

/** Somebody looks at the app's own page: it is drawn as things stand now. */
export function onHomeOpened({ world, log }: Edge) {
  return async ({ event, context }: EventArgs<'app_home_opened'>): Promise<void> => {
    if (event.tab !== 'home') return
    await openHome(world, { workspaceId: context.workspace.id, externalId: event.user }).catch((error: unknown) =>
      log.warn({ err: error }, 'home was not shown'),
    )
  }
}

type Leaving = { readonly workspaces: WorkspaceCache; readonly onUninstalled: (externalId: string) => Promise<void> }

/** The workspace removed the app. */
export function onAppUninstalled(edge: Edge, leaving: Leaving) {
  return async ({ context }: EventArgs<'app_uninstalled'>): Promise<void> => await forget(edge, leaving, context)
}

/** A revoked bot token ends the installation; tokens of single people are none of ours. */
export function onTokensRevoked(edge: Edge, leaving: Leaving) {
  return async ({ event, context }: EventArgs<'tokens_revoked'>): Promise<void> => {
    if ((event.tokens.bot ?? []).length > 0) await forget(edge, leaving, context)
  }
}

async function forget({ log }: Edge, { workspaces, onUninstalled }: Leaving, context: Context): Promise<void> {
  const { isEnterpriseInstall, teamId, enterpriseId } = context
  const externalId = isEnterpriseInstall ? (enterpriseId ?? teamId) : (teamId ?? enterpriseId)
  if (externalId === undefined) return
  workspaces.forget(externalId)
  await onUninstalled(externalId)
  log.info({ externalId }, 'installation ended')
}
