import { shownText } from '../playground/slack/blocks/shown-text.ts'
import { fillInForm } from '../playground/slack/driver/fill-in-form.ts'
import { adjudicator, annotators, firstName, lead, managers, newcomer } from './cast.ts'
import { itemsFile, labels } from './clauses.ts'
import type { Client, Mail } from './clients/client.ts'
import { later, nextWorkingTime } from './local-time.ts'
import { press } from './press.ts'
import { clientOf, type DemoWorld } from './world.ts'

const patienceMs = 30_000
export const overlap = 3
/** Much gold, so that two weeks are enough to know people by it. */
const goldSharePercent = 35

const guideline = `# Contract clauses
Give each clause one label, by what it does and not by what it is called.
A limit inside a promise does not change the promise. If X happens, then Y: label Y.
Where two effects are equal, label the first and flag the clause.`

/** Starts the campaign as a lead does: the form, the preview, Launch. */
export async function startCampaign(world: DemoWorld): Promise<void> {
  const { slack, clauses, campaignName, transcript } = world
  const person = slack.as(lead.handle)
  await person.command('/label new')
  await slack.until(() => person.view(), patienceMs)
  const lines = Object.entries(labels).map(([name, definition]) => `${name}: ${definition}`)
  const { error, fieldErrors } = await fillInForm(person, (look) => slack.until(look, patienceMs), [
    ['Items file', { file: 'clauses.jsonl', content: itemsFile([...clauses.values()]) }],
    ['Name', campaignName],
    ['Purpose', 'Find each clause that moves risk, ends the deal or passes it on.'],
    ['Labels', lines.join('\n')],
    ['Guideline', guideline],
    ['Known answers (%)', String(goldSharePercent)],
    ['Overlap', String(overlap)],
    ['Session length (minutes)', '5'],
    ['Annotators', annotators.filter(({ at }) => at.includes('slack')).map(({ handle }) => handle)],
    ['Adjudicators', [adjudicator.handle]],
    ['Managers', managers.map(({ handle }) => handle)],
  ])
  check(error, fieldErrors)
  await slack.until(() => (person.view()?.submit === 'Launch' ? true : null), patienceMs)
  await submit(world)
  await slack.until(() => (person.view()?.title === 'Launched' ? true : null), patienceMs)
  const hears = /(?:All \d+|\d+ of \d+) hears? of it [^(]+/.exec(shownText(person.view()?.blocks ?? []))?.[0]
  await person.closeView({ all: true })
  const items = [...clauses.values()]
  const gold = items.filter(({ isGold }) => isGold).length
  transcript.tell(
    world.now(),
    lead,
    `${firstName(lead)} starts “${campaignName}” with /label new: ${items.length - gold} items, ${gold} more with known answers, ` +
      `${overlap} answers each, ${annotators.length} annotators`,
  )
  if (hears !== undefined) transcript.tell(world.now(), lead, `${firstName(lead)} is told: ${hears.trim()}`)
}

async function submit({ slack }: DemoWorld): Promise<void> {
  const { error, fieldErrors } = await slack.as(lead.handle).submit()
  check(error, fieldErrors)
}

function check(error: string | null, fieldErrors: Readonly<Record<string, string>>): void {
  if (error === null && Object.keys(fieldErrors).length === 0) return
  throw new Error(`the campaign was not taken: ${error} ${JSON.stringify(fieldErrors)}`)
}

/** A message came to the lead: whoever was held back goes on as soon as she has looked. */
export function leadReceives(world: DemoWorld, client: Client, mail: Mail): void {
  const { words } = mail
  const { agenda, transcript } = world
  const worth = /Worth a look: ([^.]+)\./.exec(words)?.[1]
  if (worth !== undefined) transcript.tell(world.now(), lead, `${firstName(lead)} is told: ${worth} is worth a look`)
  if (!mail.buttons.includes('Let them go on')) return
  const name = /^(?:.*?)([^.]+) gets no new items until you decide/.exec(words)?.[1]?.replace(world.campaignName, '')
  transcript.tell(
    world.now(),
    lead,
    `${firstName(lead)} is told: ${name ?? 'somebody'} gets no new items until she decides`,
  )
  if (name?.includes(newcomer.name)) return
  agenda.add(nextWorkingTime(later(world.now(), 25), lead.tz), async () => {
    await press(world, client, mail.id, 'Let them go on')
    transcript.tell(world.now(), lead, `${firstName(lead)} has a look, and lets ${name ?? 'them'} go on`)
  })
}

/** What `/label status` shows of one annotator; null where it shows no accuracy. */
export type Measured = {
  readonly name: string
  readonly answers: number
  /** Of `n` known answers so many are right; the range from 0 to 1, as rounded on the screen. */
  readonly score: { readonly right: number; readonly n: number; readonly low: number; readonly high: number } | null
}

/** Asks for the status as the lead does, and reads it off the screen. */
export async function readStatus(world: DemoWorld): Promise<Measured[]> {
  const client = clientOf(world, lead)
  const before = client.ids().length
  await client.type(`status ${world.campaignName}`)
  const shownSince = (has: (mail: Mail) => boolean) =>
    client.until(() =>
      client
        .ids()
        .slice(before)
        .map((id) => client.mail(id))
        .find(has),
    )
  await client.press(await shownSince(({ buttons }) => buttons.includes('More')), 'More')
  const shown = await shownSince(({ table }) => table.length > 0)
  const [, ...rows] = shown.table
  return rows.map(([name = '', answers = '', , score = '']) => ({
    name,
    answers: Number(answers),
    score: readScore(score),
  }))
}

/** `17 of 20 right; likely 72 to 93 %` */
function readScore(words: string): Measured['score'] {
  const read = /^(\d+) of (\d+) right; likely (\d+) to (\d+) %$/u.exec(words.replaceAll('\u00a0', ' '))
  if (read === null) return null
  const [right = 0, n = 0, low = 0, high = 0] = read.slice(1).map(Number)
  return { right, n, low: low / 100, high: high / 100 }
}
