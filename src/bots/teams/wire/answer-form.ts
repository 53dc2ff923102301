import type { Intent } from '../../../domain/intents/intent.ts'
import type { Sender } from '../../../domain/person.ts'
import { handle } from '../../../flows/handle.ts'
import { fieldsIn, type WindowCard } from '../../cards/card.ts'
import { isWindow } from '../../cards/card-for.ts'
import { packIntent } from '../../codec/intent-codec.ts'
import type { Edge } from '../../edge/ask.ts'
import { windowOf } from '../../edge/drafts.ts'
import { openedBy } from '../../edge/opened-by.ts'
import type { FormAnswer } from '../../platform.ts'
import { said } from '../../words/said.ts'
import type { SentForm } from '../receive.ts'
import type { TeamsMessage } from '../render.ts'
import { renderWindow } from '../render-window.ts'
import type { Ways } from './answers.ts'
import { backTo, formAsLeft } from './kept-forms.ts'
import { openerCard } from './opener-card.ts'
import { withDialog, withWords } from './reply.ts'
import { windowAsMessage } from './window-as-message.ts'

/**
 * How a form is answered: once, with the last window that comes in time. What comes later is sent as a message.
 * @returns with `settle`, to be called when nothing more comes
 */
export function answerForm(
  edge: Edge,
  { reply, sendTo }: Omit<Ways, 'updateLater'>,
  sent: SentForm,
): FormAnswer & { settle(): void } {
  const { who } = sent.submission
  let last: object | null = null
  return {
    async refuse(problems) {
      const window = await formAgain(edge, sent)
      reply.give(
        window === null
          ? withWords(Object.values(problems).join(' '))
          : withDialog(await formAsLeft(edge.world, window, sent, problems)),
      )
    },
    async window(at, window) {
      if (reply.isGiven()) {
        await sendTo(who, later(window))
        return
      }
      const isOverForm = at === 'on-top' && window.close === said.windows.backToForm
      const file = sent.file === null ? {} : { file: sent.file }
      last = withDialog(renderWindow(window, isOverForm ? { back: await backTo(edge.world, sent) } : file))
    },
    async close() {
      reply.give({})
    },
    settle: () => void reply.give(last ?? {}),
  }
}

/** A form that came too late can be opened by a button, filled in as it was. */
function later(window: WindowCard): TeamsMessage {
  const { submit } = window
  const isForm = submit !== null && fieldsIn(window).length > 0
  return isForm ? openerCard(window, { act: packIntent(submit.intent) }) : windowAsMessage(window)
}

/** The form as it is drawn when it is opened; null where it cannot be any more. */
export async function formAgain(edge: Edge, { name, submission }: SentForm): Promise<WindowCard | null> {
  const { who, intent } = submission
  const opened = intent?.kind === 'campaign-step' ? intent : openedBy(intent)
  if (opened === null) return null
  const window = await draw(edge, who, opened).catch((error: unknown) => {
    edge.log.error({ err: error, workspace: who.workspaceId }, 'form was not drawn again')
    return null
  })
  return window?.submit?.form === name ? window : null
}

async function draw(edge: Edge, who: Sender, intent: Intent): Promise<WindowCard | null> {
  const { screen } = await handle(edge.world, { who, intent, message: null })
  return isWindow(screen) ? await windowOf(edge, who, screen) : null
}
