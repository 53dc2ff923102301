import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest alone, for the processes it starts or all that it plays, longest first. Begun last, each would keep a
 * run waiting while a core idles; a clone knows no times of earlier runs, and how long a file is says little.
 */
const longest = [
  'tests/demo/',
  'tests/bots/story/',
  'tests/faults/sending',
  'tests/faults/digests',
  'tests/faults/replicas',
  'tests/start/',
  'tests/postgres/who-runs-it',
  'tests/flows/asking/ask-people',
  'tests/faults/',
  'tests/cli/',
  '.browser.test.ts',
  'tests/bots/teams/contract',
  'tests/bots/slack/contract',
  'tests/flows/labeling/dealt-gold',
  'tests/flows/quality/told-gold-law',
  'tests/flows/digest/',
  'tests/flows/',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

function rank({ moduleId }: TestSpecification): number {
  const found = longest.findIndex((part) => moduleId.includes(part))
  return found === -1 ? longest.length : found
}
