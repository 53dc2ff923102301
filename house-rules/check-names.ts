import { basename } from 'node:path'
import { type Breach, linesLike, type TreeFile } from './breach.ts'

const vagueNames = new Set(['index', 'types', 'utils', 'util', 'helpers', 'helper', 'common', 'misc'])
const silencing = /biome-ignore|@ts-(?:ignore|expect-error|nocheck)/

/** How a file is called, and what it silences. */
export function checkNames(files: readonly TreeFile[]): Breach[] {
  return files.flatMap((file) => [
    ...(vagueNames.has(basename(file.path, '.ts'))
      ? [{ file: file.path, line: 1, rule: 'named-after-what-it-does', what: 'a file says in its name what it does.' }]
      : []),
    ...linesLike(file, silencing, 'no-silencing', 'mend what the checker found instead.'),
  ])
}
