import { tellingOf } from '../../domain/asking/telling.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { OtherProblem } from '../../domain/items/line-problem.ts'
import type { PreviewScreen } from '../../domain/screens/screen.ts'
import type { ItemsReport } from '../items/check-items.ts'
import type { ChosenPeople } from '../naming/meet-people.ts'
import { type Expected, expectToTell, hearingOf, isHurried } from '../telling/announce.ts'
import type { World } from '../world.ts'

/** What follows once nothing is wrong. */
export type IfLaunched = Pick<PreviewScreen, 'campaignId' | 'telling' | 'tellAll' | 'tellAtAnyHour'>

export const notLaunched: IfLaunched = { campaignId: null, telling: null, tellAll: null, tellAtAnyHour: null }

/** Who would hear of it now and who later, if it were launched at once. */
export async function ifLaunched(
  world: World,
  zone: string,
  workspaceId: string,
  { members }: Pick<ChosenPeople, 'members'>,
  campaignId: string,
): Promise<IfLaunched> {
  const now = world.now()
  const annotators = members.flatMap(({ personId, role }) => (role === 'annotator' ? [personId] : []))
  const expected = await expectToTell(world.database.prisma, annotators, campaignId, workspaceId, now)
  const isWaiting = ({ foreseen }: Expected) => foreseen === null || foreseen.at > now
  const waiting = expected.filter(isWaiting).length
  if (waiting === 0) return { ...notLaunched, campaignId }
  const byDay = expected.filter((one) => isHurried(one, 'at-once', now)).length
  const outside = expected.filter((one) => isHurried(one, 'at-any-hour', now)).length - byDay
  const ownHours = expected.filter((one) => isWaiting(one) && one.who.hasOwnHours).length
  const atOnce = { now: expected.length - waiting + byDay, outside, ownHours }
  const telling = tellingOf(
    expected.map((one) => hearingOf(one, now)),
    zone,
    now,
  )
  return {
    campaignId,
    telling,
    tellAll: byDay === 0 ? null : atOnce,
    tellAtAnyHour: outside === 0 ? null : { ...atOnce, now: atOnce.now + outside },
  }
}

/** What a campaign is to be, as far as its preview says it. */
type Previewed = Pick<
  Campaign,
  'name' | 'taskType' | 'labels' | 'overlap' | 'stopEarly' | 'sessionMinutes' | 'digestChannel'
>

export function previewScreen(
  { name, taskType, labels, overlap, stopEarly, sessionMinutes, digestChannel }: Previewed,
  { annotators, adjudicators, managers }: PreviewScreen['people'],
  report: ItemsReport,
  otherProblems: readonly OtherProblem['what'][],
  launch: IfLaunched,
): PreviewScreen {
  const { items, gold, goldByLabel, sample, warnings } = report
  return {
    kind: 'preview',
    ...launch,
    ...{ name, taskType, labels, overlap, stopEarly, sessionMinutes, digestChannel },
    ...{ items, gold, goldByLabel, sample, warnings },
    people: { annotators, adjudicators, managers },
    problems: [...otherProblems.map((what) => ({ line: null, what })), ...report.problems],
    problemCount: otherProblems.length + report.problemCount,
    canLeaveOut: null,
    leftOut: 0,
  }
}

/** The guideline of a draft is missed beside what its items lack. */
export function withGuidelineWarning(report: ItemsReport, guideline: string): ItemsReport {
  return guideline === '' ? { ...report, warnings: [...report.warnings, { kind: 'no-guideline' }] } : report
}
