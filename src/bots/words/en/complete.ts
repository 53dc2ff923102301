import type { CompleteScreen } from '../../../domain/screens/digest-screens.ts'
import type { Fact } from '../../cards/card.ts'
import { toldScore, undecidedSaid } from './amounts.ts'
import { count } from './count.ts'

/** That all items of a campaign have their answers, in English; the sentence that says so is a digest's. */
export const complete = {
  title: (campaignName: string, takeaway: string) => `${campaignName}: ${takeaway}`,
  known: ({ known }: CompleteScreen): Fact => ['On known answers', known === null ? 'too few yet' : toldScore(known)],
  inReview({ inReview, takeaway }: CompleteScreen): Fact {
    if (inReview === 0) return ['In review', 'nothing waits']
    return ['In review', `${count(inReview, 'case waits', 'cases wait')}${undecidedSaid(takeaway.undecided ?? 0)}`]
  },
} as const
