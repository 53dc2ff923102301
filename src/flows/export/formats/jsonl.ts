import type { ExportFormat } from './export-format.ts'

export const jsonl: ExportFormat = {
  name: 'jsonl',
  extension: 'jsonl',
  each: 'item',
  lacks: [],
  opensInSpreadsheets: false,
  isSentInChat: true,
  header: () => '',
  rows: (record) => `${JSON.stringify(record)}\n`,
}
