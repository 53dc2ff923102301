import { z } from 'zod'
import type { Sender } from '../../domain/person.ts'
import { isLasting } from '../cards/lasting-cards.ts'
import type { FilledForm } from '../edge/drafts.ts'
import { readAct, readDone, readTicked } from '../edge/read-act.ts'
import type { Act, Click } from '../edge/take-click.ts'
import type { TypedWords } from '../edge/take-words.ts'
import { readDrawn, readFields, valueAction } from './fields.ts'
import { typedWords } from './mentions.ts'
import { doneAction, tickAction } from './render.ts'
import { unpackMetadata } from './wire/metadata.ts'

/** Where and how Slack takes an answer. */
export type Way = {
  /** Where messages go; null in windows. */
  readonly responseUrl: string | null
  /** Opens a window within three seconds. */
  readonly triggerId: string | null
  /** The window that was clicked in; null in messages and on the app's own page. */
  readonly viewId: string | null
}

const action = z.object({
  action_id: z.string(),
  block_id: z.string().optional(),
  /** Null where it is a field that was emptied. */
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  action_ts: z.string().optional(),
})

const clickBody = z.object({
  user: z.object({ id: z.string().min(1) }),
  actions: z.tuple([action], action),
  container: z
    .object({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      view_id: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  view: z.looseObject({ type: z.string(), state: z.object({ values: z.unknown() }).nullish() }).optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  state: z.object({ values: z.unknown() }).optional(),
})

const heldValues = z.record(
  z.string(),
  z.record(z.string(), z.object({ selected_options: z.array(z.object({ value: z.string() })).optional() })),
)

/** Reads a `block_actions` payload; null where it is none. */
export function receiveClick(workspaceId: string, body: unknown): { readonly click: Click; readonly way: Way } | null {
  const parsed = clickBody.safeParse(body)
  if (!parsed.success) return null
  const { user, actions, container, view, response_url: responseUrl = null, trigger_id, state } = parsed.data
  const { message_ts, channel_id, view_id, is_ephemeral } = container ?? {}
  const viewId = view?.type === 'modal' ? (view_id ?? null) : null
  const inForm = viewId === null ? null : formView.safeParse(view).data
  const form = inForm?.callback_id === undefined ? null : filledForm({ workspaceId, externalId: user.id }, inForm)
  const stays = isLasting(stepOf(actions[0].block_id))
  const canChange = message_ts !== undefined && channel_id !== undefined && is_ephemeral !== true
  const address = canChange ? { workspaceId, channel: channel_id, message: message_ts } : null
  return {
    click: {
      who: { workspaceId, externalId: user.id },
      act: actOf(actions[0], (view?.state ?? state)?.values),
      ticked: readTicked(tickedIn((view?.state ?? state)?.values) ?? []),
      message: stays ? null : address,
      marks: actions[0].action_ts === undefined ? [] : [actions[0].action_ts],
      ...(stays && address !== null ? { beside: address } : {}),
      ...(stays && is_ephemeral === true ? { isOwn: true } : {}),
      ...(channel_id === undefined ? {} : { conversation: channel_id }),
      ...(form === null || form.fields === null ? {} : { form }),
      askedIn: responseUrl !== null ? (stays ? 'lasting' : 'message') : viewId !== null ? 'window' : 'page',
    },
    way: { responseUrl, triggerId: trigger_id ?? null, viewId },
  }
}

/** A block's id is its card's step, a dot and its place. */
function stepOf(blockId: string | undefined): string {
  return blockId?.replace(/[.]\d+$/, '') ?? ''
}

function actOf({ action_id, value, selected_option }: z.infer<typeof action>, held: unknown): Act {
  if (action_id === tickAction || action_id === valueAction) return { kind: 'input' }
  const carried = selected_option?.value ?? value ?? ''
  if (action_id !== doneAction) return readAct(carried)
  const ticked = tickedIn(held)
  return ticked === null ? { kind: 'unknown' } : readDone(carried, ticked)
}

/** The values of all ticks in a message; null for a state that no message of ours has. */
function tickedIn(held: unknown): string[] | null {
  const parsed = heldValues.safeParse(held ?? {})
  if (!parsed.success) return null
  const ticks = Object.values(parsed.data).flatMap((elements) => elements[tickAction]?.selected_options ?? [])
  return ticks.map(({ value }) => value)
}

const commandBody = z.object({
  user_id: z.string().min(1),
  text: z.string().optional(),
  channel_id: z.string().optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
})

export function receiveCommand(
  workspaceId: string,
  body: unknown,
): { readonly words: TypedWords; readonly way: Way } | null {
  const parsed = commandBody.safeParse(body)
  if (!parsed.success) return null
  const { user_id, text, channel_id: conversation = '', response_url, trigger_id } = parsed.data
  // Direct messages begin with another letter.
  const channel = /^[CG]/.test(conversation) ? { channel: conversation } : {}
  return {
    words: { who: { workspaceId, externalId: user_id }, text: typedWords(text ?? ''), conversation, ...channel },
    way: { responseUrl: response_url ?? null, triggerId: trigger_id ?? null, viewId: null },
  }
}

const formView = z.object({
  callback_id: z.string().optional(),
  private_metadata: z.string().optional(),
  state: z.object({ values: z.unknown() }).nullish(),
  blocks: z.unknown().optional(),
})
const submissionBody = z.object({ user: z.object({ id: z.string().min(1) }), view: formView })

/** Reads a `view_submission` or `view_closed` payload; null where it is none. */
export function receiveSubmission(workspaceId: string, body: unknown): FilledForm | null {
  const parsed = submissionBody.safeParse(body)
  if (!parsed.success) return null
  const { user, view } = parsed.data
  return filledForm({ workspaceId, externalId: user.id }, view)
}

function filledForm(who: Sender, view: z.infer<typeof formView>): FilledForm {
  return {
    ...unpackMetadata(view.private_metadata ?? ''),
    name: view.callback_id ?? '',
    who,
    fields: readFields(view.state?.values),
    drawn: readDrawn(view.blocks),
  }
}
