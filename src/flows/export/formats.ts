import { csv } from './formats/csv.ts'
import type { ExportFormat } from './formats/export-format.ts'
import { jsonl } from './formats/jsonl.ts'

/** Every format in which a campaign can leave, in the order in which they are named. */
export const exportFormats: readonly ExportFormat[] = [jsonl, csv]
