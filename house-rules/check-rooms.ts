import { basename, dirname } from 'node:path'
import type { Breach, TreeFile } from './breach.ts'

/** Floors whose files lie in rooms, a folder a noun, and the few that are no room's and lie flat. */
const flat: ReadonlyMap<string, readonly string[]> = new Map([
  ['src/domain', ['answer', 'campaign', 'item', 'limits', 'message', 'person', 'policies', 'random', 'session']],
  ['src/metrics', []],
  ['src/store', []],
  ['src/flows', ['click-world', 'handle', 'reply', 'request', 'world']],
  ['src/bots', ['platform']],
  ['src/bots/cards', ['card', 'card-for', 'lasting-cards']],
])

/** A flat file where a folder of a noun belongs. */
export function checkRooms(files: readonly TreeFile[]): Breach[] {
  return files.flatMap(({ path }) => {
    const allowed = flat.get(dirname(path))
    if (allowed === undefined || allowed.includes(basename(path, '.ts'))) return []
    const what = `put it into the folder of its noun in ${dirname(path)}; the same nouns name the rooms of every floor.`
    return [{ file: path, line: 1, rule: 'a-room-for-each', what }]
  })
}
