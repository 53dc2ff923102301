import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type BothPlatforms, inviteInTeams, joinPlatforms } from './join-platforms.ts'
import { fillInForm } from './slack/driver/fill-in-form.ts'
import type { PersonDriver } from './slack/driver/person-driver.ts'

const folder = new URL('./sample/', import.meta.url)
const patienceMs = 60_000

const sample = z.object({
  name: z.string(),
  purpose: z.string(),
  overlap: z.number(),
  goldShare: z.number(),
  sessionMinutes: z.number(),
})

/**
 * Starts the sample campaign as its lead would, by `/label new`, unless the product has it already. The product must be
 * ready.
 *
 * @throws Error naming the step that failed
 */
export async function startSample(both: BothPlatforms): Promise<void> {
  const { slack } = both
  const [settings, labels, guideline, items] = await Promise.all(
    ['campaign.json', 'labels.txt', 'guideline.md', 'items.csv'].map((name) => readFile(new URL(name, folder), 'utf8')),
  )
  const campaign = sample.parse(JSON.parse(settings ?? ''))
  const lead = slack.as('nadia')
  if (JSON.stringify(slack.as('daniel').dm()).includes(campaign.name)) return

  await joinPlatforms(both, 'nadia')
  await lead.command('/label new')
  await until('the form for a new campaign', () => lead.view() !== null)
  const { error, fieldErrors } = await fillInForm(lead, (look) => slack.until(look, patienceMs), [
    ['Items file', { file: 'items.csv', content: items ?? '' }],
    ['Name', campaign.name],
    ['Purpose', campaign.purpose],
    ['Labels', labels ?? ''],
    ['Guideline', guideline ?? ''],
    ['Known answers (%)', String(campaign.goldShare * 100)],
    ['Overlap', String(campaign.overlap)],
    ['Session length (minutes)', String(campaign.sessionMinutes)],
    ['Annotators', ['maria', 'tomas', 'priya', 'daniel']],
    ['Managers', ['helen']],
  ])
  check(error, fieldErrors)
  await until('the preview of the sample', () => JSON.stringify(lead.view()).includes('"Launch"'))
  await launch(lead)
  await until('the invitations', () => slack.as('daniel').dm().length > 0)
  await lead.closeView({ all: true })
  await inviteInTeams(both, 'nadia', ['kenji', 'grace', 'omar'], campaign.name)
}

/** Whoever tries the sample wants to see its messages now, whatever the hour: where some would come later, all are told. */
async function launch(lead: PersonDriver): Promise<void> {
  const view = JSON.stringify(lead.view())
  const tellAll = ['Launch and tell at any hour', 'Launch and tell all now'].find((text) => view.includes(text))
  if (tellAll === undefined) return await submit(lead)
  const { error } = await lead.click('view', { text: tellAll })
  if (error !== null) throw new Error(`the sample campaign was not launched: ${error}`)
}

async function submit(lead: PersonDriver): Promise<void> {
  const { error, fieldErrors } = await lead.submit()
  check(error, fieldErrors)
}

function check(error: string | null, fieldErrors: Readonly<Record<string, string>>): void {
  if (error === null && Object.keys(fieldErrors).length === 0) return
  throw new Error(`the sample campaign was not taken: ${error} ${JSON.stringify(fieldErrors)}`)
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`${what} did not come`)
    await sleep(50)
  }
}
