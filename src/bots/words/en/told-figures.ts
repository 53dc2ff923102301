import type { Ranged } from '../../../domain/figures/ranged.ts'
import type { FigureName, FigurePlace, ToldFigures } from '../../../domain/figures/told-figures.ts'
import type { Fact } from '../../cards/card.ts'
import { percentRange, shortTime } from './amounts.ts'
import { percent } from './count.ts'

/** Null where it was said with another one. */
type Saying = (figure: Ranged, place: FigurePlace, beside: ToldFigures) => Fact | null

/** What a status and a digest tell alike, in English. */
export const toldFigures: Readonly<Record<FigureName, Saying>> = {
  'shown-first': ({ value, low, high }) => {
    const range = low === null || high === null ? '' : ` (${percentRange(low, high)})`
    return [
      'Upper of the first two texts',
      `preferred in ${percent(value)}${range}; 50 % where its place plays no part`,
    ]
  },
  'label-minutes'({ value }, place, { 'right-label-minutes': right }) {
    const of = place === 'digest' ? 'for a' : 'a'
    const correct = right === undefined ? '' : `, ${shortTime(right.value)} ${of} right one`
    // A digest's other figures are of the end of its week.
    const when = place === 'digest' ? ', as of the last night' : ''
    return ['People’s time', `${shortTime(value)} ${of} label${correct}${when}`]
  },
  'right-label-minutes': () => null,
}
