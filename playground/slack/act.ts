import { messageOutput } from './api/message-output.ts'
import type { Block } from './blocks/block.ts'
import { elementsIn, type Placed } from './blocks/elements-in.ts'
import { deliver, notSent, type Outcome } from './deliver.ts'
import { fileInfo } from './files.ts'
import { type Choice, chosenValue } from './input-value.ts'
import { messageSurface, viewSurface } from './inputs.ts'
import { actionPayload, whoAndWhere } from './interaction-payload.ts'
import { messageOf } from './messages.ts'
import { channelOf, type Parts } from './parts.ts'
import { viewOutput } from './view-output.ts'
import type { Message, ShownView } from './workspace-state.ts'

/**
 * What a person acts on. `asSeen` is a message as it stood when they saw it: a click on it carries what was on the
 * screen then, whatever the message has become since.
 */
export type Surface =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string; readonly asSeen?: Message }
  | { readonly kind: 'view'; readonly viewId: string }

export type ElementName = { readonly blockId: string; readonly actionId: string }

/**
 * A person presses a button, chooses, ticks, types. The value is kept; elements outside of input blocks, and inputs with
 * `dispatch_action`, tell the app at once.
 *
 * @throws RangeError where the surface, the element or the option does not exist
 */
export async function act(
  parts: Parts,
  personId: string,
  surface: Surface,
  name: ElementName,
  choice: Choice,
): Promise<Outcome> {
  const seen = look(parts, personId, surface)
  const placed = elementsIn(seen.blocks).find((it) => it.blockId === name.blockId && it.actionId === name.actionId)
  if (placed === undefined) throw new RangeError(`nothing here is called ${name.blockId} ${name.actionId}`)
  const value = chosenValue(placed.element, choice, (id) => describe(parts, id))
  const isStateful = placed.element.type !== 'button' && placed.element.type !== 'overflow'
  if (isStateful) parts.inputs.set(seen.inputs, placed, value)
  if (isStateful) parts.changes.tell()
  if (placed.isInput && !dispatches(placed)) return notSent(null)
  const { noRetry: _, ...outcome } = await deliver(parts, 'action', {
    type: 'block_actions',
    ...whoAndWhere(parts, personId),
    ...seen.payload(),
    actions: [actionPayload(placed, value, parts.nextTs())],
  })
  if (outcome.error !== null) notice(parts, personId, outcome)
  return outcome
}

type Seen = { readonly blocks: readonly Block[]; readonly inputs: string; readonly payload: () => object }

function look(parts: Parts, personId: string, surface: Surface): Seen {
  if (surface.kind === 'message') {
    const message = surface.asSeen ?? messageOf(parts, surface.channel, surface.ts)
    return seenMessage(parts, personId, message)
  }
  const home = parts.state.homes[personId]
  const view = home?.id === surface.viewId ? home : parts.views.of(personId).find((it) => it.id === surface.viewId)
  if (view === undefined) throw new RangeError('this view is not open')
  return seenView(parts, personId, view)
}

function seenMessage(parts: Parts, personId: string, message: Message): Seen {
  const { channel, ts, blocks, onlyFor } = message
  const inputs = messageSurface(channel, ts, personId)
  return {
    blocks,
    inputs,
    payload: () => ({
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: onlyFor !== null },
      channel: { id: channel, name: channelOf(parts, channel).name },
      ...(onlyFor === null ? { message: messageOutput(parts, message) } : {}),
      state: { values: parts.inputs.values(inputs, blocks) },
      trigger_id: parts.triggers.issue({ personId, viewId: null }),
      response_url:
        parts.url() +
        parts.responseUrls.issue('actions', parts.state.team.id, { personId, channel, messageTs: message.ts }),
    }),
  }
}

function seenView(parts: Parts, personId: string, view: ShownView): Seen {
  return {
    blocks: view.blocks,
    inputs: viewSurface(view.id),
    payload: () => ({
      container: { type: 'view', view_id: view.id },
      view: viewOutput(parts, view),
      trigger_id: parts.triggers.issue({ personId, viewId: view.id }),
    }),
  }
}

function dispatches({ block }: Placed): boolean {
  return block.type === 'input' && block.dispatch_action === true
}

function describe(parts: Parts, fileId: string) {
  const file = parts.state.files[fileId]
  if (file === undefined) throw new RangeError(`there is no file ${fileId}`)
  return fileInfo(file, parts.state.team.id, parts.url())
}

/** Tells the person what their client shows when the app does not answer. */
function notice(parts: Parts, personId: string, outcome: Outcome): void {
  const text =
    outcome.error === 'operation_timeout'
      ? 'This app is not responding. Operation timed out. Apps need to respond within 3 seconds.'
      : outcome.status === null
        ? 'This app did not respond. Please try again.'
        : `This app responded with Status Code ${outcome.status}.`
  parts.notices.push({ personId, at: new Date(), text })
  parts.changes.tell()
}
