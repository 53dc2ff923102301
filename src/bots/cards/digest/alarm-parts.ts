import type { Alarm } from '../../../domain/figures/status-figures.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { count, percent } from '../../words/en/count.ts'
import type { Part, Words } from '../card.ts'

const mostAlarms = 8
const mostNameChars = 40
const mostItems = 5

/** What to look at, the weightiest first; nothing where there is nothing. */
export function alarmList(alarms: readonly Alarm[]): Part[] {
  if (alarms.length === 0) return []
  const rest = alarms.length - mostAlarms
  return [
    { kind: 'text', words: [{ strong: 'Worth a look' }] },
    { kind: 'list', entries: alarms.slice(0, mostAlarms).map(alarmSaid) },
    ...(rest > 0 ? [{ kind: 'small', text: `and ${count(rest, 'more')}` } as const] : []),
  ]
}

/** One alarm in words: what is seen, then what to do. */
function alarmSaid(alarm: Alarm): Words {
  switch (alarm.kind) {
    case 'low-agreement':
      return [
        { strong: 'People agree less than reliable labels need. ' },
        'Read the items they disagree on, and make the guideline clearer before more is labeled.',
      ]
    case 'shared-mistake':
      return [
        { strong: `People agree that “${alarm.truth}” is “${alarm.instead}”. ` },
        'The known answers say otherwise: check those first, then the guideline.',
      ]
    case 'held-back':
      return [{ strong: `${shortened(alarm.name)} gets no new items ` }, 'until a lead lets them go on.']
    case 'misses-too-much':
      return [
        { strong: `${shortened(alarm.name)} very likely misses too many known answers. ` },
        'Look at which ones before you talk to them.',
      ]
    case 'slipping':
      return [
        { strong: `${shortened(alarm.name)} was right more often before${drawn(alarm.trend)}. ` },
        'Ask what changed; they get more known answers for a while.',
      ]
    case 'same-answer':
      return [
        { strong: `${shortened(alarm.name)} gives nearly the same answer to everything. ` },
        'It may be a misunderstanding: go through some examples together.',
      ]
    case 'hasty':
      return [
        { strong: `${shortened(alarm.name)} often answers far faster than others. ` },
        'Some people are fast and right: look at the answers before you say anything.',
      ]
    case 'easier-known':
      return [
        { strong: `${itemsSaid(alarm.items)} got much easier. ` },
        'The answer may be going round: retire what you no longer trust. One such finding in ten is chance.',
      ]
    case 'better-on-known':
      return [
        { strong: `${shortened(alarm.name)} does better on known items than elsewhere, more so than others. ` },
        'They may have learned which ones are known. One such finding in ten is chance: talk before you accuse.',
      ]
    case 'alike':
      return [
        { strong: `${alarm.names.map(shortened).join(' and ')} share wrong answers that others do not give. ` },
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
        { strong: `Nearly every item is “${shortened(alarm.label)}”. ` },
        'To learn about the other labels, add items that are likely to have them.',
      ]
  }
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
  const shown = items.slice(0, mostItems).map(shortened)
  const rest = items.length - shown.length
  const more = rest > 0 ? ` and ${count(rest, 'more')}` : ''
  return `${items.length === 1 ? 'Known item' : 'Known items'} ${shown.join(', ')}${more}`
}

function exampleSaid(example: readonly string[]): string {
  return example.length < 2 ? '' : `, such as items ${example.slice(0, 2).map(shortened).join(' and ')}`
}

/** A name, cut where it is long. */
export function shortened(name: string): string {
  return cutText(name, mostNameChars).shown
}
