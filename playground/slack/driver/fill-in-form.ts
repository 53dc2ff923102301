import type { Outcome } from '../deliver.ts'
import type { Choice } from '../input-value.ts'
import type { ShownView } from '../workspace-state.ts'
import type { PersonDriver } from './person-driver.ts'

/** What goes into the field with this label: as `fill` takes it, or a file. */
export type FilledField = readonly [
  label: string,
  value: Choice | { readonly file: string; readonly content: string | Buffer },
]

/**
 * Fills in a form whose windows follow each other, by the labels of its fields, and sends each window, until one was refused or
 * the last was sent: that which does not go on with Next.
 *
 * @param until resolves once something is there
 * @throws Error naming the fields that no window has
 */
export async function fillInForm(
  person: PersonDriver,
  until: <T>(look: () => T | null | undefined | false) => Promise<T>,
  fields: readonly FilledField[],
): Promise<Outcome> {
  let left = fields
  for (;;) {
    const view = person.view()
    const labels = new Set(view?.blocks.map((block) => (block.type === 'input' ? block.label.text : '')))
    for (const [label, value] of left.filter(([label]) => labels.has(label))) {
      if (isFile(value)) await person.uploadFile(label, value.file, value.content)
      else await person.fill(label, value)
    }
    left = left.filter(([label]) => !labels.has(label))
    const sent = await person.submit()
    const isRefused = sent.error !== null || Object.keys(sent.fieldErrors).length > 0
    if (view?.submit === 'Next' && !isRefused) {
      const next = await until(() => (isAnother(view, person.view()) ? person.view() : null))
      if (next?.title !== view.title) continue
      return sent
    }
    if (left.length > 0 && !isRefused) throw new Error(`no window has ${left.map(([label]) => label).join(', ')}`)
    return sent
  }
}

/** Whether a form is in front that is not as it was. */
function isAnother(before: ShownView, now: ShownView | null): boolean {
  return now !== null && now.submit !== null && now.hash !== before.hash
}

function isFile(value: FilledField[1]): value is Extract<FilledField[1], { readonly file: string }> {
  return typeof value === 'object' && value !== null && 'file' in value
}
