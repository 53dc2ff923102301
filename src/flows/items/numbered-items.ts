import type { RowRules } from '../../domain/item-row.ts'
import type { NewItem } from '../../store/items.ts'
import type { FileSource } from '../files/file-source.ts'
import { checkedItems } from './check-items.ts'

/**
 * The items of a checked file as they are kept, numbered on from those that the campaign has.
 *
 * @throws Error where the file is not the one that was checked
 */
export async function* numberedItems(
  newId: () => string,
  source: FileSource,
  rules: RowRules,
  before: number,
): AsyncGenerator<NewItem> {
  let seq = before
  for await (const { externalId, item } of checkedItems(source, rules, before)) {
    seq++
    yield { id: newId(), externalId, seq, priority: item.priority, content: item.content, gold: item.gold }
  }
}
