import { checkView, type ViewDraft } from './blocks/view.ts'
import { newId } from './ids-and-stamps.ts'
import { viewSurface } from './inputs.ts'
import type { Parts } from './parts.ts'
import { refusedFor, SlackError } from './slack-error.ts'
import { shownView } from './view-stacks.ts'
import type { ShownView } from './workspace-state.ts'

/** @throws SlackError `invalid_arguments` naming every problem, or `view_too_large` */
export function readView(given: unknown, type: 'modal' | 'home'): ViewDraft {
  const checked = checkView(given)
  if (checked.kind === 'too-large') throw new SlackError('view_too_large')
  if (checked.kind === 'bad') throw refusedFor('invalid_arguments', checked.problems)
  if (checked.view.type !== type) {
    throw refusedFor('invalid_arguments', [`must be a valid enum value [json-pointer:/view/type]`])
  }
  return checked.view
}

/** Puts a modal in front of a person: as a new root, or on top of what is open. */
export function showView(parts: Parts, personId: string, draft: ViewDraft, how: 'open' | 'push'): ShownView {
  const known = draft.external_id ?? ''
  if (known !== '' && parts.views.findExternal(known) !== null) throw new SlackError('duplicate_external_id')
  const view = how === 'open' ? parts.views.open(personId, draft) : parts.views.push(personId, draft)
  parts.inputs.show(viewSurface(view.id), view.blocks)
  parts.changes.tell()
  return view
}

/** Changes an open modal. What people put into blocks that keep their ids stays. */
export function changeView(parts: Parts, personId: string, viewId: string, draft: ViewDraft): ShownView {
  const view = parts.views.update(personId, viewId, draft)
  parts.inputs.show(viewSurface(view.id), view.blocks)
  parts.changes.tell()
  return view
}

export function publishHome(parts: Parts, personId: string, draft: ViewDraft): ShownView {
  const view = shownView(draft, parts.state.homes[personId]?.id ?? newId('V'), null, null)
  parts.state.homes[personId] = view
  parts.inputs.show(viewSurface(view.id), view.blocks)
  parts.changes.tell()
  return view
}
