import type { Intent } from '../../../domain/intents/intent.ts'
import type { Sender } from '../../../domain/person.ts'
import { handle } from '../../../flows/handle.ts'
import type { WindowCard } from '../../cards/card.ts'
import { isWindow, windowFor } from '../../cards/card-for.ts'
import type { ButtonIntent } from '../../codec/intent-codec.ts'
import type { Edge } from '../../edge/ask.ts'
import type { FormAnswer } from '../../platform.ts'
import { said } from '../../words/said.ts'
import type { SentForm } from '../receive.ts'
import { renderWindow } from '../render-window.ts'
import type { Ways } from './answers.ts'
import { backTo, formAsLeft } from './kept-forms.ts'
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
        await sendTo(who, windowAsMessage(window))
        return
      }
      const isOverForm = at === 'on-top' && window.close === said.windows.backToForm
      last = withDialog(renderWindow(window, isOverForm ? { back: await backTo(edge.world, sent) } : {}))
    },
    async close() {
      reply.give({})
    },
    settle: () => void reply.give(last ?? {}),
  }
}

/** The form as it is drawn when it is opened; null where it cannot be any more. */
export async function formAgain({ world, log }: Edge, { name, submission }: SentForm): Promise<WindowCard | null> {
  const { who, intent } = submission
  const opened = intent === null ? null : openedBy(intent)
  if (opened === null) return null
  const window = await draw(world, who, opened).catch((error: unknown) => {
    log.error({ err: error, workspace: who.workspaceId }, 'form was not drawn again')
    return null
  })
  return window?.submit?.form === name ? window : null
}

async function draw(world: Edge['world'], who: Sender, intent: Intent): Promise<WindowCard | null> {
  const { screen } = await handle(world, { who, intent, message: null })
  return isWindow(screen) ? windowFor(screen) : null
}

/** What opens the form that carries this. */
function openedBy(intent: ButtonIntent): Intent {
  if (intent.kind !== 'edit-shown') return intent
  return { kind: 'steer', act: 'edit', which: { campaignId: intent.campaignId } }
}
