import type { Heard } from '../../../domain/messages/heard.ts'
import type {
  DigestLine,
  DigestNews,
  DigestScreen,
  Undelivered,
  WholeDigest,
} from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import type { PointFirst, Words } from '../../cards/card.ts'
import { percentRange, toldScore } from './amounts.ts'
import { complete } from './complete.ts'
import { count, percent, wholeNumber } from './count.ts'
import { dayWords, weekWords } from './days.ts'
import { digestBrief } from './digest-brief.ts'
import { changeWords } from './digest-changes.ts'
import { digestFigures } from './digest-figures.ts'
import { takeawayWords } from './digest-takeaway.ts'
import { severalDigests } from './several-digests.ts'
import { telling } from './telling.ts'

type Told = DigestScreen | WholeDigest

/** Where it goes beside its readers. */
function channelSet({ name, goes, changed }: Extract<DigestNews, { kind: 'digest-channel' }>): PointFirst {
  if (!goes)
    return [
      { strong: `The digest of ${name} ${changed ? 'goes to that channel no more.' : 'does not go to that channel.'}` },
    ]
  if (!changed) return [{ strong: `The digest of ${name} goes to that channel already.` }]
  return [
    { strong: `The weekly digest of ${name} goes to that channel too. ` },
    'There it comes without names and scores. To end that, type there: ',
    { command: `digest ${name} not here` },
    '.',
  ]
}

/** The week of a campaign, and what follows from it; in English. */
export const digest = {
  title: ({ campaignName, week }: Told, takeaway: string) => `${campaignName}, ${weekWords(week)}: ${takeaway}`,
  edition({ edition, week }: Told): string {
    if (edition === 'so-far') return 'The week so far; only you see this.'
    const span = weekWords(week)
    return edition === 'last' ? `Last weekly digest, ${span}` : `Weekly digest, ${span}`
  },
  takeaway: takeawayWords,
  brief: digestBrief,
  several: severalDigests,
  figures: digestFigures,
  whatChanged: 'What changed',
  change: changeWords,
  people: {
    name: 'Annotator',
    answers: 'This week',
    score: 'On known answers',
    balanced: 'Each label alike',
  },
  answerCount: wholeNumber,
  heldBack: (name: string) => `${name} (held back)`,
  score: toldScore,
  /** `83 %; likely 62 to 97 %` */
  balanced: ({ value, low, high }: NonNullable<DigestLine['balanced']>) =>
    `${percent(value)}; likely ${percentRange(low, high)}`,
  tooFew: 'too few yet',
  morePeople: (n: number) => `and ${count(n, 'more annotator')}`,
  scoreExplained:
    'This week: answers that count, those to known answers aside. On known answers: how many were right since the start, from five on, and where the share of all of them very likely lies. That range begins around 80 %, which most people reach, and narrows as answers come in. It goes by the answers that stand; on a line of your own by first answers, as of the last night. Only leads and managers see this.',
  undelivered({ name, weekStart, state }: Undelivered, week: LocalDay): string {
    const which = `The digest of the week from ${dayWords(weekStart, week)}`
    return state === 'unsure'
      ? `${which} may not have reached ${name}: no word came back, so it was not sent again.`
      : `${which} did not reach ${name}.`
  },
  leadAsked: {
    title: (byName: string, campaignName: string) => `${byName} asks you to decide something in ${campaignName}.`,
    asks: (byName: string): Words => [{ strong: byName }, ' asks you to decide:'],
  },
  channelRefused: {
    title: (campaignName: string) => `The digest of ${campaignName} did not reach its channel.`,
    whatHappened: (channel: string): Words => [
      { strong: 'The weekly digest did not reach ' },
      { channel },
      '. Labelbreak is no member there, may not post, or the channel is closed.',
    ],
    advice:
      'Invite Labelbreak to that channel, or choose another one under Edit; then send it again. You have your own copy.',
  },
  channelSet,
  complete,
  personHeldBack: {
    title: (name: string, campaignName: string) => `${name} gets no new items in ${campaignName}.`,
    whatHappened: (name: string, heard: Heard): Words => [
      { strong: `${name} gets no new items now. ` },
      `${telling.heard(name, heard)} The message is kind, holds no figures, and says that the leads will look at it with them.`,
    ],
    letGoOn: 'Let them go on',
  },
} as const
