import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { elementsIn } from '../../playground/slack/blocks/elements-in.ts'
import type { Message } from '../../playground/slack/workspace-state.ts'
import { actionsIn } from '../../playground/teams/client/card-parts.ts'
import type { Seen } from '../../playground/teams/driver/person-driver.ts'
import { messengerAmong } from '../../src/bots/edge/messenger-among.ts'
import { handle } from '../../src/flows/handle.ts'
import { aForm } from '../flows/campaigns/a-form.ts'
import { type Product as SlackProduct, startProduct as startSlack } from './slack/a-product.ts'
import { startProduct as startTeams, type Product as TeamsProduct } from './teams/a-product.ts'

/** One product that serves a Slack workspace and a Teams tenant, each an organization of its own at first. */
let slack: SlackProduct
let teams: TeamsProduct
let workspaces: { readonly slack: string; readonly teams: string }

beforeAll(async () => {
  slack = await startSlack({ isUnlimited: true })
  teams = await startTeams({ isUnlimited: true, updateAfterMs: 0, besideUrl: slack.url })
  const home = await slack.database.prisma.workspace.findFirstOrThrow({ where: { platform: 'slack' } })
  workspaces = { slack: home.id, teams: teams.workspaceId }
  const among = messengerAmong((id) => (id === teams.workspaceId ? 'teams' : 'slack'))
  among.serve('slack', slack.app.world.messenger)
  among.serve('teams', teams.app.world.messenger)
  for (const { app } of [slack, teams]) Object.assign(app.world, { messenger: among.messenger })
  for (const handle of ['nadia', 'maria', 'kenji']) {
    await teams.teams.as(handle).install()
    await slack.slack.as(handle).command('/label help')
  }
  await settle()
})
afterAll(async () => {
  await teams.close()
  await slack.close()
})

async function settle(): Promise<void> {
  for (const product of [slack, teams, slack, teams]) {
    await product.app.settled()
    await product.deliver()
  }
}

/** What somebody does and sees in Slack. */
const inSlack = (who: string) => {
  const person = slack.slack.as(who)
  const buttonsOf = (message: Message) =>
    elementsIn(message.blocks).flatMap(({ element }) => (element.type === 'button' ? [element.text.text] : []))
  return {
    async type(words: string): Promise<string> {
      await person.command(`/label ${words}`.trim())
      await settle()
      return this.words()
    },
    async press(text: string): Promise<string> {
      const card = person.dm().findLast((message) => buttonsOf(message).includes(text))
      if (card === undefined) throw new Error(`${who} has no ${text} in Slack`)
      await person.click(card, { text })
      await settle()
      return this.words()
    },
    words: () => JSON.stringify(person.lastDm()?.blocks ?? person.lastDm()),
    sees: () => JSON.stringify(person.dm()),
  }
}

/** The same in Teams. */
const inTeams = (who: string) => {
  const person = teams.teams.as(who)
  const buttonsOf = ({ card }: Seen) =>
    card === null ? [] : actionsIn(card).flatMap(({ title }) => (typeof title === 'string' ? [title] : []))
  return {
    async type(words: string): Promise<string> {
      await person.say(`label ${words}`.trim())
      await settle()
      return this.words()
    },
    async press(text: string): Promise<string> {
      const card = person.messages().findLast((message) => buttonsOf(message).includes(text))
      if (card === undefined) throw new Error(`${who} has no ${text} in Teams`)
      await person.press(text, card)
      await settle()
      return this.words()
    },
    words: () => JSON.stringify(person.lastMessage()),
    sees: () => JSON.stringify(person.messages()),
  }
}

const codeIn = (words: string): string =>
  /Your code is ([A-Z0-9]{4}-[A-Z0-9]{6})/.exec(words)?.[1] ?? `none in ${words}`

async function accountOf(platform: 'slack' | 'teams', name: string) {
  const where = { workspaceId: workspaces[platform], person: { name } }
  return await slack.database.prisma.identity.findFirstOrThrow({ where, include: { person: true } })
}

/** A campaign of six items that Nadia leads and Maria and Kenji label, launched with her account on that platform. */
async function launch(platform: 'slack' | 'teams', name: string): Promise<string> {
  const world = (platform === 'slack' ? slack : teams).app.world
  const idOf = async (person: string) => (await accountOf(platform, person)).externalId
  const who = { workspaceId: workspaces[platform], externalId: await idOf('Nadia Haddad') }
  const people = {
    annotators: [await idOf('Maria Lindqvist'), await idOf('Kenji Watanabe')],
    adjudicators: [],
    managers: [],
  }
  const itemRows = ['text', ...Array.from({ length: 6 }, (_, at) => `Clause ${at} says so`)].join('\n')
  const form = aForm({ name, itemRows, goldShare: 0, overlap: 2, ...people })
  const { screen } = await handle(world, { who, intent: { kind: 'campaign-form', form }, message: null })
  const campaignId = screen.kind === 'preview' ? screen.campaignId : null
  if (campaignId === null) throw new Error(`no draft but ${JSON.stringify(screen)}`)
  await handle(world, { who, intent: { kind: 'launch-at-any-hour', campaignId }, message: null })
  await settle()
  return campaignId
}

describe('two workspaces, one in Slack and one in Teams,', () => {
  it('become one organization once a lead of each has confirmed; whoever asked is one person then, with one vote an item and one score', async () => {
    const { prisma } = slack.database
    const campaignId = await launch('slack', 'Clauses')
    await launch('teams', 'Replies')
    await inSlack('maria').press('5 min')
    for (let n = 0; n < 2; n++) await inSlack('maria').press('Termination')

    const code = codeIn(await inSlack('maria').type('link'))
    expect(await inTeams('maria').type(`link ${code}`)).toContain('Your accounts belong to two organizations.')
    expect(await inSlack('nadia').press('Make them one')).toContain('Confirmed for “Northwind”.')
    expect((await accountOf('teams', 'Maria Lindqvist')).personId).not.toBe(
      (await accountOf('slack', 'Maria Lindqvist')).personId,
    )
    expect(await inTeams('nadia').press('Yes, one organization')).toContain('are one organization now.')
    await settle()
    const maria = await accountOf('slack', 'Maria Lindqvist')
    expect((await accountOf('teams', 'Maria Lindqvist')).personId).toBe(maria.personId)
    expect(inSlack('maria').sees() + inTeams('maria').sees()).toContain('Both your accounts are you now')
    expect(inSlack('nadia').sees()).toContain('are one organization now.')

    await prisma.campaign.updateMany({
      where: { name: 'Replies' },
      data: { state: 'paused', version: { increment: 1 } },
    })
    for (const { clock } of [slack, teams]) clock.now = new Date(clock.now.getTime() + 60_000)
    await inTeams('maria').type('')
    await inTeams('maria').press('5 min')
    for (let n = 0; n < 4; n++) await inTeams('maria').press('Assignment')
    const answers = await prisma.answer.findMany({ where: { campaignId, supersededAt: null } })
    expect(new Set(answers.map(({ itemId }) => itemId)).size).toBe(6)
    expect(answers.every(({ personId, counted }) => personId === maria.personId && counted)).toBe(true)
    const sessions = await prisma.session.findMany({ where: { campaignId }, orderBy: { startedAt: 'asc' } })
    expect(sessions.map(({ workspaceId }) => workspaceId)).toEqual([workspaces.slack, workspaces.teams])
    expect(await prisma.standing.findMany({ where: { campaignId } })).toMatchObject([{ answered: 6 }])
    await inSlack('nadia').type('status Clauses')
    expect(await inSlack('nadia').press('More')).toContain('Maria Lindqvist')
  })

  it('are written to where somebody labeled last, and elsewhere once that is uninstalled', async () => {
    const { prisma } = slack.database
    await launch('slack', 'Leases')
    expect(inTeams('maria').sees()).toContain('Leases')
    expect(inSlack('maria').sees()).not.toContain('Leases')
    expect(inSlack('kenji').sees()).toContain('Leases')
    await prisma.workspace.update({ where: { id: workspaces.teams }, data: { uninstalledAt: slack.clock.now } })
    await launch('slack', 'Licences')
    expect(inSlack('maria').sees()).toContain('Licences')
    await prisma.workspace.update({ where: { id: workspaces.teams }, data: { uninstalledAt: null } })
  })

  it('are written to at the other account once they block the bot or remove it, and a lead is told once none is left', async () => {
    const { prisma } = slack.database
    const timesTold = () => prisma.delivery.count({ where: { screen: { path: ['kind'], equals: 'unreachable' } } })
    const person = teams.teams.as('maria')
    person.block()
    const inTeamsBefore = inTeams('maria').sees()
    await launch('slack', 'Permits')
    expect(inSlack('maria').sees().split('Permits')).toHaveLength(inSlack('kenji').sees().split('Permits').length)
    expect(inSlack('maria').sees()).toContain('Permits')
    expect(inTeams('maria').sees()).toBe(inTeamsBefore)
    expect(await inSlack('nadia').type('status Permits')).not.toContain('No message reaches')

    person.block(false)
    await inTeams('maria').type('help')
    await launch('slack', 'Patents')
    expect([inTeams('maria').sees(), inSlack('maria').sees()]).toEqual([
      expect.stringContaining('Patents'),
      expect.not.stringContaining('Patents'),
    ])

    await person.uninstall()
    await settle()
    await launch('slack', 'Pledges')
    expect(inSlack('maria').sees()).toContain('Pledges')
    expect(await timesTold()).toBe(0)
    const hers = slack.slack.parts.state.people.find(({ handle }) => handle === 'maria')
    Object.assign(hers ?? {}, { deleted: true })
    await launch('slack', 'Premises')
    expect(inSlack('nadia').sees() + inTeams('nadia').sees()).toContain('No message reaches Maria Lindqvist any more.')
    expect(await timesTold()).toBe(1)
    Object.assign(hers ?? {}, { deleted: false })
    await person.install()
    await inSlack('maria').type('help')
    expect(await prisma.identity.count({ where: { NOT: { unreachableSince: null } } })).toBe(0)
  })

  it('an account that is unlinked stands by itself again, and what was answered with it stays', async () => {
    const { prisma } = slack.database
    const maria = await accountOf('slack', 'Maria Lindqvist')
    expect(await inTeams('maria').type('unlink')).toContain('This account stands by itself again.')
    expect((await accountOf('teams', 'Maria Lindqvist')).personId).not.toBe(maria.personId)
    expect(await prisma.answer.count({ where: { personId: maria.personId } })).toBe(6)
    expect(await inTeams('maria').type('list')).not.toContain('Clauses')
    const code = codeIn(await inTeams('maria').type('link'))
    expect(await inSlack('maria').type(`link ${code}`)).toContain('both accounts are you now')
  })
})
