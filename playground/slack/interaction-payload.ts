import type { Placed } from './blocks/elements-in.ts'
import type { InputValue } from './input-value.ts'
import { type Parts, personOf } from './parts.ts'
import { app } from './workspace-state.ts'

/** What every interaction says about where it comes from. */
export function whoAndWhere(parts: Parts, personId: string): object {
  const person = personOf(parts, personId)
  const { id, domain } = parts.state.team
  return {
    user: { id: person.id, username: person.handle, name: person.handle, team_id: person.teamId },
    api_app_id: app.id,
    token: app.verificationToken,
    team: { id, domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** One entry of `actions`. `value` is what the element holds after the act. */
export function actionPayload(placed: Placed, value: InputValue, actionTs: string): object {
  const { element, blockId, actionId } = placed
  const common = { action_id: actionId, block_id: blockId, type: element.type, action_ts: actionTs }
  if (element.type === 'button') {
    const { text, value: given, style, url, confirm } = element
    return { ...common, ...present({ text, value: given, style, url, confirm }) }
  }
  const initial = Object.entries(element).filter(([key]) => key.startsWith('initial_') || key === 'placeholder')
  return { ...common, ...Object.fromEntries(initial), ...value }
}

function present(fields: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
