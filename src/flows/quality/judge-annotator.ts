import { holdBackVerdict, shouldWarn } from '../../metrics/gold/gold-alarms.ts'
import { cusum } from '../../metrics/signs/drift.ts'

/** What somebody's answers to gold ask for. */
export type Judgement = {
  /** Deal them nothing more until a lead has looked. */
  readonly holdBack: boolean
  /** Tell the leads to look. */
  readonly warn: boolean
  /** Give them more gold for a while. */
  readonly drifting: boolean
}

/** For so many golds more is dealt after an alarm of the drift chart, which then begins anew. */
const driftStandsFor = 20

/**
 * @param outcomes answers to gold in order, `true` where right; those before a pardon, and gold that most people fail,
 * are left out by the caller
 */
export function judgeAnnotator(outcomes: readonly boolean[]): Judgement {
  const right = outcomes.filter((isRight) => isRight).length
  return {
    holdBack: holdBackVerdict(outcomes).holdBack,
    warn: shouldWarn({ right, answered: outcomes.length }),
    drifting: isDrifting(outcomes),
  }
}

function isDrifting(outcomes: readonly boolean[]): boolean {
  let from = 0
  let lastAlarm: number | null = null
  for (;;) {
    const { alarmAt } = cusum(outcomes.slice(from))
    if (alarmAt === null) break
    lastAlarm = from + alarmAt
    from = lastAlarm + 1
  }
  return lastAlarm !== null && outcomes.length - 1 - lastAlarm < driftStandsFor
}
