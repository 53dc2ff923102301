import type { ItemProblem } from '../../domain/items/item-problem.ts'
import { type ItemRow, type RowRules, readRow } from '../../domain/items/item-row.ts'
import { isShortenedNumber } from '../../domain/items/spreadsheet-accidents.ts'
import type { FileSource } from '../../files/file-source.ts'
import type { CalledItem } from '../../store/items/items-alike.ts'
import { columnProblems, type MissingKeys } from './column-problems.ts'
import { type ItemsFileRow, readItemsFile } from './read-items-file.ts'
import { seenItems } from './seen-items.ts'

/** Items that a campaign holds already, when more are added to it. */
export type ItemsBefore = {
  readonly count: number
  /** Those that may be repeated by one of these. */
  readonly alike: (items: readonly CalledItem[]) => Promise<readonly CalledItem[]>
}

/** A row of a file, and the item it is; null where something is wrong with it, or it is the columns. */
export type ExaminedRow = {
  readonly row: ItemsFileRow
  readonly item: ItemRow | null
  readonly problems: readonly ItemProblem[]
}

type ReadRow = ExaminedRow & { readonly id: string }

/** Rows between two looks at what the campaign holds; few, since nothing else of the process runs while they are compared. */
const batchRows = 200
const batchCharacters = 200_000

/** Reads the rows of a file one after the other, and says of each what is wrong: with itself, or that it was there before. */
export async function* examinedRows(
  source: FileSource,
  rules: RowRules,
  before: ItemsBefore,
  keys: MissingKeys,
): AsyncGenerator<ExaminedRow> {
  const seen = seenItems()
  let batch: ReadRow[] = []
  let characters = 0
  async function* compared(): AsyncGenerator<ExaminedRow> {
    const items = batch.flatMap(({ id, item }) => (item === null ? [] : [{ externalId: id, content: item.content }]))
    const alike = before.count === 0 || items.length === 0 ? [] : await before.alike(items)
    for (const { externalId: id, content } of alike) seen.add(id, content, 'campaign')
    for (const read of batch) yield compare(read)
    batch = []
    characters = 0
  }
  const compare = (read: ReadRow): ExaminedRow => {
    const { row, id, item } = read
    if (item === null || row.line === null) return read
    const { content } = item
    const [sameId, sameContent] = [seen.placeOfId(id), seen.placeOfContent(content)]
    // A row that is faulty itself may be left out: none is faulty for being like it.
    if (sameId === null && sameContent === null) {
      seen.add(id, content, row.line)
      return read
    }
    const sameKind = content.candidates ? 'same-candidates' : content.text === null ? 'same-pair' : 'same-text'
    const problems: ItemProblem[] = [
      ...(sameId === null ? [] : [{ kind: 'same-id', id, place: sameId, isShortened: isShortenedNumber(id) } as const]),
      ...(sameContent === null ? [] : [{ kind: sameKind, place: sameContent } as const]),
    ]
    return { row, item: null, problems }
  }
  for await (const row of readItemsFile(source, rules.taskType, rules.columns)) {
    const read = readAlone(row, rules, before.count, keys)
    batch.push(read)
    characters += row.kind === 'row' ? charactersOf(row) : 0
    const isFull = before.count === 0 || batch.length >= batchRows || characters >= batchCharacters
    if (isFull || row.kind === 'columns') yield* compared()
  }
  yield* compared()
}

function charactersOf({ cells }: Extract<ItemsFileRow, { kind: 'row' }>): number {
  let characters = 0
  for (const cell of cells.values()) characters += cell.length
  return characters
}

/** What a row is, whatever others there are. */
function readAlone(row: ItemsFileRow, rules: RowRules, before: number, keys: MissingKeys): ReadRow {
  const faulty = (problems: readonly ItemProblem[]) => ({ row, id: '', item: null, problems })
  if (row.kind === 'problem') return faulty([row.what])
  if (row.kind === 'columns') return faulty(columnProblems(row.names, rules.taskType))
  if (!keys.has(row.line, row.cells)) return faulty([])
  const read = readRow(row.cells, rules)
  if (read.kind === 'faulty') return faulty(read.problems)
  return { row, id: externalIdOf(read.item, row.line, before), item: read.item, problems: [] }
}

/** Rows without an id are known by their line, and, in a later file, by how many items there were before it. */
export function externalIdOf(item: ItemRow, line: number, before: number): string {
  return item.id ?? (before === 0 ? `line-${line}` : `line-${line}-after-${before}`)
}
