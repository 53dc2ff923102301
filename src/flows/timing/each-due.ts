import type { World } from '../world.ts'
import type { Ids } from './troubles.ts'

/**
 * Does something for each of those whose time has come, one after the other. One that fails is written to the log and
 * passed over, and rests for a while before it is tried again; the others go on.
 *
 * @param task the name of what is done, as the schedule has it
 * @throws Error where the database is away: that is nobody's own trouble
 */
export async function eachDue<One>(
  { troubles, database }: Pick<World, 'troubles' | 'database'>,
  task: string,
  all: Iterable<One> | AsyncIterable<One>,
  idsOf: (one: One) => Ids,
  work: (one: One) => Promise<unknown>,
): Promise<void> {
  for await (const one of all) {
    const ids = idsOf(one)
    if (troubles.rests(task, ids)) continue
    try {
      await work(one)
      troubles.isOver(task, ids)
    } catch (error) {
      await database.pool.query('SELECT 1')
      troubles.note(task, ids, error)
    }
  }
}

/**
 * Page by page, each one once: the next page begins after the last one of the page before, whatever became of that.
 *
 * @param load a page of at most `most`, in an order that stays, after the given one
 */
export async function* inPages<One>(
  load: (after: One | null, most: number) => Promise<readonly One[]>,
  most: number,
): AsyncGenerator<One> {
  for (let last: One | null = null; ; ) {
    const page: readonly One[] = await load(last, most)
    yield* page
    last = page.at(-1) ?? null
    if (last === null || page.length < most) return
  }
}
