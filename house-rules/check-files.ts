import { globSync, readFileSync } from 'node:fs'
import { checkNames } from './check-names.ts'
import { checkPlatforms } from './check-platforms.ts'
import { checkRoomCircles } from './check-room-circles.ts'
import { checkRooms } from './check-rooms.ts'
import { checkTexts } from './check-texts.ts'
import { checkTwins } from './check-twins.ts'

/**
 * The house rules that no linter knows, over every TypeScript file below the working directory. Prints each breach as
 * `file:line rule: what is wrong` and leaves with 1 where there is one.
 */

const files = globSync('{src,playground,demo,bench,prisma,tests,house-rules}/**/*.ts', {
  exclude: ['src/store/generated/**', 'house-rules/check-*.ts', 'tests/house/**'],
})
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const breaches = [checkNames, checkRooms, checkRoomCircles, checkPlatforms, checkTwins, checkTexts].flatMap((check) =>
  check(files),
)
for (const { file, line, rule, what } of breaches) process.stdout.write(`${file}:${line} ${rule}: ${what}\n`)
if (files.length === 0) process.stdout.write('no files found\n')
process.exitCode = breaches.length > 0 || files.length === 0 ? 1 : 0
