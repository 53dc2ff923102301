import type { Visitor } from './visitor.ts'

const texts = [
  'The Supplier warrants the Goods.',
  'Either party may end this agreement.',
  'Liability is limited to the price.',
]
const good = Array.from({ length: 12 }, (_, at) => `c${at},"${texts[at % 3]} Clause ${at}.",`)
const known = ['k1,"The Seller warrants the Hardware.",Warranty', 'k2,"The Buyer may end it at any time.",Termination']
const faulty = Array.from({ length: 11 }, (_, at) => `f${at},,`)
const file = ['id,text,gold', ...good, ...faulty, ...known].join('\n')

/** From `/label new` to Launch, with a file of which 11 rows are at fault and left out. `look` is called at each window. */
export async function launchCampaign(
  { frame }: Visitor,
  { name, annotator }: { readonly name: string; readonly annotator: string },
  look: (window: string) => Promise<void>,
): Promise<void> {
  const box = frame.getByRole('combobox', { name: 'Message Labelbreak' })
  await box.fill('/label new')
  await box.press('Enter')
  const form = frame.getByRole('dialog')
  const next = () => form.locator('.modal-foot .primary').click()
  await form.getByText('New campaign, 1 of 3').waitFor()
  const buffer = Buffer.from(file)
  await form.getByLabel('Items file').setInputFiles({ name: 'clauses.csv', mimeType: 'text/csv', buffer })
  await form.getByText('clauses.csv').waitFor()
  await form.getByLabel(/^Name/).fill(name)
  await look('New campaign, 1 of 3')
  await next()
  await form.getByText('New campaign, 2 of 3').waitFor()
  await form.getByLabel(/^Labels/).fill('Warranty\nTermination\nLiability limit')
  await look('New campaign, 2 of 3')
  await next()
  await form.getByText('New campaign, 3 of 3').waitFor()
  await form.locator('.multi summary').first().click()
  await form.getByRole('checkbox', { name: annotator }).first().check()
  await form.locator('.multi summary').first().click()
  await look('New campaign, 3 of 3')
  await next()
  await form.getByRole('button', { name: 'Leave out these 11 and go on' }).click()
  await form.getByText('11 rows left out').waitFor()
  await look('preview')
  await form.getByRole('button', { name: 'Launch', exact: true }).click()
  await form.getByRole('heading', { name: 'Launched' }).waitFor()
  await form.getByRole('button', { name: 'Close' }).last().click()
}
