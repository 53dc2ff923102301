import { dirname, posix } from 'node:path'
import type { Breach, TreeFile } from './breach.ts'

/** Floors whose rooms, the folders on them, know each other in one direction only. */
const floors = ['src/flows/', 'src/store/']

type Arrow = { readonly file: string; readonly line: number; readonly from: string; readonly to: string }

/** Imports that lead from a room to one from which there is a way back. */
export function checkRoomCircles(files: readonly TreeFile[]): Breach[] {
  const arrows = files.flatMap(({ path, text }) => arrowsOf(path, text))
  const next = Map.groupBy(arrows, ({ from }) => from)
  const seen = new Map([...next.keys()].map((room) => [room, reachedFrom(room, next)]))
  return arrows
    .filter(({ from, to }) => seen.get(to)?.has(from))
    .map(({ file, line, from, to }) => ({ file, line, rule: 'no-room-circles', what: `${to} knows ${from} already.` }))
}

function arrowsOf(file: string, text: string): Arrow[] {
  const from = roomOf(file)
  if (from === null) return []
  return text.split('\n').flatMap((words, index) => {
    const target = words.match(/ from '(\.[^']*)'$/u)?.[1]
    const to = target === undefined ? null : roomOf(posix.normalize(`${dirname(file)}/${target}`))
    return to === null || to === from ? [] : [{ file, line: index + 1, from, to }]
  })
}

/** Null for what stands on no such floor, or on it outside of rooms. */
function roomOf(file: string): string | null {
  const floor = floors.find((one) => file.startsWith(one))
  const room = floor === undefined ? undefined : file.slice(floor.length).match(/^([^/]+)\//u)?.[1]
  return room === undefined ? null : `${floor}${room}`
}

function reachedFrom(room: string, next: ReadonlyMap<string, readonly Arrow[]>): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [room]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    for (const { to } of next.get(one) ?? []) {
      if (!reached.has(to)) open.push(to)
      reached.add(to)
    }
  }
  return reached
}
