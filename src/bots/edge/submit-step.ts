import type { Intent } from '../../domain/intents/intent.ts'
import type { OneMomentScreen } from '../../domain/screens/screen.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { type Edge, finish, inTime } from './ask.ts'
import { askForForm } from './ask-for-form.ts'
import type { Submission } from './submission.ts'

/** A step whose outcome takes the window's place. Where it takes long, the window says so and is changed when all is done. */
export function submitStep(doing: OneMomentScreen['doing'], read: (sent: Submission) => Intent | null) {
  return async (edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> => {
    const asked = askForForm(edge, sent, read(sent))
    if ((await inTime(asked)) === 'late') {
      await answer.window('in-place', windowFor({ kind: 'one-moment', doing, asking: null }))
    }
    const reply = await asked
    await answer.window('in-place', windowFor(reply.screen))
    await finish(edge, reply)
  }
}
