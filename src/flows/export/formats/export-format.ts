import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import type { ExportChoice } from '../../../store/exports/export-rows.ts'
import type { ExportRecord } from '../export-record.ts'

/** How a campaign leaves: a file each, named in `formats.ts`. Whoever offers exports reads there what there is. */
export type ExportFormat = {
  /** As `--format` takes it. */
  readonly name: string
  /** Of its files, without a dot. */
  readonly extension: string
  /** What a line of it is about. */
  readonly each: 'item' | 'answer'
  /** What of an export it has no place for; all of it is in JSONL. */
  readonly lacks: readonly Lack[]
  /** Whether a spreadsheet opens it, so that Excel may be told that it is UTF-8. */
  readonly opensInSpreadsheets: boolean
  /** Whether a lead who asks in chat gets it too. */
  readonly isSentInChat: boolean
  /** What comes before the first item; empty for nothing. */
  readonly header: (choice: ExportChoice) => string
  /** One item, with the ends of its lines; empty where there is no line for it. */
  readonly rows: (record: ExportRecord, taskType: TaskTypeName, choice: ExportChoice) => string
}

export type Lack = 'unanswered-items' | 'texts' | 'images' | 'context' | 'flags' | 'verdicts' | 'consensus'
