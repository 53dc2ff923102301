import type { Label } from './label.ts'
import { labelKey, numberKey } from './label-key.ts'

type Finder = {
  readonly byName: ReadonlyMap<string, Label>
  readonly byKey: ReadonlyMap<string, Label>
  readonly byNumber: ReadonlyMap<string, readonly Label[]>
}

/** Files name labels once a row; a campaign's are prepared once. */
const finders = new WeakMap<readonly Label[], Finder>()

/**
 * The label that somebody wrote, exactly or by its key; or by the number it writes (`1.0` for `1`), where one label alone is that
 * number.
 */
export function findLabel(labels: readonly Label[], written: string): Label | undefined {
  const { byName, byKey, byNumber } = finderOf(labels)
  const key = labelKey(written)
  const same = byName.get(written) ?? byKey.get(key)
  if (same !== undefined) return same
  const equal = byNumber.get(numberKey(key) ?? '')
  return equal?.length === 1 ? equal[0] : undefined
}

function finderOf(labels: readonly Label[]): Finder {
  const known = finders.get(labels)
  if (known !== undefined) return known
  const keyed = labels.map((label) => ({ label, key: labelKey(label.name) }))
  const numbers = keyed.flatMap(({ label, key }) => {
    const number = numberKey(key)
    return number === null ? [] : [{ label, number }]
  })
  const finder = {
    byName: new Map(labels.map((label) => [label.name, label])),
    byKey: new Map(keyed.map(({ label, key }) => [key, label])),
    byNumber: new Map(
      [...Map.groupBy(numbers, ({ number }) => number)].map(([number, all]) => [number, all.map(({ label }) => label)]),
    ),
  }
  finders.set(labels, finder)
  return finder
}
