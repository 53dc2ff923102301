import { reliableFrom } from '../../domain/figures/agreement-level.ts'
import type { KnownTally } from '../../domain/figures/known-tally.ts'
import type { Alarm } from '../../domain/figures/status-figures.ts'
import type { Label } from '../../domain/labels/label.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import type { CampaignFigures } from '../../metrics/figures/campaign-figures.ts'
import type { CampaignSigns } from '../../metrics/signs/campaign-signs.ts'
import { keyNames } from '../items/label-names.ts'
import { knownOfAll } from './told-score.ts'

/** Somebody whose answers to gold ask for a look: held back, warned of, or else slipping. */
export type Watched = {
  readonly personId: string
  readonly isHeldBack: boolean
  readonly isWarned: boolean
  readonly gold: KnownTally
}

export type AlarmSources = {
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  /** Whether labels are not to be relied on for want of agreement. */
  readonly agreesTooLittle: boolean
  readonly mistakes: CampaignFigures['mistakes']
  readonly balance: CampaignFigures['balance']
  readonly signs: CampaignSigns | null
  readonly watched: readonly Watched[]
  /** By person; those without a name are left out. */
  readonly names: ReadonlyMap<string, string>
}

export type AlarmReader = {
  readonly personId: string
  /** Whether this person may know how each annotator does. */
  readonly seesPeople: boolean
  readonly isLead: boolean
}

/** A label that holds more than this share of items, by the lower end of its interval, holds nearly everything. */
const nearlyAll = 0.9
const fewestItems = 30

/**
 * Whether labels are not to be relied on for want of agreement. With fewer than 30 items the lower end is low whatever
 * people do.
 *
 * @param low lower end of alpha, or of AC1 where one label holds most answers: there alpha is low whatever people do
 */
export function agreesTooLittle(items: number, low: number | null): boolean {
  return items >= fewestItems && low !== null && low < reliableFrom
}

/** What one person should look at, the weightiest first. Nobody is told here about themselves. */
export function qualityAlarms(sources: AlarmSources, reader: AlarmReader): Alarm[] {
  const { agreesTooLittle, mistakes, signs, names, watched } = sources
  const named = (personId: string) => {
    const name = reader.seesPeople && personId !== reader.personId ? names.get(personId) : undefined
    return name === undefined ? [] : [name]
  }
  return [
    ...(agreesTooLittle ? [{ kind: 'low-agreement' } as const] : []),
    ...mistakes.map(({ truth, instead }): Alarm => {
      return { kind: 'shared-mistake', truth: keyNames(sources, truth), instead: keyNames(sources, instead) }
    }),
    ...watched.flatMap((one) => named(one.personId).map((name) => watchedAlarm(one, name, signs))),
    ...(signs === null ? [] : answerAlarms(signs, sources, named)),
    ...(signs === null ? [] : leakAlarms(signs, reader, named)),
    ...(signs === null ? [] : paceAlarms(signs, named)),
    ...(signs === null ? [] : sameTexts(signs, reader)),
    ...lopsided(sources),
  ]
}

/** A person's name where the reader may know it, else nothing. */
type Named = (personId: string) => string[]

function watchedAlarm(
  { personId, isHeldBack, isWarned, gold: known }: Watched,
  name: string,
  signs: CampaignSigns | null,
): Alarm {
  if (isHeldBack) return { kind: 'held-back', name }
  if (isWarned) return { kind: 'misses-too-much', name, known }
  return { kind: 'slipping', name, known, trend: signs?.trends.find((one) => one.personId === personId)?.points ?? [] }
}

function answerAlarms(
  { oneLabel, unlikeKnown }: CampaignSigns,
  campaign: Pick<AlarmSources, 'taskType' | 'labels'>,
  named: Named,
): Alarm[] {
  return [
    ...oneLabel.flatMap(({ personId, label, ...counts }) =>
      named(personId).map((name): Alarm => ({ kind: 'one-label', name, label: keyNames(campaign, label), ...counts })),
    ),
    ...unlikeKnown.flatMap(({ personId, gold }) =>
      named(personId).map((name): Alarm => ({ kind: 'unlike-known', name, known: gold })),
    ),
  ]
}

/** Whoever is faster than reading is faster than others as well: one finding says it. */
function paceAlarms({ fasterThanReading, hasty }: CampaignSigns, named: Named): Alarm[] {
  const told = new Set(fasterThanReading.map(({ personId }) => personId))
  return [
    ...fasterThanReading.flatMap(({ personId, ...found }) =>
      named(personId).map((name): Alarm => ({ kind: 'faster-than-reading', name, ...found })),
    ),
    ...hasty.flatMap(({ personId, hasty, answers }) =>
      told.has(personId) ? [] : named(personId).map((name): Alarm => ({ kind: 'hasty', name, hasty, answers })),
    ),
  ]
}

function leakAlarms(
  { leaks: { items, people, pairs } }: CampaignSigns,
  { isLead }: AlarmReader,
  named: Named,
): Alarm[] {
  return [
    ...(isLead && items.length > 0 ? [easierKnown(items)] : []),
    ...people.flatMap(({ personId, gold, ordinary }) =>
      named(personId).map((name): Alarm => ({ kind: 'better-on-known', name, known: gold, asOthers: ordinary })),
    ),
    ...pairs.flatMap(({ people: [one, other], same, wrong }): Alarm[] => {
      const [first, second] = [...named(one), ...named(other)]
      return first === undefined || second === undefined ? [] : [{ kind: 'alike', names: [first, second], same, wrong }]
    }),
  ]
}

function easierKnown(items: CampaignSigns['leaks']['items']): Alarm {
  return {
    kind: 'easier-known',
    items: items.map(({ item }) => item),
    before: knownOfAll(items.map(({ before }) => before)),
    since: knownOfAll(items.map(({ since }) => since)),
  }
}

/** Ids of items are for those who know the file. */
function sameTexts({ sameTexts: { conflicting, example } }: CampaignSigns, { isLead }: AlarmReader): Alarm[] {
  return conflicting === 0 ? [] : [{ kind: 'same-text', texts: conflicting, example: isLead ? example : [] }]
}

function lopsided({ balance, ...campaign }: AlarmSources): Alarm[] {
  const [top] = balance?.shares ?? []
  if (top === undefined || top.share.value === null || top.share.n < fewestItems || top.share.low <= nearlyAll)
    return []
  return [{ kind: 'lopsided', label: keyNames(campaign, top.label) }]
}

/** Everybody whom signs speak of. */
export function peopleIn(signs: CampaignSigns | null): string[] {
  if (signs === null) return []
  const { leaks, fasterThanReading, hasty, oneLabel, unlikeKnown } = signs
  const alone = [...fasterThanReading, ...hasty, ...oneLabel, ...unlikeKnown, ...leaks.people].map(
    ({ personId }) => personId,
  )
  return [...new Set([...alone, ...leaks.pairs.flatMap(({ people }) => people)])]
}
