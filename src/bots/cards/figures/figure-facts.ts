import { type FigurePlace, figureNames, type ToldFigures } from '../../../domain/figures/told-figures.ts'
import { said } from '../../words/said.ts'
import type { Fact } from '../card.ts'

/** What a status and a digest tell alike, a line for each that can be told. */
export function figureFacts(told: ToldFigures, place: FigurePlace): Fact[] {
  return figureNames.flatMap((name) => {
    const figure = told[name]
    const fact = figure === undefined ? null : said.toldFigures[name](figure, place, told)
    return fact === null ? [] : [fact]
  })
}
