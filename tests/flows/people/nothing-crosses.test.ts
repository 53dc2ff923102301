import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../src/bots/commands/read-command.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { Intent } from '../../../src/domain/intents/intent.ts'
import { steerActs } from '../../../src/domain/intents/steer-intent.ts'
import { decisionKinds } from '../../../src/domain/screens/digest-screens.ts'
import type { Request } from '../../../src/flows/request.ts'
import { promptOf, seedCampaign } from '../a-world.ts'
import { aForm } from '../campaigns/a-form.ts'
import { worldOfFile } from '../world-of-file.ts'
import { type Account, anAccount, openTenant } from './two-accounts.ts'

const test = await worldOfFile('2026-11-23T12:00:00Z')
const { prisma, pool } = test.world.database

const secrets = { name: 'Project Nightingale', purpose: 'Find what the merger hides.', text: 'The buyer walks away.' }

type Organization = Awaited<ReturnType<typeof anOrganization>>

/** An organization with all that can be named: a lead, an annotator at work, a review, an upload, a message in doubt. */
async function anOrganization(
  workspaceId: string,
  lead: Account,
  annotator: Account,
  name: string,
  purpose: string,
  text: string,
) {
  const { organizationId } = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } })
  const campaignId = await seedCampaign(test, { items: 12, gold: 2, people: [] })
  await prisma.campaign.update({
    where: { id: campaignId },
    data: { organizationId, name, nameKey: name.toLowerCase(), purpose, launchedAt: test.clock.now },
  })
  await prisma.itemContent.updateMany({ where: { campaignId }, data: { text } })
  await lead.annotates(campaignId, 'lead')
  await annotator.annotates(campaignId)
  const first = await annotator.start(campaignId)
  const prompt = promptOf(await annotator.answer(first))
  await annotator.ask({ kind: 'flag-note', offer: prompt.offer, note: 'odd' })
  await lead.ask({ kind: 'review', which: { campaignId }, minutes: null })
  const sitting = await prisma.reviewSession.findFirstOrThrow({ where: { campaignId } })
  const review = { campaignId, sessionId: sitting.id, revision: sitting.revision }
  const gold = await prisma.item.findFirstOrThrow({ where: { campaignId, gold: true } })
  const [personId, createdAt] = [await annotator.personId(), test.clock.now]
  const owner = { organizationId, campaignId, personId }
  const ids = { upload: test.world.newId(), delivery: test.world.newId() }
  await prisma.itemUpload.create({ data: { ...owner, id: ids.upload, bytes: Buffer.from('text\nNew'), createdAt } })
  const screen = { kind: 'may-go-on', campaignId, campaignName: name, byName: 'x', sessionMinutes: 5 }
  const delivery = { ...owner, id: ids.delivery, workspaceId, screen, state: 'unsure', createdAt }
  await prisma.delivery.create({ data: delivery })
  return { campaignId, name, offer: prompt.offer, review, itemId: gold.id, personId, ...ids }
}

/** Every intent that names anything, each kind in the ways in which it can: the compiler says where one is missing. */
function triesOf(of: Organization): { readonly [Kind in Intent['kind']]: readonly Extract<Intent, { kind: Kind }>[] } {
  const { campaignId, offer, review, name } = of
  const gold = { campaignId, itemId: of.itemId }
  const answer = labelsAnswer([1])
  const both = [{ campaignId }, { name }]
  const people = { annotators: ['ana'], adjudicators: [], managers: [], leads: ['ana'] }
  const policy = {
    overlap: 3,
    sessionMinutes: 9,
    digest: { weekday: 2, minuteOfDay: 600 },
    digestChannel: null,
    lowEnd: null,
    highEnd: null,
  } as const
  const edit = { guideline: 'Mine.', guidelineFile: null, changeNote: 'x', ...policy, ...people }
  const held = { personId: of.personId, roles: ['annotator', 'lead'] } as const
  const of_ = <K extends Intent['kind']>(kind: K) => ({ kind, campaignId }) as const
  const step = <K extends Intent['kind']>(kind: K) => ({ kind, offer }) as const
  const reviewed = <K extends Intent['kind']>(kind: K) => ({ kind, offer: review }) as const
  return {
    start: [{ ...of_('start'), minutes: 5 }],
    later: [of_('later')],
    'not-today': [of_('not-today')],
    'ask-at': [{ kind: 'ask-at', campaignId, when: 'hour' }],
    settings: [],
    'settings-form': [],
    resume: [{ kind: 'resume' }],
    answer: [{ ...step('answer'), answer }],
    'nothing-ticked': [step('nothing-ticked')],
    'not-sure': [step('not-sure')],
    skip: [step('skip')],
    'skip-because': [{ ...step('skip-because'), reason: 'unclear' }],
    back: [step('back')],
    undo: [step('undo')],
    stop: [step('stop')],
    guide: [of_('guide')],
    'read-all': [step('read-all')],
    flag: [step('flag')],
    'flag-note': [{ ...step('flag-note'), note: 'mine' }],
    write: [step('write')],
    'write-form': [{ ...step('write-form'), text: 'mine' }],
    'as-it-is': [step('as-it-is')],
    'answer-again': [step('answer-again')],
    'new-campaign': [],
    'campaign-step': [],
    'begin-afresh': [{ kind: 'begin-afresh' }],
    'campaign-form': [
      {
        kind: 'campaign-form',
        form: aForm({ name: 'A new one', annotators: ['ana'], adjudicators: [], managers: [] }),
      },
    ],
    'leave-out-of-draft': [of_('leave-out-of-draft')],
    launch: [of_('launch')],
    'launch-telling-all': [of_('launch-telling-all')],
    'launch-at-any-hour': [of_('launch-at-any-hour')],
    'let-go-on': [{ ...of_('let-go-on'), personId: of.personId }],
    'join-confirm': [{ kind: 'join-confirm', requestId: campaignId }],
    'join-decline': [{ kind: 'join-decline', requestId: campaignId }],
    digest: both.map((which) => ({ kind: 'digest', which })),
    'whole-digest': [{ ...of_('whole-digest'), weekStart: '2026-11-16' }],
    'hold-back': [{ ...of_('hold-back'), personId: of.personId }],
    'send-again': [{ ...of_('send-again'), deliveryId: of.delivery }],
    'ask-leads': decisionKinds.map((decision) => ({ ...of_('ask-leads'), decision })),
    steer: steerActs.flatMap((act) => both.map((which) => ({ kind: 'steer', act, which }) as const)),
    'finish-now': [of_('finish-now')],
    'remove-people': [{ ...of_('remove-people'), people: [held] }],
    'give-back-roles': [{ ...of_('give-back-roles'), people: [held] }],
    'add-form': [{ ...of_('add-form'), rows: 'text\nMine', file: null }],
    'leave-out': [{ ...of_('leave-out'), uploadId: of.upload }],
    'add-items': [{ ...of_('add-items'), uploadId: of.upload, leftOut: 0 }],
    'edit-shown': [{ ...of_('edit-shown'), guidelineVersion: 1 }],
    'edit-form': [{ ...of_('edit-form'), shown: null, edit }],
    'gold-list': [{ ...of_('gold-list'), page: 1 }],
    'gold-open': [{ kind: 'gold-open', gold }],
    'gold-retire': [{ kind: 'gold-retire', gold }],
    'gold-return': [{ kind: 'gold-return', gold }],
    'gold-form': [{ kind: 'gold-form', gold, answer, explanation: 'mine' }],
    review: both.map((which) => ({ kind: 'review', which, minutes: null })),
    'review-choose': [{ ...reviewed('review-choose'), answer }],
    'review-again': [reviewed('review-again')],
    'review-pass': [reviewed('review-pass')],
    'review-so-far': [{ ...reviewed('review-so-far'), answer: { kind: 'order', order: [1] } }],
    'so-far': [{ ...step('so-far'), answer: { kind: 'order', order: [1] } }],
    'review-return': [{ ...reviewed('review-return'), more: 1 }],
    'review-decide': [{ ...reviewed('review-decide'), verdict: 'dropped', why: 'mine' }],
    'review-undo': [reviewed('review-undo')],
    'review-stop': [reviewed('review-stop')],
    'review-verdict': [{ ...reviewed('review-verdict'), verdict: 'settled' }],
    'review-read-all': [reviewed('review-read-all')],
    'review-write': [reviewed('review-write')],
    'review-write-form': [{ ...reviewed('review-write-form'), text: 'mine' }],
    'review-take': [{ ...reviewed('review-take'), given: 'abcdefghijklmnop' }],
    list: [{ kind: 'list' }],
    status: [{ kind: 'status', name }],
    'whole-status': [{ kind: 'whole-status', name }],
    help: [],
    'all-commands': [],
    'unknown-words': [],
  }
}

/** The same with a campaign of one's own, and what it names of the other: an item, a person, an upload, a message. */
function mixed(own: Organization, foreign: Organization): Organization {
  const at = { campaignId: own.campaignId }
  return { ...foreign, ...at, name: own.name, offer: { ...foreign.offer, ...at }, review: { ...foreign.review, ...at } }
}

const namesAPart = (intent: Intent) =>
  'offer' in intent || 'gold' in intent || 'personId' in intent || 'uploadId' in intent || 'deliveryId' in intent

const typed = ({ name }: Organization): Request['intent'][] =>
  ['pause', 'finish', 'export', 'status', 'digest', 'review', 'gold', 'edit', 'add', 'resume']
    .map((word) => `${word} ${name}`)
    .concat(`invite <@ana> to ${name} as lead`, `remove <@ana> from ${name}`, 'list', 'link', '')
    .map((typed) => readCommand(typed))

/** All rows of a campaign, and of its people, wherever they are. */
async function rowsOf({ campaignId, personId }: Organization): Promise<unknown> {
  const { rows: tables } = await pool.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name IN ('campaign_id', 'person_id') OR table_name = 'campaigns' AND column_name = 'id'
     ORDER BY 1, 2`,
  )
  const found: unknown[] = []
  for (const { table, column } of tables) {
    const { rows } = await pool.query(`SELECT * FROM "${table}" t WHERE "${column}" = $1 ORDER BY t::text`, [
      column === 'person_id' ? personId : campaignId,
    ])
    found.push([table, column, rows])
  }
  return found
}

describe.each(['Slack', 'Teams'] as const)(
  'somebody in %s who leads and labels in an organization of their own',
  (on) => {
    it('changes nothing in another one by any intent, and is told nothing of it, whatever they name', async () => {
      const there = on === 'Slack' ? await openTenant(test, 'its own') : test.workspaceId
      const here = on === 'Slack' ? test.workspaceId : await openTenant(test, 'its own')
      // The same ids of accounts in both, as two platforms may have them.
      const [owner, ours] = [anAccount(test, 'wilhelmina', there), anAccount(test, 'ana', there)]
      const [outsider, other] = [anAccount(test, 'wilhelmina', here), anAccount(test, 'ana', here)]
      const foreign = await anOrganization(there, owner, ours, `${secrets.name} ${on}`, secrets.purpose, secrets.text)
      const own = await anOrganization(here, outsider, other, `Own ${on}`, 'x', 'y')
      await outsider.annotates(own.campaignId)
      const before = await rowsOf(foreign)
      const ownButForItsParts = Object.values(triesOf(mixed(own, foreign)))
        .flat()
        .filter(namesAPart)
      const all: Request['intent'][] = [
        ...Object.values(triesOf(foreign)).flat(),
        ...typed(foreign),
        ...ownButForItsParts,
      ]
      test.jobs.splice(0)
      const message = { workspaceId: here, channel: 'D1', message: '1.1' }
      for (const intent of all) {
        const told = JSON.stringify(await outsider.ask(intent, intent.kind === 'typed' ? null : message))
        // A name that they wrote themselves may be said back to them.
        const isNamed = intent.kind === 'typed' || JSON.stringify(intent).includes(foreign.name)
        const said = isNamed ? told.replaceAll(foreign.name, '') : told
        for (const secret of Object.values(secrets)) expect(said, intent.kind).not.toContain(secret)
      }
      expect(await rowsOf(foreign)).toEqual(before)
    })
  },
)
