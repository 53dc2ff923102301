import { z } from 'zod'

const exportedItem = z.object({
  text: z.string(),
  gold: z.array(z.string()).optional(),
  /** The item's label in the end: a verdict, else the majority; null where neither is there. */
  final: z.union([z.string(), z.array(z.string())]).nullable(),
  answers: z.array(z.object({ person: z.string(), labels: z.array(z.string()), counted: z.boolean() })),
})

/** An item as the product's export tells of it. */
export type ExportedItem = z.infer<typeof exportedItem>

/** @param lines JSON, a record a line */
export function readExport(lines: string): ExportedItem[] {
  const records = lines.split('\n').filter((line) => line !== '')
  return records.map((line) => exportedItem.parse(JSON.parse(line)))
}
