import { sourceOfText } from '../../../src/files/file-source.ts'
import { importItems } from '../../../src/flows/items/import-items.ts'
import { moveThrough } from '../../../src/schedule.ts'
import { doWaiting } from './do-waiting.ts'
import { type Act, adjudicator, annotators, campaigns, type Intent, lead } from './intents.ts'
import { peopleOfStory } from './people-of-story.ts'
import type { Player, SeenCard } from './player.ts'
import { codeOfSecondAccount, insertSecondAccounts } from './second-accounts.ts'
import type { StoryIds } from './story-ids.ts'

/** Cards that somebody saw and may press again later. */
const mostRemembered = 6
/** Ids of what comes before the story. */
const stepsBefore = 100

/** What each step came to, to find the first at which two platforms part. */
export type Trace = string[]

/** Starts a campaign by its form, then lives through the story. */
export async function playStory(player: Player, ids: StoryIds, story: readonly Intent[]): Promise<Trace> {
  const remembered = new Map<string, SeenCard[]>()
  const trace: Trace = []
  await begin(player, ids, story.length)
  for (const [at, intent] of story.entries()) {
    ids.begin(stepsBefore + at)
    player.clock.now = new Date(player.clock.now.getTime() + intent.afterS * 1000)
    const did = await perform(player, intent, remembered)
    await settle(player)
    trace.push(`${at} ${intent.who}: ${did}`)
  }
  return trace
}

async function begin(player: Player, ids: StoryIds, length: number): Promise<void> {
  for (const [at, { handle }] of peopleOfStory.entries()) {
    ids.begin(at)
    await player.greet(handle)
    await settle(player)
  }
  await insertSecondAccounts(player)
  for (const [at, campaign] of campaigns.entries()) await launch(player, ids, (at + 1) * 20, campaign, length)
}

async function launch(
  player: Player,
  ids: StoryIds,
  step: number,
  { name, taskType, labels, known }: (typeof campaigns)[number],
  length: number,
): Promise<void> {
  ids.begin(step)
  await player.say(lead, 'new')
  await settle(player)
  await player.fill(lead, ['Items', itemRows('first', known, 12, 3)])
  await player.fill(lead, ['Name', name])
  await player.fill(lead, ['Task type', taskType])
  await player.send(lead, 'Next')
  await settle(player)
  await player.fill(lead, ['Labels', labels])
  await player.fill(lead, ['Known answers (%)', '15'])
  await player.send(lead, 'Next')
  await settle(player)
  await player.fill(lead, ['Overlap', '3'])
  await player.fill(lead, ['Annotators', annotators])
  await player.fill(lead, ['Adjudicators', [adjudicator]])
  ids.begin(step + 1)
  await player.send(lead, 'Preview')
  await settle(player)
  ids.begin(step + 2)
  if (!(await player.send(lead, 'Launch'))) throw new Error(`no Launch in ${player.window(lead)}`)
  await settle(player)
  await player.close(lead)
  ids.begin(step + 3)
  const campaign = await player.database.prisma.campaign.findFirstOrThrow({ where: { name } })
  // More rows than a field holds.
  const source = sourceOfText(itemRows('more', known, Math.ceil(length / 10), Math.ceil(length / 90)))
  await importItems(player.world, { campaignId: campaign.id, source, isDry: false, onChecked: () => undefined })
}

function itemRows(name: string, answers: readonly string[], items: number, golds: number): string {
  const ordinary = Array.from({ length: items }, (_, at) => `${name}-${at},Clause ${name} ${at} of a contract,,`)
  const known = Array.from(
    { length: golds },
    (_, at) => `${name}-g${at},Known clause ${name} ${at},${answers[at % answers.length]},So it is.`,
  )
  return ['id,text,gold,explanation', ...ordinary, ...known].join('\n')
}

async function perform(player: Player, { who, act }: Intent, remembered: Map<string, SeenCard[]>): Promise<string> {
  switch (act.kind) {
    case 'press':
      return await pressSomething(player, who, act, remembered)
    case 'words':
      await player.say(who, act.words)
      await player.settled()
      if (act.words.startsWith('export')) await takeFiles(player, who)
      return `said ${act.words}${await leaveWindows(player, who)}`
    case 'form':
      return await useForm(player, who, act)
    case 'link':
      await player.say(who, `link ${await codeOfSecondAccount(player, who)}`)
      await player.settled()
      return 'linked'
    case 'wait':
      return await wait(player, act.minutes)
  }
}

async function pressSomething(
  player: Player,
  who: string,
  { wanted, manner, which, ticked }: Extract<Act, { kind: 'press' }>,
  remembered: Map<string, SeenCard[]>,
): Promise<string> {
  const seen = remembered.get(who) ?? []
  const card = manner === 'stale' ? (seen[0] ?? null) : player.newestCard(who)
  const text = wanted.find((one) => card?.buttons.includes(one))
  if (card === null || text === undefined) {
    await player.say(who, '')
    return `found none of ${wanted.join(', ')} among ${card?.buttons.join(', ')}, so typed the bare command`
  }
  remembered.set(who, [...seen, card].slice(-mostRemembered))
  const own = ticked.filter((one) => card.ticks.includes(one))
  if (card.ticks.length > 0) await card.tick(own)
  const press = () => card.press(text, which)
  const presses = await Promise.all(manner === 'twice' ? [press(), press()] : [press()])
  const delivery = presses[0] ?? null
  if (manner === 'redelivered' && delivery !== null) await player.redeliver(delivery)
  await player.settled()
  return `pressed ${text} (${manner}) among ${card.buttons.join(', ')}${await leaveWindows(player, who)}`
}

async function useForm(player: Player, who: string, act: Extract<Act, { kind: 'form' }>): Promise<string> {
  if ('words' in act.by) await player.say(who, act.by.words)
  else {
    const card = player.newestCard(who)
    const text = act.by.wanted.find((one) => card?.buttons.includes(one))
    if (card === null || text === undefined) return `found no form behind ${act.by.wanted.join(', ')}`
    await card.press(text, 'first')
  }
  await player.settled()
  const opened = player.window(who)
  if (opened === null) return 'no window opened'
  if (act.send === null) return `read${await leaveWindows(player, who)}`
  for (const field of act.fields) await player.fill(who, field)
  const isSent = await player.send(who, act.send)
  await player.settled()
  return `${isSent ? 'sent' : 'could not send'} ${opened}${await leaveWindows(player, who)}`
}

async function leaveWindows(player: Player, who: string): Promise<string> {
  const title = player.window(who)
  await player.close(who)
  return title === null ? '' : `, left ${title}`
}

async function wait(player: Player, minutes: number): Promise<string> {
  const { clock, world } = player
  const target = new Date(clock.now.getTime() + minutes * 60_000)
  const drained = () => settle(player)
  await moveThrough({ ...world, jobs: { ...world.jobs, drained } }, (at) => Object.assign(clock, { now: at }), target)
  return `waited until ${clock.now.toISOString()}`
}

/** Files come by a job. */
async function takeFiles(player: Player, who: string): Promise<void> {
  await settle(player)
  await player.takeFiles(who)
  await settle(player)
}

async function settle(player: Player): Promise<void> {
  await player.settled()
  await doWaiting(player)
  await player.settled()
}
