import { z } from 'zod'
import type { MessageAddress } from '../../domain/message.ts'
import { isLasting } from '../cards/lasting-cards.ts'
import { labelId } from '../codec/fields.ts'
import { type ButtonIntent, unpackIntent } from '../codec/intent-codec.ts'
import { doneAction, tickAction } from './render.ts'

/** What a click on a control of ours means. */
export type Click = {
  readonly userId: string
  readonly act:
    | { readonly kind: 'intent'; readonly intent: ButtonIntent }
    /** Something was ticked or typed: Slack keeps it until a button sends it. */
    | { readonly kind: 'input' }
    /** Done was pressed and nothing was ticked. */
    | { readonly kind: 'nothing-chosen' }
    /** No control that we draw today. */
    | { readonly kind: 'unknown' }
  /** The message with the control, if it can be changed later; null in windows and for messages seen by one person. */
  readonly message: Omit<MessageAddress, 'workspaceId'> | null
  /** The window with the control; null in messages and on the app's own page. */
  readonly viewId: string | null
  /** Whether the message stays as it is, so that the answer needs another place. */
  readonly stays: boolean
  /** Where the answer goes; null in windows. */
  readonly responseUrl: string | null
  /** Opens a window within three seconds. */
  readonly triggerId: string | null
}

const action = z.object({
  action_id: z.string(),
  block_id: z.string().optional(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
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
  view: z.object({ type: z.string() }).optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
  state: z.object({ values: z.unknown() }).optional(),
})

const heldValues = z.record(
  z.string(),
  z.record(z.string(), z.object({ selected_options: z.array(z.object({ value: z.string() })).optional() })),
)

/** Reads a `block_actions` payload; null where it is none. */
export function receiveClick(body: unknown): Click | null {
  const parsed = clickBody.safeParse(body)
  if (!parsed.success) return null
  const { user, actions, container, view, response_url, trigger_id, state } = parsed.data
  const { message_ts, channel_id, view_id, is_ephemeral } = container ?? {}
  const stays = isLasting(stepOf(actions[0].block_id))
  const canChange = message_ts !== undefined && channel_id !== undefined && is_ephemeral !== true && !stays
  return {
    userId: user.id,
    act: readAct(actions[0], state?.values),
    message: canChange ? { channel: channel_id, message: message_ts } : null,
    viewId: view?.type === 'modal' ? (view_id ?? null) : null,
    stays,
    responseUrl: response_url ?? null,
    triggerId: trigger_id ?? null,
  }
}

/** A block's id is its card's step, a dot and its place. */
function stepOf(blockId: string | undefined): string {
  return blockId?.replace(/[.]\d+$/, '') ?? ''
}

function readAct({ action_id, value, selected_option }: z.infer<typeof action>, held: unknown): Click['act'] {
  if (action_id === tickAction) return { kind: 'input' }
  const intent = unpackIntent(selected_option?.value ?? value ?? '')
  if (intent === null) return { kind: 'unknown' }
  if (action_id !== doneAction) return { kind: 'intent', intent }
  if (intent.kind !== 'answer' && intent.kind !== 'review-choose') return { kind: 'unknown' }
  const labelIds = tickedLabels(held)
  if (labelIds === null) return { kind: 'unknown' }
  return labelIds.length === 0 ? { kind: 'nothing-chosen' } : { kind: 'intent', intent: { ...intent, labelIds } }
}

/** The label ids ticked in a message, ascending; null for values that no tick of ours has. */
function tickedLabels(held: unknown): number[] | null {
  const parsed = heldValues.safeParse(held ?? {})
  if (!parsed.success) return null
  const ids = new Set<number>()
  for (const elements of Object.values(parsed.data)) {
    for (const { value } of elements[tickAction]?.selected_options ?? []) {
      const id = labelId.unpack(value ?? '')
      if (id === undefined) return null
      ids.add(id)
    }
  }
  return [...ids].sort((one, other) => one - other)
}

export type SlashCommand = {
  readonly userId: string
  /** As the person typed it: Slack's escapes undone. */
  readonly text: string
  readonly responseUrl: string | null
  readonly triggerId: string | null
}

const commandBody = z.object({
  user_id: z.string().min(1),
  text: z.string().optional(),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
})

export function receiveCommand(body: unknown): SlashCommand | null {
  const parsed = commandBody.safeParse(body)
  if (!parsed.success) return null
  const { user_id, text, response_url, trigger_id } = parsed.data
  return {
    userId: user_id,
    text: unescaped(text ?? ''),
    responseUrl: response_url ?? null,
    triggerId: trigger_id ?? null,
  }
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

export type Submission = {
  readonly userId: string
  readonly intent: ButtonIntent | null
  /** What the fields hold, for the form that was sent. */
  readonly values: unknown
  /** The window as it was drawn. */
  readonly blocks: unknown
}

const submissionBody = z.object({
  user: z.object({ id: z.string().min(1) }),
  view: z.object({
    private_metadata: z.string().optional(),
    state: z.object({ values: z.unknown() }),
    blocks: z.unknown().optional(),
  }),
})

/** Reads a `view_submission` payload; null where it is none. */
export function receiveSubmission(body: unknown): Submission | null {
  const parsed = submissionBody.safeParse(body)
  if (!parsed.success) return null
  const { user, view } = parsed.data
  const intent = unpackIntent(view.private_metadata ?? '')
  return { userId: user.id, intent, values: view.state.values, blocks: view.blocks }
}
