import { z } from 'zod'
import { deliver, notSent, type Outcome } from './deliver.ts'
import { incompleteFields } from './incomplete-fields.ts'
import { viewSurface } from './inputs.ts'
import { whoAndWhere } from './interaction-payload.ts'
import type { Parts } from './parts.ts'
import { changeView, readView, showView } from './show-view.ts'
import { SlackError } from './slack-error.ts'
import { viewOutput } from './view-output.ts'
import { app, type ShownView } from './workspace-state.ts'

const ackShape = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.literal('update'), view: z.unknown() }),
  z.object({ response_action: z.literal('push'), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
])

/** What Slack's client says when it cannot make sense of an answer. */
const trouble = 'We had some trouble connecting. Try again?'

/**
 * The person presses the button of the modal in front. Slack checks the fields itself first; then the app's answer decides:
 * nothing closes this view, `errors`, `update`, `push` and `clear` do what they say.
 */
export async function submitView(parts: Parts, personId: string): Promise<Outcome> {
  const view = parts.views.top(personId)
  if (view === null) throw new RangeError('no view is open')
  const values = parts.inputs.values(viewSurface(view.id), view.blocks)
  const incomplete = incompleteFields(view.blocks, values)
  if (Object.keys(incomplete).length > 0) {
    showErrors(parts, personId, view, incomplete)
    return notSent('fields_incomplete', incomplete)
  }
  parts.views.replace(personId, { ...view, errors: {} })
  const { noRetry: _, ...outcome } = await deliver(parts, 'view_submission', {
    type: 'view_submission',
    ...whoAndWhere(parts, personId),
    trigger_id: parts.triggers.issue({ personId, viewId: view.id }),
    view: viewOutput(parts, view),
    response_urls: [],
  })
  if (outcome.error !== null) return inTrouble(parts, personId, outcome)
  try {
    const fieldErrors = await obey(parts, personId, view, outcome.body)
    return { ...outcome, fieldErrors }
  } catch (error) {
    if (!(error instanceof SlackError || error instanceof z.ZodError || error instanceof SyntaxError)) throw error
    return inTrouble(parts, personId, { ...outcome, error: 'bad_response' })
  }
}

async function obey(parts: Parts, personId: string, view: ShownView, body: string): Promise<Record<string, string>> {
  const ack = body.trim() === '' ? null : ackShape.parse(JSON.parse(body))
  switch (ack?.response_action) {
    case undefined:
      parts.views.close(personId, view.id)
      break
    case 'errors':
      if (!Object.keys(ack.errors).some((id) => view.blocks.some((block) => block.block_id === id))) {
        throw new SlackError('bad_response')
      }
      showErrors(parts, personId, view, ack.errors)
      return ack.errors
    case 'update':
      changeView(parts, personId, view.id, readView(ack.view, 'modal'))
      break
    case 'push':
      showView(parts, personId, readView(ack.view, 'modal'), 'push')
      break
    case 'clear':
      await clearViews(parts, personId, view.id)
  }
  parts.changes.tell()
  return {}
}

/** The person leaves: the cross closes everything (`all`), Cancel only the view in front. */
export async function closeView(parts: Parts, personId: string, all: boolean): Promise<Outcome> {
  const view = parts.views.top(personId)
  if (view === null) throw new RangeError('no view is open')
  if (all || view.clearOnClose) return clearViews(parts, personId, null)
  parts.views.close(personId, view.id)
  parts.changes.tell()
  return tellClosed(parts, personId, view, false)
}

/** Closes every view; each that asked for it tells the app, but not the one just submitted. */
async function clearViews(parts: Parts, personId: string, submittedId: string | null): Promise<Outcome> {
  const stack = parts.views.of(personId)
  parts.views.closeAll(personId)
  parts.changes.tell()
  let last = notSent(null)
  for (const view of [...stack].reverse()) {
    if (view.id !== submittedId) last = await tellClosed(parts, personId, view, true)
  }
  return last
}

async function tellClosed(parts: Parts, personId: string, view: ShownView, isCleared: boolean): Promise<Outcome> {
  if (!view.notifyOnClose) return notSent(null)
  const where = { ...whoAndWhere(parts, personId), api_app_id: app.id }
  const payload = { type: 'view_closed', ...where, view: viewOutput(parts, view), is_cleared: isCleared }
  const { noRetry: _, ...outcome } = await deliver(parts, 'view_closed', payload)
  return outcome
}

function showErrors(parts: Parts, personId: string, view: ShownView, errors: Readonly<Record<string, string>>): void {
  parts.views.replace(personId, { ...view, errors })
  parts.changes.tell()
}

function inTrouble(parts: Parts, personId: string, outcome: Outcome): Outcome {
  parts.notices.push({ personId, at: new Date(), text: trouble })
  parts.changes.tell()
  return outcome
}
