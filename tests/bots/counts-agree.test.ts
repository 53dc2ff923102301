import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardFor, isWindow, windowFor } from '../../src/bots/cards/card-for.ts'
import { homeCard } from '../../src/bots/cards/home/home-card.ts'
import { renderCard } from '../../src/bots/slack/render.ts'
import { renderWindow } from '../../src/bots/slack/render-window.ts'
import { runExport } from '../../src/cli/export.ts'
import type { Intent } from '../../src/domain/intents/intent.ts'
import type { Screen } from '../../src/domain/screens/screen.ts'
import { exportCampaign } from '../../src/flows/export/export-campaign.ts'
import type { ExportRecord } from '../../src/flows/export/export-record.ts'
import { jsonl } from '../../src/flows/export/formats/jsonl.ts'
import { handle } from '../../src/flows/handle.ts'
import { homeScreen } from '../../src/flows/home/home.ts'
import { meet } from '../../src/flows/naming/meet.ts'
import { shownTexts } from '../support/shown-texts.ts'
import { doWaiting } from './story/do-waiting.ts'
import { adjudicator, annotators, lead } from './story/intents.ts'
import { peopleOfStory } from './story/people-of-story.ts'
import type { Player } from './story/player.ts'
import { slackPlayer } from './story/slack-player.ts'
import { storyIds } from './story/story-ids.ts'
import { teamsPlayer } from './story/teams-player.ts'

const name = 'Topics'
const flagging = 'Flag an edge case'
const labels = ['Payment', 'Privacy', 'Notice']
const [maria, tomas, priya, kenji] = annotators
const people = [maria, tomas, priya, kenji]

function rows(of: string, items: number, golds: number): string {
  const ordinary = Array.from({ length: items }, (_, at) => `${of}-${at},Clause ${at} of ${of},`)
  const known = Array.from({ length: golds }, (_, at) => `${of}-g${at},Known clause ${at} of ${of},${labels[at % 3]}`)
  return ['id,text,gold', ...ordinary, ...known].join('\n')
}

function nameOf(who: string): string {
  return peopleOfStory.find(({ handle: one }) => one === who)?.name ?? ''
}

/** All that is drawn of a screen. */
function drawn(screen: Screen): string {
  const texts = isWindow(screen) ? renderWindow(windowFor(screen)) : renderCard(cardFor(screen))
  return shownTexts(texts).join('\n')
}

describe.each([
  ['Slack', slackPlayer],
  ['Teams', teamsPlayer],
])('the counts of a small campaign in %s', (_, start) => {
  const ids = storyIds()
  let player: Player
  let campaignId: string
  /** What each person's end cards said. */
  const saved = new Map<string, number>()
  let records: ExportRecord[]

  const settle = async () => {
    await player.settled()
    await doWaiting(player)
    await player.settled()
  }
  const account = async (handleOf: string) => {
    const { workspaceId, externalId } = await player.database.prisma.identity.findFirstOrThrow({
      where: { person: { name: nameOf(handleOf) } },
    })
    return { workspaceId, externalId }
  }
  const ask = async (who: string, intent: Intent): Promise<Screen> => {
    const { screen, after } = await handle(player.world, { who: await account(who), intent, message: null })
    for (const one of after) await one()
    await settle()
    return screen
  }
  const home = async (who: string) => {
    const met = await meet(player.world, await account(who))
    if (met === null) throw new Error(`${who} is nobody`)
    return shownTexts(renderCard(homeCard(await homeScreen(player.world, met)))).join('\n')
  }
  const press = async (who: string, button: string, ticked: readonly string[] = []) => {
    const card = player.newestCard(who)
    if (card === null) throw new Error(`${who} has no card`)
    if (!card.buttons.includes(button)) throw new Error(`${who} has no ${button}: ${card.words}`)
    if (card.ticks.length > 0 && ticked.length > 0) await card.tick(ticked)
    await card.press(button, 'first')
    await player.settled()
    player.clock.now = new Date(player.clock.now.getTime() + 5_000)
  }
  const isAsked = (who: string) => player.newestCard(who)?.buttons.includes('Skip') === true
  /** Answers until nothing is left or so many are given, then ends; what the end card counts is added up. */
  const label = async (who: string, most: number) => {
    await begin(who)
    for (let n = 0; n < most && isAsked(who); n++) {
      await (n % 3 === 2 ? press(who, 'None of these') : press(who, 'Done', [labels[(n + who.length) % 3] ?? '']))
    }
    if (isAsked(who)) await press(who, 'Stop for now')
    const said = /(\d+) answers? saved/.exec(player.newestCard(who)?.words ?? '')
    saved.set(who, (saved.get(who) ?? 0) + Number(said?.[1] ?? Number.NaN))
    await settle()
  }
  const isOrdinary = async (who: string) => {
    const { id, position } = await player.database.prisma.session.findFirstOrThrow({
      where: { personId: await idOf(who), endedAt: null },
    })
    const where = { sessionId: id, position, purpose: 'ordinary' }
    return (await player.database.prisma.slot.count({ where })) > 0
  }
  const idOf = async (who: string) =>
    (await player.database.prisma.person.findFirstOrThrow({ where: { name: nameOf(who) } })).id
  const begin = async (who: string) => {
    await player.say(who, '')
    await player.settled()
    if (!isAsked(who)) await press(who, '5 min')
  }

  beforeAll(async () => {
    player = await start(ids)
    for (const { handle: one } of peopleOfStory) await player.greet(one)
    await settle()
    await player.say(lead, 'new')
    await settle()
    const forms: readonly (readonly (readonly [string, string | readonly string[]])[])[] = [
      [
        ['Items', rows('first', 6, 4)],
        ['Name', name],
        ['Task type', 'Several labels for each item, or none'],
      ],
      [
        ['Labels', labels.join('\n')],
        ['Known answers (%)', '30'],
      ],
      [
        ['Overlap', '2'],
        ['Annotators', people],
        ['Adjudicators', [adjudicator]],
      ],
    ]
    for (const [at, fields] of forms.entries()) {
      for (const field of fields) await player.fill(lead, field)
      await player.send(lead, at === forms.length - 1 ? 'Preview' : 'Next')
      await settle()
    }
    await player.send(lead, 'Launch')
    await settle()
    await player.close(lead)
    campaignId = (await player.database.prisma.campaign.findFirstOrThrow({ where: { name } })).id

    await begin(maria)
    while (!(await isOrdinary(maria))) await press(maria, 'Done', ['Privacy'])
    await press(maria, flagging)
    await player.fill(maria, ['What makes it hard?', 'It says both.'])
    await player.send(maria, 'Flag')
    await settle()
    await player.close(maria)
    await press(maria, 'Skip')
    await press(maria, 'Unclear')
    // Others get what she passed over: her answer to it is kept, and does not count.
    await begin(tomas)
    await begin(priya)
    await press(maria, 'Undo')
    await press(maria, 'Done', ['Payment'])
    await press(maria, 'Undo')
    await press(maria, 'Done', ['Notice'])
    await press(maria, 'Not sure')
    await label(maria, 3)
    await label(tomas, 4)
    await label(priya, 3)
    const preview = await ask(lead, { kind: 'add-form', campaignId, rows: rows('later', 2, 1), file: null })
    expect(drawn(preview)).toContain('2 items and 1 known answer')
    const uploadId = preview.kind === 'add-preview' ? (preview.uploadId ?? '') : ''
    expect(drawn(await ask(lead, { kind: 'add-items', campaignId, uploadId, leftOut: 0 }))).toContain(
      '2 items and 1 known answer added',
    )
    await label(kenji, 20)
    await label(maria, 20)

    await player.say(adjudicator, `review ${name}`)
    await settle()
    await press(adjudicator, 'Done', ['Payment'])
    await press(adjudicator, 'Drop')
    expect(await player.send(adjudicator, 'Drop')).toBe(true)
    await settle()
    await press(adjudicator, 'Stop for now')

    await ask(lead, { kind: 'hold-back', campaignId, personId: await idOf(maria) })
    await ask(lead, {
      kind: 'remove-people',
      campaignId,
      people: [{ personId: await idOf(priya), roles: ['annotator'] }],
    })
    const pieces = exportCampaign(player.world, campaignId, jsonl, { gold: true, superseded: true })
    records = (await text(pieces))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  }, 60_000)
  afterAll(() => player.stop())

  async function exported(...words: readonly string[]): Promise<string[]> {
    const [format = '', ...others] = words
    const { connectionString = '' } = player.database.pool.options
    const [stdout, stderr] = [new PassThrough(), new PassThrough()]
    const written = text(stdout)
    const env = { DATABASE_URL: connectionString, ENCRYPTION_KEY: 'ab'.repeat(32) }
    expect(await runExport([name, '--format', format, ...others], { stdout, stderr }, env)).toBe(0)
    stdout.end()
    return (await written).trim().split('\n')
  }

  /** As anybody can count them in the export. */
  function counted() {
    const standing = (record: ExportRecord) => record.answers.filter(({ supersededAt }) => supersededAt === undefined)
    const golds = records.filter(({ gold }) => gold !== undefined)
    const ordinary = records.filter(({ gold }) => gold === undefined)
    const inIt = ordinary.filter(({ dropped }) => dropped === undefined)
    const toGold = golds.flatMap((record) => standing(record).map(({ labels: given }) => [given, record.gold ?? []]))
    return {
      golds: golds.length,
      items: inIt.length,
      dropped: ordinary.length - inIt.length,
      all: records.flatMap(standing).length,
      answers: inIt.flatMap(standing).filter((one) => one.counted).length,
      late: ordinary.flatMap(standing).filter((one) => !one.counted).length,
      known: `${toGold.filter((both) => new Set(both.map((one) => one?.toSorted().join())).size === 1).length} of ${toGold.length}`,
      superseded: records.flatMap((one) => one.answers).length - records.flatMap(standing).length,
    }
  }

  it('are in each person’s end cards, Home and the lead’s table as many as the export with known answers has', async () => {
    const all = [...saved.values()].reduce((sum, one) => sum + one, 0)
    expect(all).toBe(counted().all)
    for (const who of [maria, tomas, kenji]) {
      expect(await home(who)).toMatch(new RegExp(`${name}: ${saved.get(who)} answers?\\b`))
    }
    const status = await ask(lead, { kind: 'whole-status', name })
    if (status.kind !== 'whole-status') throw new Error(status.kind)
    for (const line of status.annotators) {
      expect([line.name, line.answers]).toEqual([line.name, saved.get(line.name.split(' ')[0]?.toLowerCase() ?? '')])
    }
    expect(drawn(status)).toContain('Answers given')
  })

  it('are the same on every screen that tells how far the campaign is', async () => {
    const { items, golds, answers, known, late, dropped } = counted()
    // What makes counts differ is there.
    expect({ late, dropped }).toEqual({ late: 1, dropped: 1 })
    const brief = drawn(await ask(lead, { kind: 'status', name }))
    const status = drawn(await ask(lead, { kind: 'whole-status', name }))
    const done = /Done: (\d+) of (\d+) items/.exec(status)
    expect(Number(done?.[2])).toBe(items)
    expect(brief).toContain(done?.[0])
    expect(status).toMatch(new RegExp(`Answers: ${answers} of \\d+ wanted`))
    expect(status).toContain(`Known answers: ${golds}`)
    expect(status).toContain('Annotators: 3 of 3 have answered')
    expect(status).toContain('Flagged: 1 item')

    const ofHome = await home(lead)
    expect(ofHome).toContain(`${done?.[1]} of ${items} items done`)
    expect(ofHome).toContain(`This week: ${answers} answers, 4 of 4 annotators active`)

    const asked = drawn(await ask(lead, { kind: 'steer', act: 'finish', which: { name } }))
    expect(asked).toContain(`Done: ${done?.[1]} of ${items} items`)
    expect(asked).toMatch(new RegExp(`Answers: ${answers} of \\d+ wanted`))

    expect(asked).toContain(`On known answers: ${known} right`)

    const digest = await ask(lead, { kind: 'digest', which: { name } })
    if (digest.kind !== 'digest') throw new Error(drawn(digest))
    expect(drawn(digest)).toMatch(new RegExp(`by 4 annotators for ${answers} answers`))
    expect(drawn(digest)).toContain(`${known} known answers right`)
    const whole = drawn(await ask(lead, { kind: 'whole-digest', campaignId, weekStart: digest.week.from }))
    expect(whole).toMatch(new RegExp(`Done: ${done?.[1]} of ${items} items`))
    expect(whole).toMatch(new RegExp(`Answers: ${answers}, in`))
    expect(whole).toContain('Active: 4 of 4 annotators')
    const lines = digest.annotators ?? []
    expect(lines.reduce((sum, line) => sum + line.answers, 0)).toBe(answers)
    for (const screen of [ofHome, status, whole]) {
      const waits = /(\d+) cases? waits?|Review (\d+) cases?/.exec(screen)
      expect(waits?.[1] ?? waits?.[2] ?? screen).toBe(/(\d+) cases?/.exec(asked)?.[1] ?? asked)
    }
  })

  it('are those of the files that the command line writes, and of the consensus in them', async () => {
    const { all, superseded } = counted()
    expect(superseded).toBeGreaterThan(0)
    const lines = await exported('jsonl', '--with-gold', '--with-superseded')
    expect(lines.map((line) => JSON.parse(line))).toEqual(records)
    const [, ...answers] = await exported('csv', '--with-gold')
    expect(answers.length).toBe(all)
    for (const { id, answers: given, dropped, gold, consensus } of records) {
      const isVotedOn = given.some(({ counted: counts, supersededAt }) => counts && supersededAt === undefined)
      if (gold === undefined && dropped === undefined) expect([id, consensus.live !== null]).toEqual([id, isVotedOn])
    }
  })
})
