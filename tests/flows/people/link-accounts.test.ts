import { beforeAll, describe, expect, it } from 'vitest'
import { sendDelivery } from '../../../src/flows/telling/send-delivery.ts'
import { inTransaction } from '../../../src/store/db/database.ts'
import { keepDigest, loadDigest } from '../../../src/store/figures/digests.ts'
import { addMember } from '../../../src/store/people/members.ts'
import { loadAddressee } from '../../../src/store/people/reach.ts'
import { holdWhoIsNow } from '../../../src/store/people/who-is-now.ts'
import { seedCampaign } from '../a-world.ts'
import { worldOfFile } from '../world-of-file.ts'
import { type Account, anAccount, notice, openTenant } from './two-accounts.ts'

const test = await worldOfFile('2026-11-23T12:00:00Z')
const { prisma } = test.world.database
let teams: string
beforeAll(async () => {
  teams = await openTenant(test, 'same')
})

let pairs = 0
/** Two accounts of one human, the Slack one met first, both annotating a campaign unless it has no items. */
async function pair(items = 0, shape: { overlap?: number; gold?: number } = {}) {
  const n = ++pairs
  const slack = anAccount(test, `ana${n}`)
  const team = anAccount(test, `ana-in-teams${n}`, teams)
  await slack.personId()
  test.clock.now = new Date(test.clock.now.getTime() + 1000)
  await team.personId()
  const campaignId = items === 0 ? '' : await seedCampaign(test, { items, people: [], ...shape })
  if (items > 0) for (const account of [slack, team]) await account.annotates(campaignId)
  return { slack, team, campaignId }
}

const link = async (giver: Account, typist: Account) => await typist.type(`link ${await giver.code()}`)

describe('a code', () => {
  it('typed with the other account makes both one person, the older one, and is written down', async () => {
    const { slack, team } = await pair()
    const [older, younger] = [await slack.personId(), await team.personId()]
    expect(await link(team, slack)).toEqual(notice('accounts-linked'))
    expect([await slack.personId(), await team.personId()]).toEqual([older, older])
    expect(await prisma.change.findFirst({ where: { personId: older, what: 'accounts linked' } })).toMatchObject({
      before: { person: younger },
      after: { person: older },
    })
  })

  it('may be typed in small letters and without its dash', async () => {
    const { slack, team } = await pair()
    const code = (await slack.code()).replace('-', ' ').toLowerCase()
    expect(await team.type(`link ${code}`)).toEqual(notice('accounts-linked'))
  })

  it('is kept as a hash alone', async () => {
    const { slack } = await pair()
    const code = (await slack.code()).replace('-', '')
    const kept = await prisma.linkCode.findUniqueOrThrow({ where: { handle: code.slice(0, 4) } })
    expect(JSON.stringify(kept)).not.toContain(code.slice(4))
  })

  it('opens nothing after ten minutes', async () => {
    const { slack, team } = await pair()
    const code = await slack.code()
    test.pass(10)
    expect(await team.type(`link ${code}`)).toEqual(notice('link-code-over'))
  })

  it('opens nothing after five wrong tries', async () => {
    const { slack, team } = await pair()
    const code = await slack.code()
    const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
    for (let n = 0; n < 5; n++) expect(await team.type(`link ${wrong}`)).toEqual(notice('link-code-unknown'))
    expect(await team.type(`link ${code}`)).toEqual(notice('link-code-over'))
  })

  it('counts tries that come at once', async () => {
    const { slack, team } = await pair()
    const code = await slack.code()
    const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`
    await Promise.all(Array.from({ length: 5 }, () => team.type(`link ${wrong}`)))
    expect(await team.type(`link ${code}`)).toEqual(notice('link-code-over'))
  })

  it('is one of an installation: what another gave opens nothing here', async () => {
    const { team } = await pair()
    for (const code of ['ABCD-EFGH23', 'AB', 'x'.repeat(3000)]) {
      expect(await team.type(`link ${code}`)).toEqual(notice('link-code-unknown'))
    }
  })

  it('typed in the workspace that gave it changes nothing', async () => {
    const { slack, team } = await pair()
    const code = await slack.code()
    expect(await slack.type(`link ${code}`)).toEqual(notice('link-same-workspace'))
    expect(await anAccount(test, 'somebody-else').type(`link ${code}`)).toEqual(notice('link-same-workspace'))
    expect(await team.type(`link ${code}`)).toEqual(notice('accounts-linked'))
  })

  it('takes the place of the one before, and is used once', async () => {
    const { slack, team } = await pair()
    const [first, second] = [await slack.code(), await slack.code()]
    expect(await team.type(`link ${first}`)).toEqual(notice('link-code-unknown'))
    expect(await team.type(`link ${second}`)).toEqual(notice('accounts-linked'))
    expect(await team.type(`link ${second}`)).toEqual(notice('link-code-unknown'))
    expect(await link(slack, team)).toEqual(notice('already-linked'))
  })

  it('typed twice at once, and in both directions at once, joins once', async () => {
    const { slack, team } = await pair(3)
    const [one, other] = [await slack.code(), await team.code()]
    const replies = await Promise.all([team.type(`link ${one}`), team.type(`link ${one}`), slack.type(`link ${other}`)])
    expect(replies.filter((reply) => JSON.stringify(reply).includes('accounts-linked'))).toHaveLength(1)
    expect(await slack.personId()).toBe(await team.personId())
  })

  it('of an account of another organization joins nothing', async () => {
    const { slack } = await pair()
    const stranger = anAccount(test, 'stranger', await openTenant(test, 'its own'))
    await stranger.personId()
    const before = await prisma.identity.findMany({ orderBy: { id: 'asc' } })
    expect(await link(stranger, slack)).toMatchObject({ kind: 'join-request' })
    expect(await prisma.identity.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
  })
})

it('no code is given where there is no other workspace', async () => {
  const { slack } = await pair()
  const others = { where: { NOT: { id: test.workspaceId } } }
  await prisma.workspace.updateMany({ ...others, data: { uninstalledAt: test.clock.now } })
  expect(await slack.type('link')).toEqual(notice('link-nowhere'))
  await prisma.workspace.updateMany({ ...others, data: { uninstalledAt: null } })
})

describe('two people who become one', () => {
  it('have one vote: the older one’s counts, the other is kept, and its place is dealt to somebody else', async () => {
    const { slack, team, campaignId } = await pair(2, { overlap: 2 })
    await slack.answer(await slack.start(campaignId), 1)
    await team.answer(await team.start(campaignId), 2)
    const [item] = await prisma.answer.findMany({ where: { campaignId } })
    await link(slack, team)
    const answers = await prisma.answer.findMany({ where: { campaignId }, orderBy: { givenAt: 'asc' } })
    expect(answers.map(({ labelIds, counted, supersededAt }) => [labelIds, counted, supersededAt])).toEqual([
      [[1], true, null],
      [[2], false, null],
    ])
    const key = { campaignId_id: { campaignId, id: item?.itemId ?? '' } }
    expect(await prisma.item.findUniqueOrThrow({ where: key })).toMatchObject({ claimed: 1 })
    const bo = anAccount(test, `bo${pairs}`)
    await bo.annotates(campaignId)
    await bo.answer(await bo.answer(await bo.start(campaignId)))
    expect(await prisma.item.findUniqueOrThrow({ where: key })).toMatchObject({ claimed: 2 })
  })

  it('see a sitting that was open end kindly, and go on from either account with what was on screen', async () => {
    const { slack, team, campaignId } = await pair(20)
    const left = [await slack.start(campaignId), await team.start(campaignId)]
    await link(slack, team)
    for (const [account, screen] of [
      [slack, left[0]],
      [team, left[1]],
    ] as const) {
      if (screen === undefined) throw new Error('no screen')
      expect(await account.answer(screen)).toMatchObject({
        kind: 'session-over',
        reason: 'accounts-changed',
        undo: null,
      })
    }
    const texts = left.map((screen) => (screen.kind === 'prompt' ? screen.content.text : null))
    const first = await team.start(campaignId)
    const second = await team.answer(first)
    expect(new Set([first, second].map((screen) => (screen.kind === 'prompt' ? screen.content.text : '')))).toEqual(
      new Set(texts),
    )
  })

  it('lose no answer to a click that comes at the same moment', async () => {
    const { slack, team, campaignId } = await pair(20)
    const [mine, theirs] = [await slack.start(campaignId), await team.start(campaignId)]
    const code = await slack.code()
    const [, , linked] = await Promise.all([slack.answer(mine), team.answer(theirs), team.type(`link ${code}`)])
    expect(linked).toEqual(notice('accounts-linked'))
    const personId = await slack.personId()
    const sessions = await prisma.session.findMany({ where: { campaignId } })
    const answers = await prisma.answer.findMany({ where: { campaignId } })
    expect(sessions.reduce((sum, { answered }) => sum + answered, 0)).toBe(answers.length)
    expect([...sessions, ...answers].every((row) => row.personId === personId)).toBe(true)
  })

  it('begin no sitting as who they were', async () => {
    const { slack, team, campaignId } = await pair(20)
    const code = await slack.code()
    await Promise.all([team.start(campaignId), team.type(`link ${code}`), slack.start(campaignId)])
    const personId = await slack.personId()
    expect(await prisma.session.count({ where: { campaignId, NOT: { personId } } })).toBe(0)
    expect(await prisma.session.count({ where: { campaignId, endedAt: null } })).toBeLessThanOrEqual(1)
  })

  it('have the roles of both, and a hold on one is a hold on the one', async () => {
    const { slack, team, campaignId } = await pair(3)
    const organizationId = test.organizationId
    await team.annotates(campaignId, 'lead')
    const held = { organizationId, campaignId, answered: 0, goldAnswered: 0, goldRight: 0, heldBackAt: test.clock.now }
    await prisma.standing.create({ data: { ...held, personId: await team.personId() } })
    await link(slack, team)
    const personId = await slack.personId()
    const roles = await prisma.member.findMany({ where: { campaignId }, orderBy: { role: 'asc' } })
    expect(roles.map((row) => [row.personId, row.role])).toEqual([
      [personId, 'annotator'],
      [personId, 'lead'],
    ])
    expect(await slack.start(campaignId)).toEqual(notice('held-back'))
  })

  it('are told of gold what each was told, and a gold that both had counts once', async () => {
    const { slack, team, campaignId } = await pair(1, { gold: 2, overlap: 2 })
    const [mine, theirs] = [await slack.personId(), await team.personId()]
    await prisma.campaign.update({ where: { id: campaignId }, data: { goldShare: 0.5 } })
    const golds = await prisma.item.findMany({ where: { campaignId, gold: true }, orderBy: { seq: 'asc' } })
    const told = { organizationId: test.organizationId, campaignId, frozenAt: test.clock.now }
    const [first, second] = golds.map(({ id }) => id)
    if (first === undefined || second === undefined) throw new Error('no gold')
    await prisma.toldGold.createMany({
      data: [
        { ...told, personId: mine, itemId: first, isRight: true },
        { ...told, personId: theirs, itemId: first, isRight: false },
        { ...told, personId: theirs, itemId: second, isRight: false },
      ],
    })
    await link(slack, team)
    const rows = await prisma.toldGold.findMany({ where: { campaignId }, orderBy: { itemId: 'asc' } })
    expect(rows.map((row) => [row.personId, row.itemId, row.isRight])).toEqual([
      [mine, first, true],
      [mine, second, false],
    ])
  })

  it('are written to where they labeled last, and elsewhere once that is uninstalled', async () => {
    const { slack, team, campaignId } = await pair(20)
    await link(slack, team)
    const personId = await slack.personId()
    const reach = async () => (await loadAddressee(prisma, personId))?.workspaceId
    for (const [account, workspaceId] of [
      [team, teams],
      [slack, test.workspaceId],
      [team, teams],
    ] as const) {
      test.pass(1)
      const screen = await account.start(campaignId)
      await account.ask({ kind: 'stop', offer: screen.kind === 'prompt' ? screen.offer : fail() })
      expect(await reach()).toBe(workspaceId)
    }
    await prisma.workspace.update({ where: { id: teams }, data: { uninstalledAt: test.clock.now } })
    expect(await reach()).toBe(test.workspaceId)
    await prisma.workspace.update({ where: { id: teams }, data: { uninstalledAt: null } })
  })
})

function fail(): never {
  throw new Error('no prompt')
}

describe('what names somebody who has become part of somebody else since', () => {
  /** Ben, with two accounts in a campaign that Maria leads, and the ids that he had before they were joined. */
  async function linked() {
    const { slack: maria } = await pair()
    const story = await pair(20)
    await maria.annotates(story.campaignId, 'lead')
    const [older, merged] = [await story.slack.personId(), await story.team.personId()]
    await link(story.slack, story.team)
    return { ...story, maria, older, merged }
  }
  const standing = (campaignId: string, personId: string) =>
    prisma.standing.findUnique({ where: { campaignId_personId: { campaignId, personId } } })

  it('is a button of a digest or an alarm: it acts on who they are now', async () => {
    const { maria, campaignId, older, merged } = await linked()
    expect(await maria.ask({ kind: 'hold-back', campaignId, personId: merged })).toMatchObject({
      kind: 'person-held-back',
      personId: older,
    })
    expect((await standing(campaignId, older))?.heldBackAt).not.toBeNull()
    expect(await standing(campaignId, merged)).toBeNull()
    expect(await maria.ask({ kind: 'let-go-on', campaignId, personId: merged })).toMatchObject({ personId: older })
    expect((await standing(campaignId, older))?.heldBackAt).toBeNull()
    expect(await prisma.member.count({ where: { campaignId, personId: merged } })).toBe(0)
  })

  it('is a message that was written down for who they were: it reaches who they are, if it is still theirs', async () => {
    const { campaignId, older, merged } = await linked()
    const { organizationId, workspaceId } = test
    const row = { organizationId, campaignId, personId: merged, workspaceId: teams, state: 'waiting' }
    const screen = { kind: 'may-go-on', campaignId, campaignName: 'C', byName: 'Maria', sessionMinutes: 5 }
    const send = async (more: object) => {
      const id = test.world.newId()
      await prisma.delivery.create({ data: { ...row, ...more, id, screen, createdAt: test.clock.now } })
      test.sent.splice(0)
      await sendDelivery(test.world, id)
      return test.sent.map(({ to }) => to.workspaceId)
    }
    expect(await send({})).toEqual([teams])
    expect(await send({ workspaceId })).toEqual([workspaceId])
    await prisma.workspace.update({ where: { id: teams }, data: { uninstalledAt: test.clock.now } })
    expect(await send({})).toEqual([workspaceId])
    await prisma.workspace.update({ where: { id: teams }, data: { uninstalledAt: null } })
    await prisma.member.updateMany({ where: { campaignId, personId: older }, data: { removedAt: test.clock.now } })
    expect(await send({})).toEqual([])
    expect(await prisma.identity.count({ where: { personId: older, NOT: { unreachableSince: null } } })).toBe(0)
  })

  it('are stored figures: whoever reads them finds themselves', async () => {
    const { campaignId, older, merged } = await linked()
    const key = { organizationId: test.organizationId, campaignId, weekStart: '2026-11-16' }
    const annotators = [{ personId: merged }, { personId: test.world.newId() }]
    await keepDigest(prisma, key, JSON.parse(JSON.stringify({ annotators, quality: null })), test.clock.now)
    const figures = await loadDigest(prisma, campaignId, '2026-11-16')
    expect(figures?.annotators).toEqual([{ personId: older }, annotators[1]])
  })

  it('is a role that is given while they become one: it is theirs', async () => {
    const { slack, team, campaignId } = await pair(3)
    const merged = await team.personId()
    await link(slack, team)
    const member = {
      organizationId: test.organizationId,
      campaignId,
      role: 'manager',
      addedAt: test.clock.now,
    } as const
    await inTransaction(test.world.database, async (tx) => {
      const personId = await holdWhoIsNow(tx, merged)
      await addMember(tx, { ...member, personId }, test.clock.now)
    })
    expect(await prisma.member.findFirst({ where: { campaignId, role: 'manager' } })).toMatchObject({
      personId: await slack.personId(),
    })
  })
})

describe('an account that is unlinked', () => {
  it('stands by itself with no part in anything, and all that was done stays with the other', async () => {
    const { slack, team, campaignId } = await pair(20)
    await link(slack, team)
    await team.answer(await team.start(campaignId))
    expect(await team.type('unlink')).toEqual(notice('account-unlinked'))
    const [kept, parted] = [await slack.personId(), await team.personId()]
    expect(parted).not.toBe(kept)
    expect(await prisma.answer.count({ where: { campaignId, personId: kept } })).toBe(1)
    expect(await prisma.session.findFirst({ where: { campaignId } })).toMatchObject({ endReason: 'accounts-changed' })
    expect(await team.start(campaignId)).toEqual(notice('not-a-member'))
    expect(await slack.start(campaignId)).toMatchObject({ kind: 'prompt' })
    expect(await prisma.change.findFirst({ where: { personId: kept, what: 'account unlinked' } })).not.toBeNull()
  })

  it('can be joined again', async () => {
    const { slack, team } = await pair()
    await link(slack, team)
    await team.type('unlink')
    expect(await link(team, slack)).toEqual(notice('accounts-linked'))
  })

  it('is nothing new where it never was joined, also of both unlinked at once one stays', async () => {
    const { slack, team } = await pair()
    expect(await slack.type('unlink')).toEqual(notice('not-linked'))
    await link(slack, team)
    const replies = await Promise.all([slack.type('unlink'), team.type('unlink')])
    expect(replies).toContainEqual(notice('account-unlinked'))
    expect(replies).toContainEqual(notice('not-linked'))
  })
})
