import type { Alarm } from '../../domain/figures/status-figures.ts'
import type { Label } from '../../domain/labels/label.ts'
import type { Role } from '../../domain/person.ts'
import { mayChange, maySeeEveryScore } from '../../domain/policies.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { lowerEnd } from '../../metrics/figures/agreement-figures.ts'
import { digestDecisions } from '../../metrics/figures/digest-decisions.ts'
import type { DigestFigures } from '../../metrics/figures/digest-figures.ts'
import { digestTakeaway, saysTooLittle } from '../../metrics/figures/digest-takeaway.ts'
import { agreesTooLittle, qualityAlarms } from '../quality/quality-alarms.ts'

type Reader = {
  readonly personId: string
  readonly roles: readonly Role[]
  readonly names: ReadonlyMap<string, string>
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
}

/** What a digest gives its reader to look at, beside what its first sentence and its decisions say already. */
export function digestAlarms(figures: DigestFigures, { personId, roles, names, taskType, labels }: Reader): Alarm[] {
  const { agreement, annotators, quality } = figures
  const decided = new Set(digestDecisions(figures).flatMap((one) => (one.kind === 'hold-back' ? one.personId : [])))
  const saysSo = saysTooLittle(digestTakeaway(figures, null))
  return qualityAlarms(
    {
      taskType,
      labels,
      agreesTooLittle: !saysSo && agreesTooLittle(agreement.items ?? 0, lowerEnd(agreement)),
      mistakes: quality?.mistakes ?? [],
      balance: quality?.balance ?? null,
      signs: quality?.signs ?? null,
      watched: annotators
        .filter((one) => (one.isHeldBack || one.isDoubted || one.isDrifting === true) && !decided.has(one.personId))
        .map(({ personId, isHeldBack, isDoubted, gold }) => ({ personId, isHeldBack, isWarned: isDoubted, gold })),
      names,
    },
    { personId, seesPeople: maySeeEveryScore(roles), isLead: mayChange(roles) },
  )
}
