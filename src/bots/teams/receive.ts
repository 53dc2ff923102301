import { z } from 'zod'
import type { Sender } from '../../domain/person.ts'
import { type ButtonIntent, unpackIntent } from '../codec/intent-codec.ts'
import { readAct, readDone, readTicked } from '../edge/read-act.ts'
import type { Submission } from '../edge/submission.ts'
import type { Act, Click } from '../edge/take-click.ts'
import type { TypedWords } from '../edge/take-words.ts'
import { readDrawn, readFields, readTexts } from './fields.ts'
import { typedWords } from './mentions.ts'
import {
  accountOf,
  channelOf,
  isPersonal,
  type Meant,
  marksOf,
  mentionsIn,
  type TeamsActivity,
} from './wire/activity.ts'
import { type SentFile, tickId } from './wire/pressed.ts'

const file = z.object({ name: z.string().min(1), url: z.url() })

const pressed = z.looseObject({
  act: z.string().optional(),
  done: z.string().optional(),
  choice: z.string().optional(),
  words: z.string().optional(),
  file: file.optional(),
  stays: z.literal(true).optional(),
  from: z.number().int().min(0).optional(),
})

/** What a button sent. */
export type Sent = z.infer<typeof pressed>

const execute = z.object({ action: z.object({ data: z.unknown() }) })
const dialog = z.object({ data: z.unknown() })

/** What a button carried with all inputs beside it, whatever kind of button it was; null where nothing of ours. */
function carriedIn({ name, value }: TeamsActivity): unknown {
  if (name === 'adaptiveCard/action') return execute.safeParse(value).data?.action.data ?? null
  if (name === 'task/fetch' || name === 'task/submit') return dialog.safeParse(value).data?.data ?? null
  return value ?? null
}

/** Reads a press of a button of ours; null where it is none. In a dialog there is no message to change. */
export function receiveClick(
  workspaceId: string,
  activity: TeamsActivity,
): { readonly click: Click; readonly sent: Sent } | null {
  const sent = pressed.safeParse(carriedIn(activity)).data
  if (sent === undefined) return null
  const isWindow = activity.name === 'task/submit'
  const { replyToId, conversation } = activity
  const form = isWindow ? readForm(whoActs(workspaceId, activity), carriedIn(activity)) : null
  const stays = sent.stays === true
  const canChange = !isWindow && typeof replyToId === 'string'
  const address = canChange ? { workspaceId, channel: conversation.id, message: replyToId } : null
  return {
    click: {
      who: whoActs(workspaceId, activity),
      act: actOf(sent),
      ticked: readTicked(tickedIn(sent)),
      message: stays ? null : address,
      marks: marksOf(activity),
      ...(stays && address !== null ? { beside: address } : {}),
      ...(stays && address !== null && isPersonal(activity) ? { isOwn: true } : {}),
      ...(form === null ? {} : { form: { ...form.submission, name: form.name } }),
      askedIn: isWindow ? 'window' : stays ? 'lasting' : 'message',
    },
    sent,
  }
}

function actOf(sent: Sent): Act {
  if (sent.done !== undefined) return readDone(sent.done, tickedIn(sent))
  if (sent.choice === undefined) return readAct(sent.act ?? '')
  const chosen = sent[sent.choice]
  return typeof chosen === 'string' && chosen !== '' ? readAct(chosen) : { kind: 'nothing-chosen' }
}

/** The values of all ticks in a card. */
function tickedIn(sent: Sent): string[] {
  return Object.entries(sent).flatMap(([id, value]) =>
    id.startsWith(tickId) && typeof value === 'string' ? value.split(',').filter((one) => one !== '') : [],
  )
}

/** @param meantBy whom a mention of this id means */
export function receiveCommand(
  workspaceId: string,
  activity: TeamsActivity,
  meantBy: (teamsId: string) => Meant,
): TypedWords {
  const { text, recipient, conversation } = activity
  const typed = typedWords(text ?? '', mentionsIn(activity), recipient.id, ({ id }) => meantBy(id))
  const channel = channelOf(activity)
  return {
    who: whoActs(workspaceId, activity),
    text: typed,
    conversation: conversation.id,
    showsHome: true,
    ...(channel === null ? {} : { channel }),
  }
}

const form = z.looseObject({
  form: z.string(),
  carries: z.string(),
  drawn: z.unknown().optional(),
  round: z.number().int().min(0).optional(),
  file: file.optional(),
})
const goingBack = z.looseObject({ back: z.looseObject({ form: z.string() }) })

/** A form that was sent, or that somebody goes back to. */
export type SentForm = {
  readonly name: string
  readonly submission: Omit<Submission, 'fetchFile'>
  /** What its fields hold, as it came. */
  readonly texts: ReadonlyMap<string, string>
  /** A file that can be chosen in it. */
  readonly file: SentFile | null
  /** All of it, to come back to it later. */
  readonly whole: object
}

/** Reads a form that was sent from a dialog; null where it is none. */
export function receiveSubmission(workspaceId: string, activity: TeamsActivity): SentForm | null {
  const carried = carriedIn(activity)
  return pressed.safeParse(carried).data?.act === undefined ? readForm(whoActs(workspaceId, activity), carried) : null
}

/** The form beneath the window in which `Back` was pressed. */
export function receiveBack(workspaceId: string, activity: TeamsActivity): SentForm | null {
  const { data } = goingBack.safeParse(carriedIn(activity))
  return data === undefined ? null : readForm(whoActs(workspaceId, activity), data.back)
}

function readForm(who: Sender, data: unknown): SentForm | null {
  const sent = form.safeParse(data).data
  if (sent === undefined) return null
  const intent: ButtonIntent | null = unpackIntent(sent.carries)
  return {
    name: sent.form,
    submission: { who, intent, fields: readFields(sent), drawn: readDrawn(sent.drawn), round: sent.round ?? 0 },
    texts: readTexts(sent) ?? new Map(),
    file: sent.file ?? null,
    whole: sent,
  }
}

export function whoActs(workspaceId: string, activity: TeamsActivity): Sender {
  return { workspaceId, externalId: accountOf(activity) }
}
