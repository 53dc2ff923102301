import { type DraftedField, type DraftKey, isTyped } from '../../domain/forms/form-draft.ts'
import type { Sender } from '../../domain/person.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { draftTime, endDraft, formDraft, keepTyped } from '../../flows/campaigns/form-drafts.ts'
import { campaignDraft } from '../../flows/campaigns/open-campaign-form.ts'
import { button, type FormName, fieldsIn, holding, initialText, type Part, type WindowCard } from '../cards/card.ts'
import { windowFor } from '../cards/card-for.ts'
import type { ButtonIntent } from '../codec/intent-codec.ts'
import { said } from '../words/said.ts'
import type { Edge } from './ask.ts'
import { draftKeys } from './draft-keys.ts'
import { fieldsOf, heldOfText } from './fields.ts'
import type { Submission } from './submission.ts'

/**
 * A form as it stands in its window: sent, or one of its buttons pressed, or closed. `shown` is what the window was drawn
 * with, once `drawn` is what its fields held before anybody typed into them.
 */
export type FilledForm = { readonly name: string; readonly shown?: Submission['drawn'] } & Omit<Submission, 'fetchFile'>

/** Which draft is that of a form with this name and this carried along; null where none is kept of it. */
function draftKeyOf(form: FormName | string, intent: ButtonIntent | null): DraftKey | null {
  switch (intent?.kind) {
    case 'campaign-step':
      return form === 'campaign' ? campaignDraft : null
    case 'edit-shown':
      return draftKeys.edit(intent.campaignId)
    case 'gold-open':
      return draftKeys.gold(intent.gold)
    case 'settings':
      return draftKeys.settings
    case 'write':
    case 'review-write':
      return draftKeys.write(intent.offer)
    case 'steer':
      return intent.act === 'add' && 'campaignId' in intent.which ? draftKeys.add(intent.which.campaignId) : null
    default:
      return null
  }
}

/** Opened, so that it is said where it is filled in already; gone back to, or gone on with; or begun afresh, in its own place. */
export type FormShown = 'opened' | 'gone-back' | 'afresh'

/** Any screen as a window. A form is filled in with what its person put into it before and did not send. */
export async function windowOf(
  edge: Edge,
  who: Sender,
  screen: Screen,
  how: FormShown = 'gone-back',
): Promise<WindowCard> {
  const window = windowFor(screen)
  const key = window.submit === null ? null : draftKeyOf(window.submit.form, window.submit.intent)
  if (key === null) return window
  try {
    return await filledIn(edge, who, window, key, how)
  } catch (error) {
    edge.log.error({ err: error, workspace: who.workspaceId }, 'draft was not read')
    return window
  }
}

async function filledIn(
  { world }: Edge,
  who: Sender,
  window: WindowCard,
  key: DraftKey,
  how: FormShown,
): Promise<WindowCard> {
  const draft = await formDraft(world, who, key)
  const differing = fieldsIn(window).flatMap((field) => {
    const held = draft.held[field.name]
    return held === undefined || held.was === held.is ? [] : [{ field, held }]
  })
  // What others have changed since is not undone by what was typed before.
  const isOwn = key.form === campaignDraft.form
  const stale = differing.filter(
    ({ field, held }) => !isOwn && initialText(field) !== held.was && initialText(field) !== held.is,
  )
  const taken = new Map(
    differing.flatMap((one) => (stale.includes(one) ? [] : [[one.field.name, one.held.is] as const])),
  )
  const parts = window.parts.map((part) => {
    const text = part.kind === 'field' ? taken.get(part.name) : undefined
    return part.kind === 'field' && text !== undefined ? holding(part, text) : part
  })
  const isThere = isOwn ? isTyped(draft) : differing.length > 0
  const told: Part[] =
    how === 'opened' && isThere
      ? [
          {
            kind: 'text',
            words: said.drafts.yours(
              await draftTime(world, who, draft.keptAt),
              stale.map(({ field }) => field.label),
            ),
          },
          { kind: 'controls', controls: [button(said.drafts.afresh, { kind: 'begin-afresh' })] },
        ]
      : []
  return { ...window, parts: [...told, ...parts], round: draft.round, ...(how === 'afresh' ? { isAfresh: true } : {}) }
}

/** When something comes in, to be told apart from what comes in with the next millisecond. */
export function arrivingNow(): number {
  return performance.timeOrigin + performance.now()
}

/** Keeps what a form holds, so that it is there when the form is opened again. Nobody is kept from anything where that fails. */
export async function keepForm({ world, log }: Edge, form: FilledForm, arrivedAt: number): Promise<void> {
  const { name, who, intent, fields, drawn, shown, round } = form
  const key = draftKeyOf(name, intent)
  if (key === null || fields === null) return
  const [first, later] = [drawn?.texts(), shown?.texts()]
  const held: Record<string, DraftedField> = {}
  for (const [name, is] of fields.texts()) {
    const [was, typed] = [first?.get(name) ?? '', later?.get(name)]
    held[name] = { was, is, ...(typed === undefined || typed === was ? {} : { shown: typed }) }
  }
  await keepTyped(world, who, key, { round, arrivedAt }, held).catch((error: unknown) => {
    log.error({ err: error, workspace: who.workspaceId }, 'draft was not kept')
  })
}

/** What was put into a form is to be forgotten. */
export async function forgetForm({ world }: Edge, { name, who, intent }: FilledForm): Promise<void> {
  const key = draftKeyOf(name, intent)
  if (key !== null) await endDraft(world, who, key)
}

/**
 * The form with what its fields held before anybody typed into it, where it was drawn with what somebody had typed before:
 * that was meant to be changed.
 */
export async function asFirstDrawn<Form extends FilledForm>({ world }: Edge, form: Form): Promise<Form> {
  const key = draftKeyOf(form.name, form.intent)
  if (key === null || form.drawn === null || form.fields === null) return form
  const { held } = await formDraft(world, form.who, key)
  const first = [...form.drawn.texts()].map(([name, text]) => {
    const known = held[name]
    const isTypedBefore = known !== undefined && (known.is === text || known.shown === text)
    return [name, heldOfText(isTypedBefore ? known.was : text)] as const
  })
  return { ...form, drawn: fieldsOf(new Map(first)), shown: form.drawn }
}
