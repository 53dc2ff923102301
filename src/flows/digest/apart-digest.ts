import { tensShortOf } from '../../domain/figures/rough-count.ts'
import type { Role } from '../../domain/person.ts'
import { seesRoughCounts } from '../../domain/policies.ts'
import type { Finish } from '../../domain/screens/digest-screens.ts'
import type { DigestApart, DigestCounts, DigestFigures, DigestQuality } from '../../metrics/figures/digest-figures.ts'
import type { Database } from '../../store/db/database.ts'
import { hasNothingLeft } from '../../store/dealing/left-for-person.ts'
import { countUncounted, countWaitingBeside } from '../../store/figures/digest-apart.ts'
import type { DigestSpan } from '../../store/figures/digest-counts.ts'
import { loadApartFigures } from '../../store/figures/figures.ts'
import { loadRoughProgress } from '../../store/figures/rough-progress.ts'

/** Measured of all answers, and when it will be done where those of some count alike. */
type Measured = Pick<DigestQuality, 'balanced'> & { readonly finish: Finish; readonly finishApart: Finish }

/**
 * What a digest tells those who annotate and manage, without leading: their own answers count alike, whatever they went
 * to, and what cannot be counted so is made without them.
 *
 * @param people who do
 */
export async function apartDigest(
  pool: Database['pool'],
  { campaignId, from, to }: DigestSpan,
  people: readonly string[],
  counts: Omit<DigestCounts, 'state' | 'guidelineVersion'>,
  { balanced, finish, finishApart }: Measured,
): Promise<DigestApart> {
  const beside = await countUncounted(pool, { campaignId, from, to }, people)
  const rough = (await loadRoughProgress(pool, [campaignId], people, to)).get(campaignId)
  const night = (await loadApartFigures(pool, campaignId))?.figures ?? null
  const { items, answers, answersWanted } = rough ?? counts.progress
  const isDone = counts.progress.done >= counts.progress.items && (await haveNothingLeft(pool, campaignId, people))
  const remaining = isDone ? 0 : Math.max(1, answersWanted - answers)
  const done = answersWanted === 0 ? 0 : Math.floor((items * answers) / answersWanted)
  return {
    progress: isDone
      ? counts.progress
      : { items, done: tensShortOf(done, items), answers: Math.min(answers, answersWanted), answersWanted, remaining },
    week: { ...counts.week, answers: counts.week.answers + [...beside.values()].reduce((sum, n) => sum + n, 0) },
    ...(await countWaitingBeside(pool, campaignId, to, people)),
    gold: { ...counts.gold, suspects: 0 },
    annotators: counts.annotators.map((one) => ({ ...one, answers: one.answers + (beside.get(one.personId) ?? 0) })),
    finish: isDone ? finish : notDone(finishApart),
    agreement: night?.agreement ?? { alpha: null, why: 'too-few' },
    quality: {
      mistakes: night?.mistakes ?? [],
      balanced: balanced.filter(({ personId }) => !people.includes(personId)),
      balance: night?.balance ?? null,
      signs: night?.signs ?? null,
      told: night?.told ?? {},
    },
  }
}

/** As many answers as were wanted, some of them to gold: it is near, and cannot be told. */
function notDone(finish: Finish): Finish {
  return finish.likely === null && finish.why === 'done' ? { likely: null, why: 'too-early' } : finish
}

/** As long as one of them has a prompt on screen while all is done, that all is done would tell that it is gold. */
export async function haveNothingLeft(
  pool: Database['pool'],
  campaignId: string,
  people: readonly string[],
): Promise<boolean> {
  for (const personId of people) if (!(await hasNothingLeft(pool, campaignId, personId))) return false
  return true
}

/** A digest's figures as far as one person may know them. Nobody is told here how they themselves do on gold. */
export function asSeenBy(
  figures: DigestFigures,
  reader: { readonly personId: string; readonly roles: readonly Role[] } | null,
): DigestFigures {
  if (reader === null) return figures
  const seen = seesRoughCounts(reader.roles) && figures.apart != null ? { ...figures, ...figures.apart } : figures
  return {
    ...seen,
    annotators: seen.annotators.map((one) =>
      one.personId === reader.personId
        ? { ...one, gold: one.goldToldToSelf, isDoubted: false, isDrifting: false }
        : one,
    ),
  }
}
