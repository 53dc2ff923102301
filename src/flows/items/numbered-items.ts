import type { RowRules } from '../../domain/items/item-row.ts'
import type { FileSource } from '../../files/file-source.ts'
import { dealOrderOf } from '../../store/dealing/deal-order.ts'
import type { NewItem } from '../../store/items/items.ts'
import type { World } from '../world.ts'
import { checkedItems } from './check-items.ts'

/**
 * The items of a checked file as they are kept, numbered on from those that the campaign has. They are dealt in an order
 * that nobody can foresee, so that no item stands out among its neighbors, but for those of one group, which stay together.
 *
 * @param lap of the deal order, one for each import
 * @param leftOut the lines of rows that are passed over
 * @throws Error where the file is not the one that was checked
 */
export async function* numberedItems(
  { newId, secretSeed }: Pick<World, 'newId' | 'secretSeed'>,
  source: FileSource,
  rules: RowRules,
  { before, lap, leftOut }: { readonly before: number; readonly lap: number; readonly leftOut: readonly number[] },
): AsyncGenerator<NewItem> {
  let seq = before
  for await (const { externalId, item } of checkedItems(source, rules, before, leftOut)) {
    seq++
    const { priority, group, content, gold } = item
    const dealOrder = dealOrderOf(lap, secretSeed(group === null ? `deal item ${externalId}` : `deal group ${group}`))
    yield { id: newId(), externalId, seq, priority, dealOrder, content, gold }
  }
}
