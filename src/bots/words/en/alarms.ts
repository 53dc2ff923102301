import type { Alarm, FoundWhen } from '../../../domain/figures/status-figures.ts'
import { mostWordsCounted } from '../../../domain/texts/words-in.ts'
import type { PointFirst } from '../../cards/card.ts'
import { shortName } from '../short-name.ts'
import { ago, ofAll, tooFewRight } from './amounts.ts'
import { count, decimal, noneOfThese, percent, wholeNumber } from './count.ts'

const mostItems = 5

/** One alarm in words: what is seen, then what to do. */
function seen(alarm: Alarm): PointFirst {
  switch (alarm.kind) {
    case 'low-agreement':
      return [
        { strong: 'People agree less than reliable labels need. ' },
        'Read the items they disagree on, and make the guideline clearer before more is labeled.',
      ]
    case 'shared-mistake':
      return [
        { strong: `People agree that “${labelSaid(alarm.truth)}” is “${labelSaid(alarm.instead)}”. ` },
        'The known answers say otherwise: check those first, then the guideline.',
      ]
    case 'held-back':
      return [{ strong: `${shortName(alarm.name)} gets no new items ` }, 'until a lead lets them go on.']
    case 'misses-too-much':
      return [
        { strong: `${shortName(alarm.name)}: ${tooFewRight(alarm.known)}. ` },
        'Look at which ones before you talk to them.',
      ]
    case 'slipping':
      return [
        { strong: `${shortName(alarm.name)} was right more often before${drawn(alarm.trend)}. ` },
        `In all ${ofAll(alarm.known, 'known answer')} right. Ask what changed; they get more known answers for a while.`,
      ]
    case 'one-label':
      return [
        {
          strong: `${shortName(alarm.name)}: “${labelSaid(alarm.label)}” in ${shareOf(alarm.given, alarm.answers, 'answer')}. `,
        },
        `Of other people’s, ${percent(alarm.others)} have it. It may be a misunderstanding, or items of one kind: look at some together.`,
      ]
    case 'unlike-known':
      return [
        { strong: `${shortName(alarm.name)}: answers that do not follow the known ones. ` },
        `${ofAll(alarm.known)} are right, which chance would give too. It may be a misunderstanding: go through some together.`,
      ]
    case 'hasty':
      return [
        {
          strong: `${shortName(alarm.name)}: ${shareOf(alarm.hasty, alarm.answers, 'latest answer')} came far faster than is usual. `,
        },
        'Some people are fast and right: look at the answers before you say anything.',
      ]
    case 'faster-than-reading':
      return [
        {
          strong: `${shortName(alarm.name)}: ${shareOf(alarm.fast, alarm.answers, 'latest answer')} came faster than the text can be read (median ${secondsSaid(alarm.medianMs)} for ${wordsSaid(alarm.medianWords)}). `,
        },
        'Some texts are known at a glance: look at the answers before you say anything.',
      ]
    case 'easier-known':
      return [
        {
          strong: `${itemsSaid(alarm.items)} got much easier: ${ofAll(alarm.before, 'answer')} right at first, ${ofAll(alarm.since)} of late. `,
        },
        'The answer may be going round: retire what you no longer trust. One such finding in ten is chance.',
      ]
    case 'better-on-known':
      return [
        {
          strong: `${shortName(alarm.name)}: ${ofAll(alarm.known, 'known answer')} right, yet elsewhere as most others on ${ofAll(alarm.asOthers, 'item')}. `,
        },
        'For other people the two lie closer together. They may have learned which ones are known. One such finding in ten is chance: talk before you accuse.',
      ]
    case 'alike':
      return [
        {
          strong: `${alarm.names.map(shortName).join(' and ')}: the same wrong answer to ${shareOf(alarm.same, alarm.wrong, 'known item')} that both got wrong. `,
        },
        'They may work together. One such finding in ten is chance: talk before you accuse.',
      ]
    case 'same-text':
      return [
        {
          strong: `${count(alarm.texts, 'text has', 'texts have')} different labels on different items${exampleSaid(alarm.example)}. `,
        },
        'Read them side by side: they make the best examples for a guideline.',
      ]
    case 'lopsided':
      return [
        { strong: `Nearly every item is “${labelSaid(alarm.label)}”. ` },
        'To learn about the other labels, add items that are likely to have them.',
      ]
  }
}

/** Nothing is the name of the answer that chooses no label. */
function labelSaid(name: string): string {
  return name === '' ? noneOfThese : shortName(name)
}

/** `38 of 40`, `all 40` */
function shareOf(part: number, all: number, what: string): string {
  return part === all ? `all ${count(all, what)}` : ofAll({ right: part, answered: all }, what)
}

/** `0.6 s` */
function secondsSaid(ms: number): string {
  return `${decimal(ms / 1000, 1)} s`
}

function wordsSaid(words: number): string {
  return words >= mostWordsCounted ? `${mostWordsCounted} words or more` : count(words, 'word')
}

const bars = '▁▂▃▄▅▆▇█'

/** A small drawing of shares from one half to all, and the last one in words. */
function drawn(trend: readonly number[]): string {
  const last = trend.at(-1)
  if (last === undefined) return ''
  const bar = (share: number) => bars[Math.max(0, Math.min(7, Math.floor((share - 0.5) * 16)))] ?? ''
  return `: ${trend.map(bar).join('')} now about ${percent(last)}`
}

function itemsSaid(items: readonly string[]): string {
  const shown = items.slice(0, mostItems).map(shortName)
  const rest = items.length - shown.length
  const more = rest > 0 ? ` and ${wholeNumber(rest)} more` : ''
  return `${items.length === 1 ? 'Known item' : 'Known items'} ${shown.join(', ')}${more}`
}

function exampleSaid(example: readonly string[]): string {
  return example.length < 2 ? '' : `, such as items ${example.slice(0, 2).map(shortName).join(' and ')}`
}

const headings: Readonly<Record<FoundWhen, string>> = {
  now: 'Worth a look',
  night: 'Found overnight',
  week: 'Found in the weekly look',
}

/** What to look at in a campaign, in English. */
export const alarms = {
  heading: (when: FoundWhen, minutesAgo: number | null) =>
    `${headings[when]}${minutesAgo === null ? '' : `, ${ago(minutesAgo)}`}`,
  seen,
  /** What is seen, and no more. */
  point: (alarm: Alarm) => seen(alarm)[0].strong.trim(),
  more: (n: number) => `and ${wholeNumber(n)} more`,
} as const
