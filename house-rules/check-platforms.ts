import { basename, dirname } from 'node:path'
import { type Breach, linesLike, type TreeFile } from './breach.ts'

const belowBots = /^src\/(?:domain|sessions|metrics|store|postgres|files|flows)\//
const platformName = /[Ss]lack|SLACK|\bTeams\b|botbuilder|botframework/
const platformFolder = /^src\/bots\/(?:slack|teams)$/

/** A platform's name where nobody may know which platform is served; twins with unequal files. */
export function checkPlatforms(files: readonly TreeFile[]): Breach[] {
  const named = files
    .filter(({ path }) => belowBots.test(path))
    .flatMap((file) =>
      linesLike(file, platformName, 'no-platform-below-bots', 'say what is so of any platform, or go up to bots.'),
    )
  return [...named, ...unequalTwins(files)]
}

/** What lies in a platform's folder itself bears the names of its twin; what is the platform's own lies in subfolders. */
function unequalTwins(files: readonly TreeFile[]): Breach[] {
  const folders = Map.groupBy(
    files.map(({ path }) => path).filter((path) => platformFolder.test(dirname(path))),
    (path) => dirname(path),
  )
  return [...folders].flatMap(([folder, own]) =>
    [...folders.keys()]
      .filter((other) => other !== folder)
      .flatMap((other) => {
        const theirs = new Set(folders.get(other)?.map((path) => basename(path)))
        const what = `${other} has no file of this name: twins have equal ones, what is one's own lies in a subfolder.`
        return own
          .filter((path) => !theirs.has(basename(path)))
          .map((path) => ({ file: path, line: 1, rule: 'equal-twins', what }))
      }),
  )
}
