import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { equalPlatforms } from './equal-platforms.ts'
import { roomCircles } from './room-circles.ts'

/**
 * The house rules that no linter knows, over every TypeScript file below the working directory. Prints each breach as
 * `file:line rule: what is wrong` and leaves with 1 where there is one.
 */

const vagueNames = new Set(['index', 'types', 'utils', 'util', 'helpers', 'helper', 'common', 'misc'])
const silencing = /biome-ignore|@ts-(?:ignore|expect-error|nocheck)/

const files = globSync('{src,playground,demo,bench,prisma,tests,house-rules}/**/*.ts', {
  exclude: ['src/store/generated/**', 'house-rules/check-files.ts', 'tests/house/**'],
})

function breachesOf(file: string): string[] {
  const found = vagueNames.has(basename(file, '.ts'))
    ? [`${file}:1 named-after-what-it-does: a file says in its name what it does.`]
    : []
  const lines = readFileSync(file, 'utf8').split('\n')
  const silenced = lines.flatMap((line, index) =>
    silencing.test(line) ? [`${file}:${index + 1} no-silencing: mend what the checker found instead.`] : [],
  )
  return [...found, ...silenced]
}

const textOf = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))
const breaches = [...files.sort().flatMap(breachesOf), ...roomCircles(textOf), ...equalPlatforms(files)]
for (const breach of breaches) process.stdout.write(`${breach}\n`)
if (files.length === 0) process.stdout.write('no files found\n')
process.exitCode = breaches.length > 0 || files.length === 0 ? 1 : 0
