import type { Alarm } from '../../domain/figures/status-figures.ts'
import type { Label } from '../../domain/labels/label.ts'
import type { CampaignFigures } from '../../metrics/figures/campaign-figures.ts'
import type { CampaignSigns } from '../../metrics/signs/campaign-signs.ts'
import { keyNames } from '../items/label-names.ts'

/** Somebody whose answers to gold ask for a look: held back, warned of, or else slipping. */
export type Watched = { readonly personId: string; readonly isHeldBack: boolean; readonly isWarned: boolean }

export type AlarmSources = {
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

/** Below this lower end of alpha, labels are not to be relied on (Krippendorff). */
const leastAlpha = 0.667

/**
 * Whether labels are not to be relied on for want of agreement. With fewer than 30 items the lower end is low whatever
 * people do.
 *
 * @param low lower end of alpha, or of AC1 where one label holds most answers: there alpha is low whatever people do
 */
export function agreesTooLittle(items: number, low: number | null): boolean {
  return items >= fewestItems && low !== null && low < leastAlpha
}

/** What one person should look at, the weightiest first. Nobody is told here about themselves. */
export function qualityAlarms(sources: AlarmSources, reader: AlarmReader): Alarm[] {
  const { labels, agreesTooLittle, mistakes, signs, names, watched } = sources
  const named = (personId: string) => {
    const name = reader.seesPeople && personId !== reader.personId ? names.get(personId) : undefined
    return name === undefined ? [] : [name]
  }
  const aboutEach = (kind: PersonalKind, people: readonly string[]) =>
    people.flatMap(named).map((name): Alarm => ({ kind, name }))
  return [
    ...(agreesTooLittle ? [{ kind: 'low-agreement' } as const] : []),
    ...mistakes.map(({ truth, instead }): Alarm => {
      return { kind: 'shared-mistake', truth: keyNames({ labels }, truth), instead: keyNames({ labels }, instead) }
    }),
    ...watched.flatMap((one) => named(one.personId).map((name) => watchedAlarm(one, name, signs))),
    ...(signs === null ? [] : aboutEach('same-answer', signs.sameAnswer)),
    ...(signs === null ? [] : leakAlarms(signs, reader, named)),
    ...(signs === null ? [] : aboutEach('hasty', signs.hasty)),
    ...(signs === null ? [] : sameTexts(signs, reader)),
    ...lopsided(sources),
  ]
}

type PersonalKind = 'same-answer' | 'hasty'

function watchedAlarm({ personId, isHeldBack, isWarned }: Watched, name: string, signs: CampaignSigns | null): Alarm {
  if (isHeldBack) return { kind: 'held-back', name }
  if (isWarned) return { kind: 'misses-too-much', name }
  return { kind: 'slipping', name, trend: signs?.trends.find((one) => one.personId === personId)?.points ?? [] }
}

function leakAlarms(
  { leaks: { items, people, pairs } }: CampaignSigns,
  { isLead }: AlarmReader,
  named: (personId: string) => string[],
): Alarm[] {
  return [
    ...(isLead && items.length > 0 ? [{ kind: 'easier-known', items } as const] : []),
    ...people.flatMap(named).map((name): Alarm => ({ kind: 'better-on-known', name })),
    ...pairs.flatMap(([one, other]): Alarm[] => {
      const [first, second] = [...named(one), ...named(other)]
      return first === undefined || second === undefined ? [] : [{ kind: 'alike', names: [first, second] }]
    }),
  ]
}

/** Ids of items are for those who know the file. */
function sameTexts({ sameTexts: { conflicting, example } }: CampaignSigns, { isLead }: AlarmReader): Alarm[] {
  return conflicting === 0 ? [] : [{ kind: 'same-text', texts: conflicting, example: isLead ? example : [] }]
}

function lopsided({ balance, labels }: AlarmSources): Alarm[] {
  const [top] = balance?.shares ?? []
  if (top === undefined || top.share.value === null || top.share.n < fewestItems || top.share.low <= nearlyAll)
    return []
  return [{ kind: 'lopsided', label: keyNames({ labels }, top.label) }]
}

/** Everybody whom signs speak of. */
export function peopleIn(signs: CampaignSigns | null): string[] {
  if (signs === null) return []
  const { leaks, hasty, sameAnswer } = signs
  return [...new Set([...hasty, ...sameAnswer, ...leaks.people, ...leaks.pairs.flat()])]
}
