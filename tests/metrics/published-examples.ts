import type { Rating, RatingTable } from '../../src/metrics/ratings/rating-table.ts'
import { ratingTable } from '../../src/metrics/ratings/rating-table.ts'

/** Raters in rows, items in columns, `*` where nothing was answered. */
function grid(...rows: readonly string[]): RatingTable {
  const ratings = rows.flatMap((row, rater): Rating[] =>
    row.split(' ').flatMap((label, item) => (label === '*' ? [] : [{ item: `u${item}`, rater: `r${rater}`, label }])),
  )
  return ratingTable(ratings.sort((a, b) => Number(a.item.slice(1)) - Number(b.item.slice(1))))
}

/** Items in rows, each a digit per class: how many raters chose it. */
function counts(...rows: readonly (readonly number[])[]): RatingTable {
  return ratingTable(
    rows.flatMap((row, item) =>
      row
        .flatMap((times, label) => Array.from({ length: times }, () => String(label + 1)))
        .map((label, slot): Rating => ({ item: `s${item}`, rater: `slot${slot}`, label })),
    ),
  )
}

/** Two raters' table: rows the one's class, columns the other's. */
export function pairTable(rows: readonly (readonly number[])[]): RatingTable {
  let item = 0
  const ratings: Rating[] = []
  for (const [one, row] of rows.entries()) {
    for (const [other, times] of row.entries()) {
      for (let n = 0; n < times; n++) {
        ratings.push(
          { item: `x${item}`, rater: 'A', label: `${one}` },
          { item: `x${item}`, rater: 'B', label: `${other}` },
        )
        item++
      }
    }
  }
  return ratingTable(ratings)
}

/** Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: 4 observers, 12 units. */
export const krippendorff2011 = grid(
  '1 2 3 3 2 1 4 1 2 * * *',
  '1 2 3 3 2 2 4 1 2 5 * *',
  '* 3 3 3 2 3 4 2 2 5 1 3',
  '1 2 3 3 2 4 4 1 2 5 1 *',
)

/** Wikipedia, Krippendorff's alpha, computational example: 3 coders, 15 units, of which 2 were coded by nobody. */
export const wikipediaAlpha = grid(
  '* * * * 3 4 1 2 1 1 3 3 3',
  '1 2 1 3 3 4 3 * * * * * *',
  '* 2 1 3 4 4 * 2 1 1 3 3 4',
)

/** Fleiss (1971), Psychological Bulletin 76:378-382, table 1: 30 patients, 6 psychiatrists, 5 diagnoses. */
export const fleiss1971 = counts(
  ...(
    '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 ' +
    '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'
  )
    .split(' ')
    .map((row) => [...row].map(Number)),
)

/** Wikipedia, Fleiss' kappa, worked example: 10 subjects, 14 raters, 5 categories. */
export const wikipediaFleiss = counts(
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
)

/** Cohen (1960 and 1968): 200 patients by two psychiatrists, and the disagreement weights of 1968. */
export const cohen1968 = [
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
]
export const cohen1968Weights = [
  [0, 1, 3],
  [1, 0, 6],
  [3, 6, 0],
]

/** Gwet (2014), Handbook of Inter-Rater Reliability: two abstractors, 100 pregnancies, 3 classes. */
export const gwetAbstractors = [
  [13, 0, 0],
  [0, 20, 7],
  [0, 4, 56],
]

/** Feinstein and Cicchetti (1990), Journal of Clinical Epidemiology 43:543-549: 85 % agreement both times. */
export const paradoxBalanced = [
  [40, 9],
  [6, 45],
]
export const paradoxSkewed = [
  [80, 10],
  [5, 5],
]

/**
 * Dawid and Skene (1979), Applied Statistics 28:20-28, table 1: 45 patients by 5 anaesthetists, the first three times.
 * The three answers of the first are one rater's, as in the paper.
 */
export const dawidSkene1979 = ratingTable(
  (
    '111/1/1/1/1 333/4/3/3/4 112/2/1/2/2 222/3/1/2/1 222/3/2/2/2 222/3/3/2/2 122/2/1/1/1 333/3/4/3/3 222/2/2/2/3 ' +
    '232/2/2/2/3 444/4/4/4/4 222/3/3/4/3 111/1/1/1/1 222/3/2/1/2 121/1/1/1/1 111/2/1/1/1 111/1/1/1/1 111/1/1/1/1 ' +
    '222/2/2/2/1 222/1/3/2/2 222/2/2/2/2 222/2/2/2/1 222/3/2/2/2 221/2/2/2/2 111/1/1/1/1 111/1/1/1/1 232/2/2/2/2 ' +
    '111/1/1/1/1 111/1/1/1/1 112/1/1/2/1 111/1/1/1/1 333/3/2/3/3 111/1/1/1/1 222/2/2/2/2 222/3/2/3/2 433/4/3/4/3 ' +
    '221/2/2/3/2 232/3/2/3/3 333/3/4/3/2 111/1/1/1/1 111/1/1/1/1 121/2/1/1/1 232/2/2/2/2 121/1/1/1/1 222/2/2/2/2'
  )
    .split(' ')
    .flatMap((patient, item) =>
      patient
        .split('/')
        .flatMap((answers, rater) =>
          [...answers].map((label): Rating => ({ item: `p${item}`, rater: `o${rater}`, label })),
        ),
    ),
)
