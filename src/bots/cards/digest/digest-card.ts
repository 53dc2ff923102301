import type { DigestLine, DigestNews, DigestScreen, Undelivered } from '../../../domain/screens/digest-screens.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, percent } from '../../words/en/count.ts'
import { button, type Card, type Part, type Words } from '../card.ts'
import { sendAgainButton } from '../messages/send-again-button.ts'
import { alarmList } from './alarm-parts.ts'
import { decisionParts } from './decision-parts.ts'
import { changeWords, dayWords, factsWords, takeawayWords, weekWords } from './digest-words.ts'

/** So many lines are read on a phone, and leave room in a message for the rest. */
const mostPeople = 30
const mostNameChars = 40
const mostUndelivered = 5

/** A digest stays where it is: what its buttons bring comes beside it. */
export const digestStep = 'digest'

/** The takeaway, the figures, what waits, what changed, who did what. */
export function digestCard(screen: DigestScreen): Card {
  const { campaignId, campaignName, week, annotators, changes, decisions } = screen
  const said = takeawayWords(screen.takeaway, week.to, screen.edition !== 'so-far')
  return {
    title: `${campaignName}, ${weekWords(week)}: ${said}`,
    step: digestStep,
    parts: [
      { kind: 'heading', text: campaignName },
      { kind: 'small', text: editionWords(screen) },
      { kind: 'text', words: [{ strong: said }] },
      ...(screen.figures === null ? [] : [{ kind: 'facts', facts: factsWords(screen.figures, week.to) } as const]),
      ...alarmList(screen.alarms ?? []),
      ...decisions.flatMap((one) => decisionParts(campaignId, one, week.to)),
      ...(changes.length === 0 ? [] : changeParts(screen)),
      ...(annotators === null || annotators.length === 0 ? [] : peopleParts(annotators)),
      ...undeliveredParts(campaignId, screen.undelivered, week.to),
    ],
  }
}

function editionWords({ edition, week }: DigestScreen): string {
  const span = weekWords(week)
  if (edition === 'so-far') return `The week so far, ${span}. Only you see this.`
  return edition === 'last' ? `Last weekly digest, ${span}` : `Weekly digest, ${span}`
}

function changeParts({ changes, week }: DigestScreen): Part[] {
  const entries = changes.map((change): Words => [changeWords(change, week.to)])
  return [
    { kind: 'text', words: [{ strong: 'What changed' }] },
    { kind: 'list', entries },
  ]
}

function peopleParts(annotators: readonly DigestLine[]): Part[] {
  const rest = annotators.length - mostPeople
  const withBalanced = annotators.some(({ balanced }) => balanced != null)
  return [
    {
      kind: 'table',
      columns: ['Annotator', 'This week', 'On known answers', 'Of', ...(withBalanced ? ['Each label alike'] : [])],
      rows: annotators
        .slice(0, mostPeople)
        .map((line) => [...row(line), ...(withBalanced ? [balancedSaid(line.balanced ?? null)] : [])]),
    },
    ...(rest > 0 ? [{ kind: 'small', text: `and ${count(rest, 'more annotator')}` } as const] : []),
    {
      kind: 'small',
      text: 'On known answers: the share got right since the start, with the range it lies in at 95 %, from five known answers on. It goes by the answers that stand; on a line of your own by first answers, as of the last night. Only leads and managers see this.',
    },
  ]
}

function row({ name, answers, score, isPaused }: DigestLine): string[] {
  const shown = cutText(name, mostNameChars).shown
  return [
    isPaused ? `${shown} (paused)` : shown,
    String(answers),
    score === null ? 'too few' : rangeSaid(score.mean, score.low, score.high),
    score === null ? '–' : String(score.n),
  ]
}

function balancedSaid(balanced: NonNullable<DigestLine['balanced']> | null): string {
  return balanced === null ? 'too few' : rangeSaid(balanced.value, balanced.low, balanced.high)
}

/** `83 % (62–97 %)` */
function rangeSaid(value: number, low: number, high: number): string {
  return `${percent(value)} (${percent(low).replace(' %', '')}–${percent(high)})`
}

function undeliveredParts(campaignId: string, undelivered: readonly Undelivered[], week: string): Part[] {
  return undelivered.slice(0, mostUndelivered).flatMap((one): Part[] => {
    const { name, weekStart, state } = one
    const digest = `The digest of the week from ${dayWords(weekStart, week)}`
    const text =
      state === 'unsure'
        ? `${digest} may not have reached ${name}: no word came back, so it was not sent again.`
        : `${digest} did not reach ${name}.`
    return [
      { kind: 'small', text },
      { kind: 'controls', controls: [sendAgainButton(campaignId, one)] },
    ]
  })
}

export function digestNewsCard(screen: DigestNews): Card {
  const { campaignId, campaignName } = screen
  if (screen.kind === 'lead-asked') {
    const { byName, decision, today } = screen
    return {
      title: `${byName} asks you to decide something in ${campaignName}.`,
      step: 'lead-asked',
      parts: [
        { kind: 'small', text: campaignName },
        { kind: 'text', words: [{ strong: byName }, ' asks you to decide:'] },
        ...decisionParts(campaignId, decision, today),
      ],
    }
  }
  if (screen.kind === 'channel-refused') return channelRefusedCard(screen)
  const { personId, personName } = screen
  return {
    title: `${personName} gets no new items in ${campaignName}.`,
    step: 'person-paused',
    parts: [
      { kind: 'small', text: campaignName },
      {
        kind: 'text',
        words: [
          { strong: `${personName} gets no new items now. ` },
          'They were told so kindly and without figures, and that the leads will look at it with them.',
        ],
      },
      { kind: 'controls', controls: [button('Let them go on', { kind: 'let-go-on', campaignId, personId })] },
    ],
  }
}

function channelRefusedCard({
  campaignId,
  campaignName,
  channel,
  deliveryId,
}: Extract<DigestNews, { kind: 'channel-refused' }>): Card {
  const again = sendAgainButton(campaignId, { deliveryId, name: null, state: 'failed' })
  const edit = button('Edit', { kind: 'steer', act: 'edit', which: { campaignId } })
  return {
    title: `The digest of ${campaignName} did not reach its channel.`,
    step: 'channel-refused',
    parts: [
      { kind: 'small', text: campaignName },
      {
        kind: 'text',
        words: [
          { strong: 'The weekly digest did not reach ' },
          { channel },
          '. Labelbreak is no member there, may not post, or the channel is closed.',
        ],
      },
      {
        kind: 'text',
        words: [
          'Invite Labelbreak to that channel, or choose another one under Edit; then send it again. You have your own copy.',
        ],
      },
      { kind: 'controls', controls: [again, edit] },
    ],
  }
}
