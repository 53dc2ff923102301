import type { FileRow, TextBlock } from './file-row.ts'
import type { ItemsSource } from './items-source.ts'
import { readCsv } from './read-csv.ts'
import { readJsonl } from './read-jsonl.ts'
import { textBlocks } from './text-blocks.ts'

/** Reads the rows of a CSV or JSONL file, told apart by their first character: JSONL begins with a brace. */
export async function* readItemsFile(source: ItemsSource): AsyncGenerator<FileRow> {
  const blocks = textBlocks(source.open())
  try {
    const first = await readBeginning(blocks)
    if (first === null) return
    const head = headOf(first)
    if (head.startsWith('[')) {
      const message =
        'This is one JSON list. Put one object on each line instead, with no brackets or commas around them.'
      return yield { kind: 'problem', line: null, message }
    }
    yield* (head.startsWith('{') ? readJsonl : readCsv)(followedBy(first, blocks))
  } finally {
    await blocks.return(undefined)
  }
}

/** Reads on until something is written there; null where nothing is. */
async function readBeginning(blocks: AsyncGenerator<TextBlock>): Promise<TextBlock | null> {
  const begun: Buffer[] = []
  for (;;) {
    const { value: block, done } = await blocks.next()
    if (done === true) return null
    if (block.kind === 'problem') return block
    begun.push(block.bytes)
    if (headOf(block) !== '') return { kind: 'text', bytes: Buffer.concat(begun) }
  }
}

function headOf(block: TextBlock): string {
  if (block.kind === 'problem') return ''
  return block.bytes
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
    .trimStart()
}

async function* followedBy(first: TextBlock, rest: AsyncIterable<TextBlock>): AsyncGenerator<TextBlock> {
  yield first
  yield* rest
}
