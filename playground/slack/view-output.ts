import type { InputValues } from './inputs.ts'
import { viewSurface } from './inputs.ts'
import type { Parts } from './parts.ts'
import { app, type ShownView } from './workspace-state.ts'

export type ViewOutput = Readonly<Record<string, unknown>> & { readonly state: { readonly values: InputValues } }

/** A view as apps get to see it, with what its inputs hold. */
export function viewOutput(parts: Parts, view: ShownView): ViewOutput {
  const label = (text: string | null) => (text === null ? null : { type: 'plain_text', text, emoji: true })
  return {
    id: view.id,
    team_id: parts.state.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: parts.inputs.values(viewSurface(view.id), view.blocks) },
    hash: view.hash,
    title: label(view.title),
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: label(view.close),
    submit: label(view.submit),
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: app.id,
    external_id: view.externalId,
    app_installed_team_id: parts.state.team.id,
    bot_id: app.botId,
  }
}
