/** One answer as metrics know it. */
export type Rating = { readonly item: string; readonly rater: string; readonly label: string }

/**
 * Ratings as numbers, grouped by item: the shape that every measure over many answers reads.
 * The ratings of item `i` are at `itemStart[i]` up to but not including `itemStart[i + 1]`, in order of arrival.
 */
export type RatingTable = {
  readonly items: readonly string[]
  readonly raters: readonly string[]
  /** Sorted: by value where all are numbers, else by code unit. May hold classes that nobody chose. */
  readonly classes: readonly string[]
  readonly itemStart: Int32Array
  /** Per rating, an index into `raters`. */
  readonly raterAt: Int32Array
  /** Per rating, an index into `classes`. */
  readonly classAt: Int32Array
  /** Per rating, the place in which it was added, from 0. */
  readonly arrivalAt: Int32Array
}

/** Collects ratings one by one, so that a long file need not be held as objects. */
export type RatingTableBuilder = {
  add(item: string, rater: string, label: string): void
  /** How many ratings were added. */
  count(): number
  build(): RatingTable
}

/**
 * The table of some ratings.
 *
 * @param classes labels that could have been chosen; those that occur are added
 */
export function ratingTable(ratings: Iterable<Rating>, classes: readonly string[] = []): RatingTable {
  const builder = ratingTableBuilder(classes)
  for (const { item, rater, label } of ratings) builder.add(item, rater, label)
  return builder.build()
}

/** An empty table to be filled. Items and raters keep the order of their first rating. */
export function ratingTableBuilder(classes: readonly string[] = []): RatingTableBuilder {
  const items = new Map<string, number>()
  const raters = new Map<string, number>()
  const labels = new Map<string, number>()
  for (const label of classes) numberOf(labels, label)
  let itemOf = new Int32Array(1024)
  let raterOf = new Int32Array(1024)
  let labelOf = new Int32Array(1024)
  let count = 0
  return {
    add(item, rater, label) {
      if (count === itemOf.length) {
        itemOf = doubled(itemOf)
        raterOf = doubled(raterOf)
        labelOf = doubled(labelOf)
      }
      itemOf[count] = numberOf(items, item)
      raterOf[count] = numberOf(raters, rater)
      labelOf[count] = numberOf(labels, label)
      count++
    },
    count: () => count,
    build() {
      const sorted = sortLabels([...labels.keys()])
      const classOfLabel = new Int32Array(sorted.length)
      for (const [index, label] of sorted.entries()) classOfLabel[labels.get(label) ?? 0] = index
      const { start, order } = groupBy(itemOf.subarray(0, count), items.size)
      return {
        items: [...items.keys()],
        raters: [...raters.keys()],
        classes: sorted,
        itemStart: start,
        raterAt: order.map((rating) => raterOf[rating] ?? 0),
        classAt: order.map((rating) => classOfLabel[labelOf[rating] ?? 0] ?? 0),
        arrivalAt: order,
      }
    },
  }
}

/** Labels by value where all are numbers, else by code unit, so that their order never depends on the answers'. */
export function sortLabels(labels: readonly string[]): string[] {
  const numeric = labels.every((label) => label.trim() !== '' && Number.isFinite(Number(label)))
  const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return [...labels].sort(numeric ? (a, b) => Number(a) - Number(b) || byText(a, b) : byText)
}

/** Counting sort that keeps the order within a group: where each group starts, and the members in order. */
export function groupBy(groupOf: Int32Array, groups: number): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(groups + 1)
  for (let i = 0; i < groupOf.length; i++) start[(groupOf[i] ?? 0) + 1] = (start[(groupOf[i] ?? 0) + 1] ?? 0) + 1
  for (let g = 0; g < groups; g++) start[g + 1] = (start[g + 1] ?? 0) + (start[g] ?? 0)
  const next = start.slice(0, groups)
  const order = new Int32Array(groupOf.length)
  for (let i = 0; i < groupOf.length; i++) {
    const group = groupOf[i] ?? 0
    const place = next[group] ?? 0
    order[place] = i
    next[group] = place + 1
  }
  return { start, order }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name)
  if (known !== undefined) return known
  numbers.set(name, numbers.size)
  return numbers.size - 1
}

function doubled(full: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(full.length * 2)
  larger.set(full)
  return larger
}
