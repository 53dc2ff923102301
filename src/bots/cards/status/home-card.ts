import type { HomeScreen, OwnWork, SteeredCampaign } from '../../../domain/screens/home-screen.ts'
import { count, listed, percent, roughItems } from '../../words/en/count.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { sessionButtons } from '../sessions/session-buttons.ts'
import { about, stateWords } from './list-card.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const mostNames = 3

/** The app's own page: what waits, what one did, what one answers for. */
export function homeCard(screen: HomeScreen): Card {
  const { own, steered, more } = screen
  return {
    title: 'Labelbreak',
    step: 'home',
    parts: [
      ...waitingParts(screen),
      ...(own === null ? [] : ownParts(own)),
      ...(steered.length === 0 ? [] : [heading('Campaigns you look after'), ...steered.flatMap(steeredParts)]),
      ...(more > 0 ? [small(`and ${count(more, 'more campaign')} of yours`)] : []),
      { kind: 'controls', controls: footButtons(screen) },
      { kind: 'text', words: ['In any conversation, ', { command: 'help' }, ' shows all commands.'] },
    ],
  }
}

function waitingParts({ goingOn, waiting, own, steered }: HomeScreen): Part[] {
  if (goingOn !== null) {
    return [
      heading('You are in the middle of something'),
      text({ strong: goingOn.campaignName }, `: your session runs until ${goingOn.until}.`),
      { kind: 'controls', controls: [button('Go on', { kind: 'resume' })] },
    ]
  }
  if (waiting.length > 0) return [heading('Waiting for you'), ...waiting.flatMap(waitingCampaign)]
  if (own !== null) return [heading('Nothing waits for you'), text('You get a message when something does.')]
  return steered.length > 0 ? [] : [heading('Labelbreak'), text(welcome)]
}

const welcome =
  'Label data in sittings of a few minutes, between two other things. A campaign invites you by direct message; choose how long you have, answer one item after another, stop whenever you like. Each answer is saved at once.'

function waitingCampaign({ campaignId, name, left, sessionMinutes }: HomeScreen['waiting'][number]): Part[] {
  return [
    text({ strong: name }, `: ${roughItems(left).toLowerCase()}. How much time do you have?`),
    { kind: 'controls', controls: sessionButtons(campaignId, sessionMinutes) },
  ]
}

function ownParts({ thisWeek, inAll, campaigns }: OwnWork): Part[] {
  const entries = campaigns.map(({ name, answers, score }): Words => {
    const told =
      score === null
        ? ''
        : `; on known answers ${percent(score.mean)} right (${percent(score.low).replace(' %', '')} to ${percent(score.high)}, ${count(score.n, 'answer')})`
    return [{ strong: name }, `: ${count(answers, 'answer')}${told}`]
  })
  return [
    heading('Your answers'),
    {
      kind: 'facts',
      facts: [
        ['This week', whole.format(thisWeek)],
        ['In all', whole.format(inAll)],
      ],
    },
    ...(entries.length === 0 ? [] : [{ kind: 'list', entries } as const]),
    small(
      'On known answers appears after five of them. Your first answers count here, five at a time, and it moves at night. You, the leads and the managers see it.',
    ),
  ]
}

function steeredParts(campaign: SteeredCampaign): Part[] {
  const { name, state, done, items, unsure, unreachable } = campaign
  return [
    text(
      { strong: name },
      ` (${stateWords[state]}): ${about(campaign)}${whole.format(done)} of ${count(items, 'item')} done`,
    ),
    small(weekWords(campaign)),
    ...(unsure.length > 0 ? [small(`Perhaps not told: ${named(unsure)}. A message to them may have been lost.`)] : []),
    ...(unreachable.length > 0 ? [small(`No message reaches ${named(unreachable)}.`)] : []),
    { kind: 'controls', controls: steeringButtons(campaign) },
  ]
}

function weekWords(campaign: SteeredCampaign): string {
  const { answersThisWeek, activeThisWeek, invited, inReview } = campaign
  const week = `This week: ${about(campaign)}${count(answersThisWeek, 'answer')}, ${activeThisWeek} of ${count(invited, 'annotator')} active`
  return inReview === 0 ? week : `${week} · ${count(inReview, 'item')} for review`
}

function steeringButtons({
  campaignId,
  name,
  state,
  isLead,
  seesDigest,
  mayReview,
  inReview,
}: SteeredCampaign): Control[] {
  const which = { campaignId }
  const isReviewed = mayReview && inReview > 0
  return [
    button('Status', { kind: 'status', name }),
    ...(isReviewed ? [button(`Review ${inReview}`, { kind: 'review', which, minutes: null })] : []),
    ...(seesDigest ? [button('Digest', { kind: 'digest', which })] : []),
    ...(isLead && state === 'paused' ? [button('Resume', { kind: 'steer', act: 'go-on', which })] : []),
    ...(isLead && state !== 'finished' ? [button('Edit', { kind: 'steer', act: 'edit', which })] : []),
  ]
}

function footButtons({ own, mayCreate, more }: HomeScreen): Control[] {
  return [
    ...(own === null ? [] : [button('Settings', { kind: 'settings' })]),
    ...(more > 0 ? [button('All campaigns', { kind: 'list' })] : []),
    ...(mayCreate ? [button('New campaign', { kind: 'new-campaign' })] : []),
    ...(own === null && !mayCreate ? [button('Help', { kind: 'help' })] : []),
  ]
}

function named(names: readonly string[]): string {
  const rest = names.length - mostNames
  return rest > 0 ? `${names.slice(0, mostNames).join(', ')} and ${count(rest, 'other')}` : listed(names)
}

function heading(text: string): Part {
  return { kind: 'heading', text }
}

function text(...words: Words): Part {
  return { kind: 'text', words }
}

function small(text: string): Part {
  return { kind: 'small', text }
}
