import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { zipSync } from 'fflate'
import { z } from 'zod'
import type { Output } from '../offline/cli-score.ts'
import { iconFiles, teamsManifest } from './teams-package/manifest.ts'
import { readPublisher } from './teams-package/read-publisher.ts'

const usualFile = 'labelbreak-teams.zip'

const packageUsage = `Usage: labelbreak teams-package [--out FILE]

  Writes the app package for Microsoft Teams, ${usualFile} unless --out says otherwise. docs/teams.md tells what to do with it.

  TEAMS_APP_ID       the app id of the bot's registration
  PUBLIC_URL         where Labelbreak is reached, https://…
  TEAMS_PUBLISHER    who offers the app, Labelbreak unless you say otherwise
  TEAMS_WEBSITE_URL, TEAMS_PRIVACY_URL, TEAMS_TERMS_URL
                     what Teams links to from the app's page; PUBLIC_URL where they are not given
  Exit code: 0 done, 2 nothing could be written.
`

/** Equal input makes equal bytes: a zip knows no zone, and begins with 1980. */
const noTime = new Date(1980, 0, 1)

/** `labelbreak teams-package …`. Returns the exit code. */
export async function runTeamsPackage(
  words: readonly string[],
  { stdout, stderr }: Output,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const fail = (why: string) => {
    stderr.write(`labelbreak teams-package: ${why}\n`)
    return 2
  }
  const order = readOrder(words)
  if (typeof order === 'string') return fail(order)
  if (order.help) {
    stdout.write(packageUsage)
    return 0
  }
  const publisher = readPublisher(env, await productVersion())
  if (!('appId' in publisher)) return fail(`the environment is not enough:\n- ${publisher.join('\n- ')}`)
  const manifest = Buffer.from(`${JSON.stringify(teamsManifest(publisher), null, 2)}\n`)
  const { color, outline } = iconFiles
  const zip = zipSync(
    { 'manifest.json': manifest, [color]: await readIcon(color), [outline]: await readIcon(outline) },
    { mtime: noTime },
  )
  try {
    await writeFile(order.out, zip)
  } catch (error) {
    return fail(`cannot write ${order.out}: ${String(error)}`)
  }
  stdout.write(`${order.out} is written: upload it in Teams as docs/teams.md tells.\n`)
  return 0
}

function readOrder(words: readonly string[]): { readonly help: boolean; readonly out: string } | string {
  try {
    const options = { out: { type: 'string', default: usualFile }, help: { type: 'boolean', default: false } } as const
    return parseArgs({ args: [...words], options }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function readIcon(file: string): Promise<Uint8Array> {
  return readFile(join(import.meta.dirname, 'teams-package', file))
}

async function productVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
