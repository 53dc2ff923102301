import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { AppManifestUtils, TeamsManifestConverter } from '@microsoft/app-manifest'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { said } from '../../src/bots/words/said.ts'
import { runTeamsPackage } from '../../src/cli/teams-package.ts'

const appId = '2d6b3c1a-9e4f-4b7d-a1c2-3f4e5d6c7b8a'
const enough = { TEAMS_APP_ID: appId, PUBLIC_URL: 'https://labels.example.com' }
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas/teams')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labelbreak-package-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(env: Record<string, string>, words = ['--out', join(folder, 'app.zip')]) {
  let [stdout, stderr] = ['', '']
  const output = {
    stdout: { write: (text: string) => (stdout += text) },
    stderr: { write: (text: string) => (stderr += text) },
  }
  const code = await runTeamsPackage(words, output, env)
  return { code, stdout, stderr }
}

async function written(env: Record<string, string> = enough) {
  const { code, stderr } = await run(env)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const bytes = await readFile(join(folder, 'app.zip'))
  const files = unzipSync(bytes)
  const text = Buffer.from(files['manifest.json'] ?? []).toString()
  return { bytes, files, text, manifest: JSON.parse(text) }
}

/** What Microsoft's own check says, by the schema that the manifest names; its package carries them all. */
function faultsOf(manifest: object) {
  return AppManifestUtils.validateAgainstSchema(TeamsManifestConverter.jsonToManifest(JSON.stringify(manifest)))
}

describe('the Teams app package', () => {
  it('holds the manifest and its two icons, and nothing else', async () => {
    const { files, manifest } = await written()
    expect(Object.keys(files)).toEqual(['manifest.json', manifest.icons.color, manifest.icons.outline])
  })

  it('is sound by the schema that it names, the newest of those that Microsoft published', async () => {
    const { manifest } = await written()
    const versions = (await readdir(schemas)).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []).map(Number)
    expect(manifest.manifestVersion).toBe(`1.${Math.max(...versions)}`)
    expect(manifest.$schema).toContain(`/teams/v${manifest.manifestVersion}/`)
    expect(await faultsOf(manifest)).toEqual([])
    expect(await faultsOf({ ...manifest, accentColor: 'green' })).toHaveLength(1)
  })

  it('is written alike from the same environment', async () => {
    expect((await written()).bytes.equals((await written()).bytes)).toBe(true)
  })

  it('names the registration that the environment names, wherever an id stands', async () => {
    const { manifest } = await written()
    expect([manifest.id, manifest.bots[0].botId]).toEqual([appId, appId])
  })

  it('links to the public address unless pages of their own are given', async () => {
    const own = { TEAMS_PRIVACY_URL: 'https://example.com/privacy', TEAMS_PUBLISHER: 'Example Ltd' }
    expect((await written({ ...enough, ...own })).manifest.developer).toEqual({
      name: 'Example Ltd',
      websiteUrl: 'https://labels.example.com',
      privacyUrl: 'https://example.com/privacy',
      termsOfUseUrl: 'https://labels.example.com',
    })
  })

  it('suggests at most ten commands, each one that is understood, as help describes it', async () => {
    const { manifest } = await written()
    const [list, ...others] = manifest.bots[0].commandLists
    expect(others).toEqual([])
    expect(list.scopes).toEqual(manifest.bots[0].scopes)
    const [bare, ...offered] = list.commands
    expect(bare).toEqual({ title: 'label', description: 'goes on with your session, or shows what you could label' })
    expect(offered.length).toBeLessThan(10)
    for (const { title, description } of offered) {
      const command = said.commands.find(({ word }) => word === title)
      expect(description).toContain(command?.says)
      if (command?.example !== title) expect(description).toContain(command?.example)
    }
  })

  it('draws a color icon of 192 by 192, and a white outline of 32 by 32 on nothing', async () => {
    const { files, manifest } = await written()
    expect(seen(files[manifest.icons.color])).toEqual({ width: 192, height: 192, isClear: false })
    expect(seen(files[manifest.icons.outline])).toEqual({ width: 32, height: 32, isClear: true })
  })

  it('says everything that is missing or wrong in the environment at once, and writes nothing', async () => {
    const out = join(folder, 'none.zip')
    const nothing = await run({ TEAMS_APP_ID: '' }, ['--out', out])
    expect(nothing.code).toBe(2)
    expect(nothing.stderr).toContain('- TEAMS_APP_ID is missing')
    expect(nothing.stderr).toContain('- PUBLIC_URL is missing')
    const wrong = await run({ TEAMS_APP_ID: 'my-bot', PUBLIC_URL: 'http://labels.example.com' }, ['--out', out])
    expect(wrong.stderr).toContain('- TEAMS_APP_ID must be the app id of the registration, a UUID')
    expect(wrong.stderr).toContain('- PUBLIC_URL must be an https address')
    expect(await readdir(folder)).not.toContain('none.zip')
  })

  it('says where it cannot write, and what it does not understand', async () => {
    expect((await run(enough, ['--out', join(folder, 'no-such', 'app.zip')])).stderr).toContain('cannot write')
    expect((await run(enough, ['--to', 'x'])).code).toBe(2)
  })
})

/** Of a PNG with eight bits a channel: its size, and whether its first pixel shows what lies beneath. */
function seen(bytes: Uint8Array | undefined) {
  const png = Buffer.from(bytes ?? [])
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  const drawn: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const isDrawn = png.subarray(at + 4, at + 8).toString() === 'IDAT'
    if (isDrawn) drawn.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  // Whichever way a line is packed, its first pixel in the first line stands as it is, after a byte that names the way.
  const first = inflateSync(Buffer.concat(drawn)).subarray(1, 5)
  const hasAlpha = png[25] === 6
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), isClear: hasAlpha && first[3] === 0 }
}
