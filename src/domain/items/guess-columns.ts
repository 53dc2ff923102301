import { labelKey } from '../labels/label-key.ts'
import { type AskedColumn, askedColumns } from '../task-types/task-type.ts'
import { type TaskTypeName, taskTypes } from '../task-types/task-types.ts'
import type { ColumnNames } from './column-names.ts'
import type { ColumnLook, FileLook } from './file-look.ts'

/** What a column can be for, but for context, which several can be. */
export const columnUses = [
  'text',
  'a',
  'b',
  'c',
  'd',
  'e',
  'draft',
  'gold',
  'explanation',
  'id',
  'priority',
  'group',
  'image',
] as const
export type ColumnUse = (typeof columnUses)[number]

/** Which column is for what, by its place in the file; null: none. */
export type ColumnPlaces = Readonly<Record<ColumnUse, number | null>> & { readonly context: readonly number[] }

/** What others call such a column, the surest first. Our own name goes before them. */
const synonyms: Readonly<Record<ColumnUse, readonly string[]>> = {
  text: [
    ...['texts', 'item text', 'full text', 'sentence', 'clause', 'content', 'body', 'message', 'comment', 'review'],
    ...['review text', 'passage', 'paragraph', 'document', 'utterance', 'transcript', 'question', 'prompt', 'query'],
    ...['input', 'tweet', 'post', 'description', 'abstract', 'snippet', 'excerpt', 'quote'],
  ],
  a: [...lettered('a'), 'left', 'first'],
  b: [...lettered('b'), 'right', 'second'],
  c: [...lettered('c'), 'third'],
  d: [...lettered('d'), 'fourth'],
  e: [...lettered('e'), 'fifth'],
  draft: ['suggestion', 'suggested', 'machine output', 'model output', 'prediction', 'hypothesis', 'ocr', 'raw'],
  gold: [
    ...['known answer', 'gold label', 'gold standard', 'ground truth', 'correct', 'correct answer', 'correct label'],
    ...['expected', 'truth', 'label', 'labels', 'answer', 'target', 'category', 'class', 'verdict'],
  ],
  explanation: ['reason', 'why', 'rationale', 'justification'],
  id: [
    'item id',
    'row id',
    'text id',
    'uid',
    'uuid',
    'key',
    'ref',
    'reference',
    'case id',
    'case no',
    'no',
    'nr',
    'number',
  ],
  priority: ['prio', 'urgency'],
  group: ['group id', 'document id', 'doc id', 'thread id', 'conversation id'],
  image: ['image url', 'image address', 'picture', 'photo'],
}

function lettered(letter: string): string[] {
  return ['text', 'side', 'option', 'response', 'answer', 'output', 'candidate', 'model'].map((it) => `${it} ${letter}`)
}

const contextPrefix = 'context_'

/** Guesses by the names of a file's columns, what these hold, and how long it is. What is shown beside an item is never guessed. */
export function guessColumns(
  { rows, columns }: Pick<FileLook, 'rows' | 'columns'>,
  taskType: TaskTypeName,
): ColumnPlaces {
  const type = taskTypes[taskType]
  const asked: readonly string[] = askedColumns(type)
  const places: Record<ColumnUse, number | null> = {
    ...{ text: null, a: null, b: null, c: null, d: null, e: null, draft: null, gold: null, explanation: null },
    ...{ id: null, priority: null, group: null, image: null },
  }
  const isFree = (at: number) => !Object.values(places).includes(at) && !isContext(columns[at])
  const byName = (use: ColumnUse) => {
    const names = [use, ...synonyms[use]]
    for (const name of names) {
      const at = columns.findIndex(
        (column, at) => isFree(at) && keyOf(column.name) === name && canBe(use, column, rows),
      )
      if (at >= 0) return at
    }
    return null
  }
  for (const use of columnUses) {
    if (isAsked(use) && !asked.includes(use)) continue
    if (use === 'draft' && !type.mayHaveDraft) continue
    places[use] = byName(use)
  }
  for (const use of type.columns) places[use] ??= longest(columns, isFree)
  return { ...places, context: columns.flatMap((column, at) => (isContext(column) ? [at] : [])) }
}

/** What columns are called for us where they are for this; all others are passed over. */
export function namesOfPlaces(columns: readonly Pick<ColumnLook, 'name'>[], places: ColumnPlaces): ColumnNames {
  const names = new Map<string, string | null>(columns.map(({ name }) => [name, null]))
  const call = (at: number | null, use: string) => {
    const name = at === null ? undefined : columns[at]?.name
    if (name !== undefined) names.set(name, use)
  }
  for (const at of places.context) {
    const name = columns[at]?.name ?? ''
    call(at, name.startsWith(contextPrefix) ? name : `${contextPrefix}${name}`)
  }
  for (const use of columnUses) call(places[use], use)
  return names
}

/** Whether it is a column of what is asked about, by whatever task type. */
export function isAsked(use: ColumnUse): use is AskedColumn {
  return (['text', 'a', 'b', 'c', 'd', 'e'] as readonly ColumnUse[]).includes(use)
}

function isContext(column: ColumnLook | undefined): boolean {
  return column?.name.startsWith(contextPrefix) === true && column.name.length > contextPrefix.length
}

function keyOf(name: string): string {
  return labelKey(name.replaceAll(/[_\-./]+/gu, ' '))
}

/** Whether what a column holds goes with what its name says; our own names are taken at their word. */
function canBe(use: ColumnUse, { name, filled, holds, values }: ColumnLook, rows: number): boolean {
  if (name === use) return true
  switch (use) {
    // Where every row has one, they are no known answers beside others: somebody labeled all of it before.
    case 'gold':
      return values !== null && filled > 0 && filled < rows
    case 'id':
      return filled === rows && (values === null ? rows > 1 : values.length === rows)
    case 'priority':
      return holds === 'priorities'
    case 'image':
      return holds === 'addresses'
    default:
      return filled > 0
  }
}

/** The free column that says most in every row. */
function longest(columns: readonly ColumnLook[], isFree: (at: number) => boolean): number | null {
  const total = ({ filled, meanLength }: ColumnLook) => filled * meanLength
  let found: number | null = null
  for (const [at, column] of columns.entries()) {
    if (!isFree(at) || column.filled === 0 || column.holds === 'addresses') continue
    if (found === null || total(column) > total(columns[found] ?? column)) found = at
  }
  return found
}
