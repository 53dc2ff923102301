import { fillInForm } from '../../../playground/teams/driver/fill-in-form.ts'
import type { Product } from './a-product.ts'

const rows = ['id,text', 'c-1,Either party may end this Agreement.', 'c-2,The Supplier may not assign it.'].join('\n')

/** A running campaign that nadia leads, made as she would make it, with maria to label it. */
export async function launchOne(product: Product, name: string): Promise<void> {
  const nadia = product.teams.as('nadia')
  for (const handle of ['nadia', 'maria']) await product.teams.as(handle).install()
  await nadia.say('new')
  await nadia.press('Open')
  await fillInForm(nadia, [
    ['Items', rows],
    ['Name', name],
    ['Labels', 'Termination: Ends the deal\nAssignment: Passes it on'],
    ['Overlap', '1'],
    ['Annotators', ['maria']],
  ])
  await nadia.press('Launch')
  nadia.closeDialog()
  await product.deliver()
}
