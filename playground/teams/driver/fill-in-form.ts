import { inputsIn } from '../client/card-parts.ts'
import type { Outcome } from '../deliver.ts'
import type { PersonDriver } from './person-driver.ts'

/** What goes into the input with this label, as `fill` takes it. */
export type FilledField = readonly [label: string, value: string | readonly string[]]

/**
 * Fills in a form whose dialogs follow each other, by the labels of its inputs, and sends each of them, until one was refused or
 * the last was sent: that which does not go on with Next.
 *
 * @param last what the button of the last dialog says
 * @throws Error naming the inputs that no dialog has
 */
export async function fillInForm(
  person: PersonDriver,
  fields: readonly FilledField[],
  last = 'Preview',
): Promise<Outcome> {
  let left = fields
  for (;;) {
    const dialog = person.dialog()
    const labels = new Set(dialog === null ? [] : inputsIn(dialog.card).map(({ label }) => String(label)))
    for (const [label, value] of left.filter(([label]) => labels.has(label))) person.fill(label, value, 'dialog')
    left = left.filter(([label]) => !labels.has(label))
    const goesOn = JSON.stringify(dialog?.card.actions ?? []).includes('"Next"')
    const sent = await person.press(goesOn ? 'Next' : last, 'dialog')
    if (goesOn && sent.error === null && person.dialog()?.title !== dialog?.title) continue
    if (left.length > 0 && !goesOn) throw new Error(`no dialog has ${left.map(([label]) => label).join(', ')}`)
    return sent
  }
}
