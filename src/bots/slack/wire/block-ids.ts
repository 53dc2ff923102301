import { z } from 'zod'

/** Slack keeps what was put into a field as long as its block is called the same: a form begun afresh has blocks of other names. */
export function blockIdOf(name: string, afresh: number | null): string {
  return afresh === null ? name : `${name}~${afresh}`
}

/** The field that a block holds. */
export function nameOf(blockId: string): string {
  return blockId.replace(/~\d+$/u, '')
}

const named = z.array(z.object({ block_id: z.string().optional() }))

/** What each field's block is called in a window, as it was sent. */
export function blockIdsIn(blocks: unknown): ReadonlyMap<string, string> {
  const parsed = named.safeParse(blocks)
  const ids = parsed.success ? parsed.data.flatMap(({ block_id }) => block_id ?? []) : []
  return new Map(ids.map((id) => [nameOf(id), id]))
}
