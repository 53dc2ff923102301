import type { WeekChange } from '../../domain/screens/digest-screens.ts'
import type { DigestFigures } from './digest-figures.ts'

type AgreementChange = Extract<WeekChange, { kind: 'agreement' }>

/** What is different from the week before, the weightiest first; nothing where there was none. */
export function digestChanges(now: DigestFigures, before: DigestFigures | null): WeekChange[] {
  if (before === null) return []
  const changes: WeekChange[] = []
  if (now.state !== before.state) changes.push({ kind: 'state', now: now.state, before: before.state })
  if (now.week.answers !== before.week.answers && now.edition !== 'so-far') {
    changes.push({ kind: 'answers', now: now.week.answers, before: before.week.answers })
  }
  if (now.week.active !== before.week.active && now.edition !== 'so-far') {
    changes.push({ kind: 'active', now: now.week.active, before: before.week.active })
  }
  const agreement = agreementChange(now, before)
  if (agreement?.isChance === false) changes.push(agreement)
  if (now.finish.likely !== null && before.finish.likely !== null && now.finish.likely !== before.finish.likely) {
    changes.push({ kind: 'likely', now: now.finish.likely, before: before.finish.likely })
  }
  const added = now.progress.items - before.progress.items
  if (added > 0) changes.push({ kind: 'items', added })
  if (now.guidelineVersion !== before.guidelineVersion) {
    changes.push({ kind: 'guideline', version: now.guidelineVersion })
  }
  if (agreement?.isChance === true && looksOther(agreement)) changes.push(agreement)
  return changes
}

/** As two digits show it. */
function looksOther({ now, before }: AgreementChange): boolean {
  return Math.round(now * 100) !== Math.round(before * 100)
}

/** Only of the same label. Where the two intervals meet, luck alone may have done it. */
function agreementChange(
  { agreement: now }: DigestFigures,
  { agreement: before }: DigestFigures,
): AgreementChange | null {
  if (now.alpha === null || before.alpha === null || now.labelId !== before.labelId) return null
  if (now.interval === null || before.interval === null) return null
  const apart = now.interval.low > before.interval.high || now.interval.high < before.interval.low
  return { kind: 'agreement', now: now.alpha, before: before.alpha, isChance: !apart }
}
