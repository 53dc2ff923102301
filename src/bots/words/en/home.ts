import type { ToldScore } from '../../../domain/figures/told-score.ts'
import type { SteeredCampaign } from '../../../domain/screens/home-screen.ts'
import type { Fact, Words } from '../../cards/card.ts'
import { about, toldScore } from './amounts.ts'
import { campaigns } from './campaigns.ts'
import { count, listed, roughItems, wholeNumber } from './count.ts'

function names({ shown, rest }: { readonly shown: readonly string[]; readonly rest: number }): string {
  return rest > 0 ? `${shown.join(', ')} and ${count(rest, 'other')}` : listed(shown)
}

/** The app's own page, in English. */
export const home = {
  title: 'Labelbreak',
  inTheMiddle: 'You are in the middle of something',
  sessionOpen: (campaignName: string, until: string): Words => [
    { strong: campaignName },
    `: your session runs until ${until}.`,
  ],
  goOn: 'Go on',
  somethingWaits: 'Waiting for you',
  howMuchTime: (name: string, left: number): Words => [
    { strong: name },
    `: ${roughItems(left).toLowerCase()}. How much time do you have?`,
  ],
  nothingWaits: 'Nothing waits for you',
  messageFollows: 'You get a message when something does.',
  welcome:
    'Label data in sessions of a few minutes, between two other things. A campaign invites you by direct message; choose how long you have, answer one item after another, stop whenever you like. Each answer is saved at once.',
  ownAnswers: 'Your answers',
  thisWeek: (answers: number): Fact => ['This week', wholeNumber(answers)],
  inAll: (answers: number): Fact => ['In all', wholeNumber(answers)],
  ownCampaign: (name: string, answers: number, score: ToldScore | null): Words => {
    const told = score === null ? '' : `; on known answers ${toldScore(score)}`
    return [{ strong: name }, `: ${count(answers, 'answer')}${told}`]
  },
  scoreExplained:
    'On known answers appears after five of them. Your first answers count here, five at a time, and it moves at night. You, the leads and the managers see it.',
  lookedAfter: 'Campaigns you look after',
  state: (campaign: SteeredCampaign): Words => [
    { strong: campaign.name },
    ` (${campaigns.states[campaign.state]}): ${about(campaign)}${wholeNumber(campaign.done)} of ${count(campaign.items, 'item')} done`,
  ],
  week(campaign: SteeredCampaign): string {
    const { answersThisWeek, activeThisWeek, invited, inReview } = campaign
    const week = `This week: ${about(campaign)}${count(answersThisWeek, 'answer')}, ${wholeNumber(activeThisWeek)} of ${count(invited, 'annotator')} active`
    return inReview === 0 ? week : `${week} · ${count(inReview, 'case waits', 'cases wait')} for review`
  },
  perhapsNotTold: (people: Parameters<typeof names>[0]) =>
    `Perhaps not told: ${names(people)}. A message to them may have been lost.`,
  unreachable: (people: Parameters<typeof names>[0]) => `No message reaches ${names(people)}.`,
  more: (n: number) => `and ${count(n, 'more campaign')} of yours`,
  buttons: {
    status: 'Status',
    review: (cases: number) => `Review ${count(cases, 'case')}`,
    digest: 'Digest',
    settings: 'Settings',
    allCampaigns: 'All campaigns',
    newCampaign: 'New campaign',
    help: 'Help',
  },
  helpAnywhere: ['In any conversation, ', { command: 'help' }, ' shows all commands.'],
} as const
