import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  filesAgainstTheRules,
  importsAgainstTheRules,
  leftOver,
  linesAgainstTheRules,
  type Planted,
  soundFiles,
  soundToOurChecker,
} from './planted.ts'

const root = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)
const trees: string[] = []

/** A folder with the project's rules and these files. */
async function treeOf(files: readonly (readonly [string, string])[]): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'house-rules-'))
  trees.push(tree)
  const kept = ['.dependency-cruiser.cjs', 'biome.json', 'knip.jsonc', 'house-rules', 'package.json', 'tsconfig.json']
  for (const name of [...kept, '.gitignore']) await cp(join(root, name), join(tree, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
  for (const [path, text] of files) {
    await mkdir(dirname(join(tree, path)), { recursive: true })
    await writeFile(join(tree, path), text)
  }
  return tree
}

const asFiles = (planted: readonly Planted[]) => planted.map(({ at, text }) => [at, text] as const)
let tree = ''

beforeAll(async () => {
  const planted = [...importsAgainstTheRules, ...linesAgainstTheRules, ...leftOver]
  tree = await treeOf([...Object.entries(soundFiles), ...asFiles(planted)])
})

afterAll(() => Promise.all(trees.map((one) => rm(one, { recursive: true, force: true }))))

/** What a tool prints, whether or not it is content. */
async function ask(tool: string, ...args: string[]): Promise<string> {
  return await askIn(tree, tool, ...args)
}

async function askIn(tree: string, tool: string, ...args: string[]): Promise<string> {
  const asked = run(process.execPath, [tool, ...args], { cwd: tree, maxBuffer: 1e8 })
  return await asked.then(
    ({ stdout }) => stdout,
    (failed: { stdout: string; stderr: string }) => failed.stdout || failed.stderr,
  )
}

const named = ({ rule, at }: Pick<Planted, 'rule' | 'at'>) => `${rule} in ${at}`

describe('who may import whom', () => {
  const answer = z.object({
    summary: z.object({
      violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
    }),
  })
  let found: string[] = []

  beforeAll(async () => {
    const folders = ['src', 'playground', 'demo', 'start.ts']
    const printed = await ask(
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '-T',
      'json',
      ...folders,
    )
    const { violations } = answer.parse(JSON.parse(printed)).summary
    found = violations.map(({ from, rule }) => named({ rule: rule.name, at: from }))
  })

  it.each(importsAgainstTheRules)('$rule is reported in $at', (planted) => {
    expect(found).toContain(named(planted))
  })

  it('is reported nowhere else', () => {
    expect([...new Set(found)].sort()).toEqual([...new Set(importsAgainstTheRules.map(named))].sort())
  })
})

describe('what may be written', () => {
  const answer = z.object({
    diagnostics: z.array(
      z.object({ category: z.string(), message: z.string(), location: z.object({ path: z.string() }) }),
    ),
  })
  let found: { at: string; said: string }[] = []

  beforeAll(async () => {
    const printed = await ask(
      'node_modules/@biomejs/biome/bin/biome',
      'lint',
      '--reporter=json',
      '--max-diagnostics=none',
      '.',
    )
    found = answer
      .parse(JSON.parse(printed))
      .diagnostics.map(({ category, message, location }) => ({ at: location.path, said: `${category} ${message}` }))
  })

  it.each(linesAgainstTheRules)('$rule is reported in $at', ({ rule, at }) => {
    expect(found.filter((one) => one.at === at).map(({ said }) => said)).toContainEqual(expect.stringContaining(rule))
  })

  it('leaves what keeps the rules alone', () => {
    expect(found.filter(({ at }) => at in soundFiles)).toEqual([])
  })
})

describe('how a file is called, where it lies, what it says and knows', () => {
  let found: string[] = []

  beforeAll(async () => {
    const own = await treeOf([...Object.entries(soundToOurChecker), ...asFiles(filesAgainstTheRules)])
    const printed = await askIn(own, 'house-rules/check-files.ts')
    found = printed
      .trim()
      .split('\n')
      .map((line) => line.replace(/^(\S+):\d+ ([\w-]+):.*$/u, '$2 in $1'))
  })

  it('is reported by file and rule, and nowhere else', () => {
    expect([...new Set(found)].sort()).toEqual([...new Set(filesAgainstTheRules.map(named))].sort())
  })
})

describe('what nobody uses', () => {
  const answer = z.object({
    issues: z.array(z.object({ file: z.string(), exports: z.array(z.object({ name: z.string() })) })),
  })

  it('is reported: a file, and an export of a file that is used', async () => {
    const printed = await ask('node_modules/knip/bin/knip.js', '--reporter', 'json', '--include', 'files,exports')
    const { issues } = answer.parse(JSON.parse(printed))
    const files = issues.filter(({ exports }) => exports.length === 0).map(({ file }) => file)
    const names = issues.flatMap(({ file, exports }) => exports.map(({ name }) => `${file} ${name}`))
    expect(files).toContain('src/flows/nobody-asks.ts')
    expect(files).not.toContain('src/main.ts')
    expect(names).toEqual(['src/flows/asked-in-part.ts planted'])
  })
})
