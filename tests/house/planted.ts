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
  'src/store/room/asked.ts': 'export const value: number = 4\n',
  'src/store/next-room/asked.ts': 'export const value: number = 5\n',
  'src/store/next-room/goes-on.ts': use('../last-room/asked.ts'),
  'src/store/last-room/asked.ts': 'export const value: number = 6\n',
  'src/flows/do-it.ts': use('../store/keep.ts'),
  'src/bots/card.ts': use('../domain/noun.ts'),
  'src/bots/commands.ts': use('../flows/do-it.ts'),
  'src/bots/slack/app.ts':
    "import bolt from '@slack/bolt'\nimport { value as found } from '../commands.ts'\nexport const value = [bolt, found]\n",
  'src/bots/teams/render.ts': use('../card.ts'),
  'src/bots/teams/app.ts': use('./render.ts'),
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
  { rule: 'botbuilder-in-teams', at: 'src/bots/botched.ts', text: usePackage('botbuilder') },
  { rule: 'resolvable', at: 'src/bots/botched.ts', text: usePackage('botbuilder') },
  { rule: 'cron-in-schedule', at: 'src/flows/ticks.ts', text: usePackage('node-cron') },
  { rule: 'twins-apart', at: 'src/bots/slack/wire/copies.ts', text: use('../../teams/render.ts') },
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

/** Each broken once, as our own checker sees it. */
export const filesAgainstTheRules: readonly Planted[] = [
  { rule: 'named-after-what-it-does', at: 'src/domain/types.ts', text: 'export type Planted = 1\n' },
  { rule: 'named-after-what-it-does', at: 'tests/store/helpers.ts', text: 'export const planted = 1\n' },
  {
    rule: 'no-silencing',
    at: 'src/flows/silences-the-compiler.ts',
    text: '// @ts-expect-error planted\nexport const planted: string = 1\n',
  },
  {
    rule: 'no-silencing',
    at: 'src/flows/silences-the-linter.ts',
    text: '/* biome-ignore-all lint: planted */\nexport const planted = 1\n',
  },
  { rule: 'equal-platforms', at: 'src/bots/teams/only-here.ts', text: 'export const planted = 1\n' },
  { rule: 'no-room-circles', at: 'src/store/room/asks.ts', text: use('../next-room/asked.ts') },
  { rule: 'no-room-circles', at: 'src/store/next-room/asks-back.ts', text: use('../room/asked.ts') },
]

/** Each broken once, as knip sees it. */
export const leftOver: readonly Planted[] = [
  { rule: 'files', at: 'src/flows/nobody-asks.ts', text: 'export const planted = 1\n' },
  { rule: 'exports', at: 'src/flows/asked-in-part.ts', text: 'export const value = 1\nexport const planted = 2\n' },
]
