import { type Breach, linesLike, type TreeFile } from './breach.ts'

const belowBots = /^src\/(?:domain|sessions|metrics|store|postgres|files|flows)\//
const platformName = /[Ss]lack|SLACK|\bTeams\b|botbuilder|botframework/

/** A platform's name where nobody may know which platform is served. */
export function checkPlatforms(files: readonly TreeFile[]): Breach[] {
  return files
    .filter(({ path }) => belowBots.test(path))
    .flatMap((file) =>
      linesLike(file, platformName, 'no-platform-below-bots', 'say what is so of any platform, or go up to bots.'),
    )
}
