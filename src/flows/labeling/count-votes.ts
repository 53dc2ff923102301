import { taskTypes } from '../../domain/task-types/task-types.ts'
import { type AnswerShape, itemOutcome, itemVote } from '../../metrics/consensus/item-vote.ts'
import { saveVotes } from '../../store/votes/save-votes.ts'
import {
  type AnswerPlace,
  type CountedVote,
  type ItemRef,
  loadBasisAt,
  loadBasisOf,
  type VoteBasis,
} from '../../store/votes/vote-basis.ts'
import type { ClickWorld } from '../click-world.ts'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

type Needed = Pick<World, 'database' | 'campaignAt' | 'now'>

/**
 * Counts an item's live vote anew once it was answered, or an answer was taken back, at some place. Items that are
 * answered at the same time share two statements; gold goes the same way as all others.
 */
export function voteCounter(world: Needed): ClickWorld['countVote'] {
  return gathered<AnswerPlace, undefined>(async (places) => {
    await countFrom(world, await loadBasisAt(world.database.pool, places))
    return places.map(() => undefined)
  })
}

/** Counts the live votes of some items anew. */
export async function countVotesOf(world: Needed, items: readonly ItemRef[]): Promise<void> {
  await countFrom(world, await loadBasisOf(world.database.pool, items))
}

async function countFrom(world: Needed, bases: readonly VoteBasis[]): Promise<void> {
  const counted: CountedVote[] = []
  for (const basis of bases) {
    const vote = await countOne(world, basis)
    if (vote !== null) counted.push(vote)
  }
  await saveVotes(world.database.pool, counted, world.now())
}

async function countOne(world: Needed, basis: VoteBasis): Promise<CountedVote | null> {
  const campaign = await world.campaignAt(world.database.prisma, basis.campaignId, basis.campaignVersion)
  if (campaign === null) return null
  const shape: AnswerShape = {
    labelIds: campaign.labels.map(({ id }) => id),
    scale: taskTypes[campaign.taskType].scale,
  }
  const { organizationId, campaignId, itemId, answers } = basis
  const vote = itemVote(answers, shape, basis.temperature)
  const wanted = Math.max(campaign.overlap, basis.wanted)
  return {
    organizationId,
    campaignId,
    itemId,
    basis: basis.basis,
    ...vote,
    answers: answers.length,
    outcome: basis.isGold ? null : itemOutcome(answers, vote, shape, { most: wanted, early: campaign.stopEarly }),
    wanted,
  }
}
