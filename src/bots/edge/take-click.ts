import type { Intent } from '../../domain/intents/intent.ts'
import type { MessageAddress } from '../../domain/message.ts'
import type { Sender } from '../../domain/person.ts'
import { type Reply, show } from '../../flows/reply.ts'
import type { ButtonIntent } from '../codec/intent-codec.ts'
import type { Answer } from '../platform.ts'
import { ask, type Edge, finish, inTime } from './ask.ts'
import { arrivingNow, asFirstDrawn, type FilledForm, type FormShown, forgetForm, keepForm } from './drafts.ts'
import { openedBy } from './opened-by.ts'
import { type AskedIn, showReply } from './show-screen.ts'

/** What using a control of ours means. */
export type Act =
  | { readonly kind: 'intent'; readonly intent: ButtonIntent | Extract<Intent, { readonly kind: 'nothing-ticked' }> }
  /** Something was ticked or typed: the platform keeps it until a button sends it. */
  | { readonly kind: 'input' }
  /** Choose, or Done in Review, was pressed with nothing chosen. */
  | { readonly kind: 'nothing-chosen' }
  /** No control that we draw today. */
  | { readonly kind: 'unknown' }

export type Click = {
  readonly who: Sender
  readonly act: Act
  /** The labels that are ticked beside it, if any can be. */
  readonly ticked?: readonly number[]
  /** The message with the control, if it can be changed later. */
  readonly message: MessageAddress | null
  /** A message that stays with the control, and that only an answer of its own changes. */
  readonly beside?: MessageAddress
  /** The message that stays was brought to whoever acts, who alone sees it. */
  readonly isOwn?: true
  /** What the platform calls this very tap, each the same however often it is delivered. */
  readonly marks?: readonly string[]
  readonly askedIn: Exclude<AskedIn, 'words'>
  /** The conversation with the control, where a click can be left without a word. */
  readonly conversation?: string
  /** The form that it stands in, as it is filled in. */
  readonly form?: FilledForm
}

/**
 * A click on any control: kept first, then shown. Stale and unknown controls are answered too.
 * @param dueAt when the answer is due, on `performance.now()`'s clock
 */
export async function takeClick(edge: Edge, click: Click, dueAt: number, answer: Answer): Promise<void> {
  const { act, form } = click
  const arrivedAt = arrivingNow()
  const isInput = act.kind === 'input'
  if (isInput) await answer.arrived()
  if (form !== undefined) await keepOrForget(edge, form, act, arrivedAt)
  if (isInput) return
  const asked = askFor(edge, click, dueAt)
  if (mayComeLater(click) && (await inTime(asked)) === 'late') await answer.arrived()
  const reply = await asked
  const how = howShown(act)
  await showReply(edge, reply, { ...click, how }, answer)
  await finish(edge, reply)
}

/**
 * Whether what is asked for may take longer than the platform waits for a word of ours, since nothing of the person's
 * has to be kept before it: what is begun in a window, which is changed when it is done, what is measured anew for one's own
 * digest, and a first prompt.
 */
function mayComeLater({ askedIn, isOwn, act }: Click): boolean {
  return askedIn === 'window' || isOwn === true || (act.kind === 'intent' && act.intent.kind === 'start')
}

function howShown(act: Act): FormShown {
  if (act.kind !== 'intent') return 'opened'
  return act.intent.kind === 'begin-afresh' ? 'afresh' : act.intent.kind === 'campaign-step' ? 'gone-back' : 'opened'
}

/** What was put into a form is kept with each press of a button in it, and with all that was put in, where a platform tells that. */
async function keepOrForget(edge: Edge, form: FilledForm, act: Act, arrivedAt: number): Promise<void> {
  const isAfresh = act.kind === 'intent' && act.intent.kind === 'begin-afresh'
  if (isAfresh) await forgetForm(edge, form)
  else await keepForm(edge, await asFirstDrawn(edge, form), arrivedAt)
}

async function askFor(
  edge: Edge,
  { act, who, message, beside, isOwn, ticked, marks, form }: Click,
  dueAt: number,
): Promise<Reply> {
  switch (act.kind) {
    case 'intent':
      return await ask(edge, {
        who,
        intent: act.intent.kind === 'begin-afresh' ? (openedBy(form?.intent ?? null) ?? act.intent) : act.intent,
        message,
        dueAt,
        ...(beside === undefined ? {} : { beside }),
        ...(isOwn === undefined ? {} : { isOwn }),
        ...(ticked === undefined ? {} : { ticked }),
        ...(marks === undefined ? {} : { marks }),
      })
    case 'nothing-chosen':
      return show({ kind: 'notice', notice: 'nothing-chosen' })
    default:
      return show({ kind: 'notice', notice: 'session-gone' })
  }
}
