import type { HomeScreen, OwnWork, SteeredCampaign } from '../../../domain/screens/home-screen.ts'
import { said } from '../../words/said.ts'
import { actButton } from '../campaigns/act-button.ts'
import { button, type Card, type Control, type Part, type Words } from '../card.ts'
import { sessionButtons } from '../sessions/session-buttons.ts'

const mostNames = 3

/** The app's own page: what waits, what one did, what one answers for. */
export function homeCard(screen: HomeScreen): Card {
  const { own, steered, more } = screen
  return {
    title: said.home.title,
    step: 'home',
    parts: [
      ...waitingParts(screen),
      ...(own === null ? [] : ownParts(own)),
      ...(steered.length === 0 ? [] : [heading(said.home.lookedAfter), ...steered.flatMap(steeredParts)]),
      ...(more > 0 ? [small(said.home.more(more))] : []),
      { kind: 'controls', controls: footButtons(screen) },
      text(said.home.helpAnywhere),
    ],
  }
}

function waitingParts({ goingOn, waiting, own, steered }: HomeScreen): Part[] {
  if (goingOn !== null) {
    return [
      heading(said.home.inTheMiddle),
      text(said.home.sessionOpen(goingOn.campaignName, goingOn.until)),
      { kind: 'controls', controls: [button(said.home.goOn, { kind: 'resume' })] },
    ]
  }
  if (waiting.length > 0) return [heading(said.home.somethingWaits), ...waiting.flatMap(waitingCampaign)]
  if (own !== null) return [heading(said.home.nothingWaits), text([said.home.messageFollows])]
  return steered.length > 0 ? [] : [heading(said.home.title), text([said.home.welcome])]
}

function waitingCampaign({ campaignId, name, left, sessionMinutes }: HomeScreen['waiting'][number]): Part[] {
  return [
    text(said.home.howMuchTime(name, left)),
    { kind: 'controls', controls: sessionButtons(campaignId, sessionMinutes) },
  ]
}

function ownParts({ thisWeek, inAll, campaigns }: OwnWork): Part[] {
  const entries = campaigns.map(({ name, answers, score }) => said.home.ownCampaign(name, answers, score))
  return [
    heading(said.home.ownAnswers),
    { kind: 'facts', facts: [said.home.thisWeek(thisWeek), said.home.inAll(inAll)] },
    ...(entries.length === 0 ? [] : [{ kind: 'list', entries } as const]),
    small(said.home.scoreExplained),
  ]
}

function steeredParts(campaign: SteeredCampaign): Part[] {
  const { unsure, unreachable } = campaign
  return [
    text(said.home.state(campaign)),
    small(said.home.week(campaign)),
    ...(unsure.length > 0 ? [small(said.home.perhapsNotTold(firstOf(unsure)))] : []),
    ...(unreachable.length > 0 ? [small(said.home.unreachable(firstOf(unreachable)))] : []),
    { kind: 'controls', controls: steeringButtons(campaign) },
  ]
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
  const { buttons } = said.home
  const isReviewed = mayReview && inReview > 0
  return [
    button(buttons.status, { kind: 'status', name }),
    ...(isReviewed ? [button(buttons.review(inReview), { kind: 'review', which, minutes: null })] : []),
    ...(seesDigest ? [button(buttons.digest, { kind: 'digest', which })] : []),
    ...(isLead && state === 'paused' ? [actButton(campaignId, 'go-on')] : []),
    ...(isLead && state !== 'finished' ? [actButton(campaignId, 'edit')] : []),
  ]
}

function footButtons({ own, mayCreate, more }: HomeScreen): Control[] {
  const { buttons } = said.home
  return [
    ...(own === null ? [] : [button(buttons.settings, { kind: 'settings' })]),
    ...(more > 0 ? [button(buttons.allCampaigns, { kind: 'list' })] : []),
    ...(mayCreate ? [button(buttons.newCampaign, { kind: 'new-campaign' })] : []),
    ...(own === null && !mayCreate ? [button(buttons.help, { kind: 'help' })] : []),
  ]
}

function firstOf(names: readonly string[]) {
  return { shown: names.slice(0, mostNames), rest: Math.max(0, names.length - mostNames) }
}

function heading(text: string): Part {
  return { kind: 'heading', text }
}

function text(words: Words): Part {
  return { kind: 'text', words }
}

function small(text: string): Part {
  return { kind: 'small', text }
}
