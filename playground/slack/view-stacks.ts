import type { ViewDraft } from './blocks/view.ts'
import { withIds } from './blocks/with-ids.ts'
import { newId, randomText } from './ids-and-stamps.ts'
import { SlackError } from './slack-error.ts'
import type { ShownView } from './workspace-state.ts'

const maxDepth = 3

/** The modals that people have open: up to three on top of each other for each. */
export class ViewStacks {
  readonly #stacks = new Map<string, readonly ShownView[]>()

  /** From the root to the one in front. */
  of(personId: string): readonly ShownView[] {
    return this.#stacks.get(personId) ?? []
  }

  top(personId: string): ShownView | null {
    return this.of(personId).at(-1) ?? null
  }

  find(viewId: string): { readonly personId: string; readonly view: ShownView } | null {
    return this.#search((view) => view.id === viewId)
  }

  findExternal(externalId: string): { readonly personId: string; readonly view: ShownView } | null {
    return this.#search((view) => view.externalId === externalId)
  }

  /** Opens a new root. Whatever was open is gone. */
  open(personId: string, draft: ViewDraft): ShownView {
    const view = shownView(draft, newId('V'), null, null)
    this.#stacks.set(personId, [view])
    return view
  }

  /** @throws SlackError `push_limit_reached` above three, `not_found` where nothing is open */
  push(personId: string, draft: ViewDraft): ShownView {
    const stack = this.of(personId)
    const below = stack.at(-1)
    if (below === undefined) throw new SlackError('not_found')
    if (stack.length >= maxDepth) throw new SlackError('push_limit_reached')
    const view = shownView(draft, newId('V'), below.rootViewId, below.id)
    this.#stacks.set(personId, [...stack, view])
    return view
  }

  /** Replaces what a view shows. It keeps its id and its place. */
  update(personId: string, viewId: string, draft: ViewDraft): ShownView {
    const old = this.of(personId).find((view) => view.id === viewId)
    if (old === undefined) throw new SlackError('not_found')
    const view = shownView(draft, old.id, old.rootViewId, old.previousViewId)
    this.replace(personId, view)
    return view
  }

  replace(personId: string, view: ShownView): void {
    this.#stacks.set(
      personId,
      this.of(personId).map((it) => (it.id === view.id ? view : it)),
    )
  }

  /** Takes away a view and all above it. */
  close(personId: string, viewId: string): void {
    const stack = this.of(personId)
    const at = stack.findIndex((view) => view.id === viewId)
    if (at >= 0) this.#stacks.set(personId, stack.slice(0, at))
  }

  closeAll(personId: string): void {
    this.#stacks.delete(personId)
  }

  #search(isIt: (view: ShownView) => boolean) {
    for (const [personId, stack] of this.#stacks) {
      const view = stack.find(isIt)
      if (view !== undefined) return { personId, view }
    }
    return null
  }
}

/** A draft made into a view: ids for its blocks, a fresh hash. `rootId` is null for a root. */
export function shownView(draft: ViewDraft, id: string, rootId: string | null, previousId: string | null): ShownView {
  const modal = draft.type === 'modal' ? draft : null
  return {
    id,
    type: draft.type,
    callbackId: draft.callback_id ?? '',
    privateMetadata: draft.private_metadata ?? '',
    externalId: draft.external_id ?? '',
    title: modal?.title.text ?? '',
    submit: modal?.submit?.text ?? null,
    close: modal?.close?.text ?? null,
    blocks: withIds(draft.blocks, () => randomText(5)),
    hash: `${Math.floor(Date.now() / 1000)}.${randomText(8)}`,
    rootViewId: rootId ?? id,
    previousViewId: previousId,
    clearOnClose: modal?.clear_on_close ?? false,
    notifyOnClose: modal?.notify_on_close ?? false,
    errors: {},
  }
}
