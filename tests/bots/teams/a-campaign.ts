import type { Product } from './a-product.ts'

const rows = ['id,text', 'c-1,Either party may end this Agreement.', 'c-2,The Supplier may not assign it.'].join('\n')

/** A running campaign that nadia leads, made as she would make it, with maria to label it. */
export async function launchOne(product: Product, name: string): Promise<void> {
  const nadia = product.teams.as('nadia')
  for (const handle of ['nadia', 'maria']) await product.teams.as(handle).install()
  await nadia.say('new')
  await nadia.press('Open')
  nadia.fill('Name', name)
  nadia.fill('Labels', 'Termination: Ends the deal\nAssignment: Passes it on')
  nadia.fill('Overlap', '1')
  nadia.fill('Annotators', ['maria'])
  nadia.fill('Items', rows)
  await nadia.press('Preview')
  await nadia.press('Launch')
  nadia.closeDialog()
  await product.deliver()
}
