import type { RowRules } from '../../domain/item-row.ts'
import type { NewItem } from '../../store/items.ts'
import { checkedItems } from './check-items.ts'
import type { ItemsSource } from './items-source.ts'

/**
 * The items of a checked file as they are kept, numbered on from those that the campaign has.
 *
 * @throws Error where the file is not the one that was checked
 */
export async function* numberedItems(
  newId: () => string,
  source: ItemsSource,
  rules: RowRules,
  before: number,
): AsyncGenerator<NewItem> {
  let seq = before
  for await (const { externalId, item } of checkedItems(source, rules, before)) {
    seq++
    yield { id: newId(), externalId, seq, priority: item.priority, content: item.content, gold: item.gold }
  }
}
