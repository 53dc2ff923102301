/** A small tree in which every house rule is broken once, beside files that keep them all. */

/** `at` is where the tool must point; files it needs beside that one are in `soundFiles`. */
export type Planted = { readonly rule: string; readonly at: string; readonly text: string }

/** A file that makes its own `value` of another's. */
const use = (from: string) => `import { value as found } from '${from}'\nexport const value = found\n`
const usePackage = (name: string) => `import * as found from '${name}'\nexport const value = found\n`
const useTypeOf = (name: string) => `import type * as found from '${name}'\nexport type Value = typeof found\n`

/** Files that break nothing, for planted ones to reach for. */
export const soundFiles: Readonly<Record<string, string>> = {
  'src/domain/noun.ts': 'export const value: number = 1\n',
  'src/domain/gold-look.ts': 'export const value: number = 2\n',
  'src/domain/innocent.ts': use('./gold-look.ts'),
  'src/domain/other.ts': use('./one.ts'),
  'src/sessions/decide.ts': use('../domain/noun.ts'),
  'src/metrics/measure.ts': usePackage('pure-rand/distribution/uniformInt'),
  'src/store/keep.ts':
    "import pg from 'pg'\nimport { value as found } from '../sessions/decide.ts'\nexport const value = [pg, found]\n",
  'src/flows/do-it.ts': use('../store/keep.ts'),
  'src/bots/card.ts': use('../domain/noun.ts'),
  'src/bots/commands.ts': use('../flows/do-it.ts'),
  'src/bots/slack/app.ts':
    "import bolt from '@slack/bolt'\nimport { value as found } from '../commands.ts'\nexport const value = [bolt, found]\n",
  'src/bots/teams/render.ts': use('../card.ts'),
  'src/schedule.ts':
    "import cron from 'node-cron'\nimport { value } from './flows/asked-in-part.ts'\nexport const ticking = [cron, value]\n",
  'src/main.ts': "import { ticking } from './schedule.ts'\nexport const started = [ticking, process.env.LATER]\n",
  'playground/act.ts': 'export const value: number = 3\nexport type Act = { readonly kind: string }\n',
  'playground/page/draw.ts': "import type { Act } from '../act.ts'\nexport const kindOf = (act: Act) => act.kind\n",
}

/** Each broken once, as dependency-cruiser sees it. */
export const importsAgainstTheRules: readonly Planted[] = [
  { rule: 'no-circles', at: 'src/domain/one.ts', text: use('./other.ts') },
  { rule: 'domain-floor', at: 'src/domain/upward.ts', text: use('../sessions/decide.ts') },
  { rule: 'sessions-floor', at: 'src/sessions/upward.ts', text: use('../store/keep.ts') },
  { rule: 'sessions-floor', at: 'src/sessions/sideways.ts', text: use('../metrics/measure.ts') },
  { rule: 'metrics-floor', at: 'src/metrics/sideways.ts', text: use('../sessions/decide.ts') },
  { rule: 'postgres-floor', at: 'src/postgres/upward.ts', text: use('../store/keep.ts') },
  { rule: 'files-floor', at: 'src/files/upward.ts', text: use('../store/keep.ts') },
  { rule: 'offline-floor', at: 'src/offline/upward.ts', text: use('../store/keep.ts') },
  { rule: 'store-floor', at: 'src/store/upward.ts', text: use('../flows/do-it.ts') },
  { rule: 'flows-floor', at: 'src/flows/upward.ts', text: use('../bots/commands.ts') },
  { rule: 'bots-floor', at: 'src/bots/downstairs.ts', text: use('../store/keep.ts') },
  { rule: 'cli-floor', at: 'src/cli/upstairs.ts', text: use('../bots/commands.ts') },
  { rule: 'product-floor', at: 'src/config.ts', text: use('../playground/act.ts') },
  { rule: 'playground-floor', at: 'playground/nosy.ts', text: use('../src/domain/noun.ts') },
  { rule: 'demo-floor', at: 'demo/shortcut.ts', text: use('../src/domain/noun.ts') },
  { rule: 'start-floor', at: 'start.ts', text: use('./src/domain/noun.ts') },
  { rule: 'pure-core', at: 'src/domain/reads-files.ts', text: usePackage('node:fs') },
  { rule: 'pure-core', at: 'src/sessions/has-a-package.ts', text: usePackage('uuid') },
  { rule: 'pure-metrics', at: 'src/metrics/has-a-package.ts', text: usePackage('uuid') },
  { rule: 'postgres-in-store', at: 'src/flows/speaks-sql.ts', text: useTypeOf('pg') },
  { rule: 'postgres-in-store', at: 'src/flows/enqueues.ts', text: usePackage('pg-boss') },
  { rule: 'bolt-in-slack', at: 'src/bots/bolted.ts', text: useTypeOf('@slack/bolt') },
  { rule: 'botbuilder-in-teams', at: 'src/bots/botched.ts', text: useTypeOf('botbuilder') },
  { rule: 'resolvable', at: 'src/flows/wishes-a-package.ts', text: usePackage('not-there-at-all') },
  { rule: 'cron-in-schedule', at: 'src/flows/ticks.ts', text: usePackage('node-cron') },
  { rule: 'twins-apart', at: 'src/bots/slack/copies.ts', text: use('../teams/render.ts') },
  { rule: 'gold-stays-hidden', at: 'src/bots/cards/sessions/prompt-card.ts', text: use('../../../domain/innocent.ts') },
  { rule: 'gold-stays-hidden', at: 'src/bots/slack/render.ts', text: use('../cards/sessions/prompt-card.ts') },
  { rule: 'gold-stays-hidden', at: 'src/bots/codec/intent-codec.ts', text: use('../commands.ts') },
  { rule: 'gold-stays-hidden', at: 'src/sessions/prompt-screen.ts', text: use('../domain/gold-look.ts') },
  { rule: 'page-in-a-browser', at: 'playground/page/reads-files.ts', text: usePackage('node:fs') },
  { rule: 'page-in-a-browser', at: 'playground/page/knows-too-much.ts', text: use('../act.ts') },
  { rule: 'runs-without-dev-dependencies', at: 'src/flows/tests-itself.ts', text: usePackage('fast-check') },
  { rule: 'resolvable', at: 'src/flows/wishes.ts', text: use('./not-there.ts') },
]

const impure = (at: string, text: string): Planted => ({ rule: 'pure-core', at: `src/${at}`, text })

/** Each broken once, as Biome sees it. The rule is its name, or how its message begins. */
export const linesAgainstTheRules: readonly Planted[] = [
  impure('domain/waits.ts', 'export async function planted(): Promise<number> {\n  return 1\n}\n'),
  impure('domain/waits-in-an-arrow.ts', 'export const planted = async () => 1\n'),
  impure('sessions/waits-in-a-method.ts', 'export const planted = {\n  async method() {\n    return 1\n  },\n}\n'),
  impure('sessions/looks-at-the-clock.ts', 'export const planted = new Date()\n'),
  impure('metrics/looks-at-the-clock.ts', 'export const planted = Date.now()\n'),
  {
    rule: 'noRestrictedGlobals',
    at: 'src/metrics/measures-time.ts',
    text: 'export const planted = performance.now()\n',
  },
  impure('metrics/draws.ts', 'export const planted = Math.random()\n'),
  {
    rule: 'noRestrictedGlobals',
    at: 'src/domain/logs.ts',
    text: "export function planted(): void {\n  console.log('x')\n}\n",
  },
  { rule: 'noRestrictedGlobals', at: 'src/domain/knows-the-process.ts', text: 'export const planted = process.pid\n' },
  {
    rule: 'noRestrictedGlobals',
    at: 'src/sessions/sets-a-timer.ts',
    text: 'export const planted = setTimeout(() => {}, 1)\n',
  },
  {
    rule: 'numbers-by-one-hand',
    at: 'src/bots/cards/writes-a-number.ts',
    text: 'export const planted = (12.5).toFixed(1)\n',
  },
  { rule: 'noProcessEnv', at: 'src/flows/reads-the-environment.ts', text: 'export const planted = process.env.PORT\n' },
  { rule: 'noDefaultExport', at: 'src/flows/by-default.ts', text: 'export default 1\n' },
  { rule: 'noBarrelFile', at: 'src/flows/gives-all.ts', text: "export * from '../store/keep.ts'\n" },
  { rule: 'noExplicitAny', at: 'src/flows/anything.ts', text: 'export const planted = (value: any) => value\n' },
  {
    rule: 'noNonNullAssertion',
    at: 'src/flows/insists.ts',
    text: 'export const planted = (value: string | null) => value!\n',
  },
  { rule: 'no-double-cast', at: 'src/flows/casts-twice.ts', text: "export const planted = '7' as unknown as number\n" },
  { rule: 'useFilenamingConvention', at: 'src/flows/camelCase.ts', text: 'export const planted = 1\n' },
  {
    rule: 'noExcessiveLinesPerFile',
    at: 'src/flows/too-long.ts',
    text: `export const planted = [\n${'  1,\n'.repeat(250)}]\n`,
  },
]

/** Files that break none of our own checker's rules, however near they come. */
export const soundToOurChecker: Readonly<Record<string, string>> = {
  'src/domain/person.ts': "export type Person = 'a person of many words'\n",
  'src/flows/handle.ts': `export const planted = (id: string) => new Error(\`there is no item \${id} here\`)\n`,
  'src/flows/home/draws-home.ts': "export const planted = { kind: 'nothing-left', left: 3 } as const\n",
  'src/flows/home/logs.ts':
    "export const planted = (log: { warn(text: string): void }) => log.warn('home was not drawn')\n",
  'src/store/items/finds.ts': "export const planted = 'SELECT id FROM items WHERE seq > 3 ORDER BY seq'\n",
  'src/bots/cards/sessions/lays-out.ts': "export const planted = { kind: 'text', step: 'session-over' } as const\n",
  'src/bots/words/en/sessions.ts': "export const sessions = { over: 'That is all for now. Thank you!' } as const\n",
  'src/bots/slack/app.ts': 'export const createSlackApp = 1\nexport type Planted = 1\n',
  'src/bots/slack/wire/own.ts': 'export const planted = 1\n',
  'src/bots/teams/app.ts': 'export type Planted = 2\nexport const createTeamsApp = 2\n',
  'src/bots/slack/messenger.ts': 'export const planted = 1\n',
  'src/bots/teams/wire/render-parts.ts':
    "export const planted = (part: { kind: 'text' }) => {\n  switch (part.kind) {\n    case 'text':\n      return 1\n  }\n}\n",
  'src/bots/slack/limits.ts': 'export const planted = 1\n',
  'src/store/room/asked.ts': 'export const value: number = 4\n',
  'src/store/next-room/asked.ts': 'export const value: number = 5\n',
  'src/store/next-room/goes-on.ts': use('../last-room/asked.ts'),
  'src/store/last-room/asked.ts': 'export const value: number = 6\n',
  'src/cli/usage.ts': "export const planted = 'Usage: labelbreak import NAME, and nothing else'\n",
}

/** Each broken once, as our own checker sees it. */
export const filesAgainstTheRules: readonly Planted[] = [
  { rule: 'named-after-what-it-does', at: 'src/domain/labels/types.ts', text: 'export type Planted = 1\n' },
  { rule: 'named-after-what-it-does', at: 'tests/store/helpers.ts', text: 'export const planted = 1\n' },
  {
    rule: 'no-silencing',
    at: 'src/flows/home/silences-the-compiler.ts',
    text: '// @ts-expect-error planted\nexport const planted: string = 1\n',
  },
  {
    rule: 'no-silencing',
    at: 'src/flows/home/silences-the-linter.ts',
    text: '/* biome-ignore-all lint: planted */\nexport const planted = 1\n',
  },
  { rule: 'a-room-for-each', at: 'src/store/flat.ts', text: 'export const planted = 1\n' },
  { rule: 'a-room-for-each', at: 'src/flows/flat.ts', text: 'export const planted = 1\n' },
  { rule: 'a-room-for-each', at: 'src/metrics/flat.ts', text: 'export const planted = 1\n' },
  { rule: 'a-room-for-each', at: 'src/domain/flat.ts', text: 'export const planted = 1\n' },
  { rule: 'a-room-for-each', at: 'src/bots/cards/flat.ts', text: 'export const planted = 1\n' },
  { rule: 'no-room-circles', at: 'src/store/room/asks.ts', text: use('../next-room/asked.ts') },
  { rule: 'no-room-circles', at: 'src/store/next-room/asks-back.ts', text: use('../room/asked.ts') },
  {
    rule: 'words-in-words',
    at: 'src/flows/home/tells.ts',
    text: "export const planted = 'Nothing is left to label'\n",
  },
  {
    rule: 'words-in-words',
    at: 'src/domain/labels/tells.ts',
    text: `export const planted = (n: number) => \`Line \${n} has no label\`\n`,
  },
  {
    rule: 'words-in-words',
    at: 'src/metrics/gold/tells.ts',
    text: "export const planted = { value: null, reason: 'fewer than two golds' }\n",
  },
  {
    rule: 'words-in-words',
    at: 'src/store/gold/tells.ts',
    text: "export const planted = 'There is no gold in it.'\n",
  },
  { rule: 'words-in-words', at: 'src/bots/cards/sessions/one-word.ts', text: "export const planted = 'Start'\n" },
  { rule: 'words-in-words', at: 'src/bots/slack/wire/tells.ts', text: "export const planted = 'not now'\n" },
  {
    rule: 'no-platform-below-bots',
    at: 'src/flows/home/knows-slack.ts',
    text: '/** As Slack wants it. */\nexport const planted = 1\n',
  },
  {
    rule: 'no-platform-below-bots',
    at: 'src/store/people/knows-teams.ts',
    text: 'export const inTeams = true\nexport type Planted = { readonly forTeams: 1 }\nexport const of = "in Teams"\n',
  },
  { rule: 'equal-twins', at: 'src/bots/slack/lonely.ts', text: 'export const planted = 1\n' },
  { rule: 'equal-twins', at: 'src/bots/teams/other.ts', text: 'export const planted = 1\n' },
  {
    rule: 'equal-twins',
    at: 'src/bots/teams/messenger.ts',
    text: 'export const planted = 1\nexport function alone(): void {}\n',
  },
  {
    rule: 'equal-twins',
    at: 'src/bots/slack/wire/draws.ts',
    text: "export const planted = (part: { kind: 'text' | 'image' }) => {\n  switch (part.kind) {\n    case 'text':\n    case 'image':\n      return 1\n  }\n}\n",
  },
  { rule: 'twins-differ', at: 'src/bots/teams/limits.ts', text: 'export const planted = 1\n' },
  {
    rule: 'sql-in-store',
    at: 'src/flows/home/asks-for-rows.ts',
    text: `export const planted = (id: string) => \`SELECT text FROM items WHERE id = \${id}\`\n`,
  },
  {
    rule: 'sql-in-store',
    at: 'src/cli/empties.ts',
    text: "export const planted = 'TRUNCATE items'\n",
  },
]

/** Each broken once, as knip sees it. */
export const leftOver: readonly Planted[] = [
  { rule: 'files', at: 'src/flows/nobody-asks.ts', text: 'export const planted = 1\n' },
  { rule: 'exports', at: 'src/flows/asked-in-part.ts', text: 'export const value = 1\nexport const planted = 2\n' },
]
