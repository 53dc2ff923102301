#!/usr/bin/env bash
# @microsoft/app-manifest 1.1.2: requiring it in a clean install throws "Cannot find module 'fs-extra'".
#
# Most would guess: `npm install @microsoft/app-manifest` is enough, as its README says.
# What happens: its code requires fs-extra, which its package lists for development only. In a tree where some other package
#   brought fs-extra along it works, until that one goes. So it is in 1.0.8 and 1.1.0 to 1.1.2.
# And what its schemas let pass is no sound app: a version "x", no scopes at all, or a command twice give no fault.
# Who meets it: whoever validates app packages in tests.
# What to do: install fs-extra beside it, and check oneself what the schema leaves open.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 @microsoft/app-manifest@1.1.2

cat >run.mjs <<'JS'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const folder = 'node_modules/@microsoft/app-manifest'
// Each try is a process of its own: Node remembers what it did not find.
const requiring = "try { require('@microsoft/app-manifest'), console.log('loaded') } catch (e) { console.log(e.message) }"
const tried = () => execFileSync(process.execPath, ['-e', requiring], { encoding: 'utf8' }).split('\n')[0]
const alone = tried()
execFileSync('npm', ['install', '--silent', '--no-fund', '--no-audit', 'fs-extra@11.4.1'], { stdio: 'inherit' })
const besideFsExtra = tried()
const require = createRequire(import.meta.url)
const { AppManifestUtils } = require('@microsoft/app-manifest')
const appId = '2d6b3c1a-9e4f-4b7d-a1c2-3f4e5d6c7b8a'
const url = 'https://labels.example.com'
const command = { title: 'status' }
const manifest = {
  $schema: 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
  manifestVersion: '1.30',
  version: 'x',
  id: appId,
  developer: { name: 'Example', websiteUrl: url, privacyUrl: url, termsOfUseUrl: url },
  name: { short: 'Example' },
  description: { short: 'One', full: 'Two' },
  icons: { color: 'color.png', outline: 'outline.png' },
  accentColor: '#0f5b50',
  bots: [{ botId: appId, scopes: [], commandLists: [{ scopes: [], commands: [command, command] }] }],
}
const seen = {
  version: JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).version,
  alone,
  besideFsExtra,
  unsoundApp: await AppManifestUtils.validateAgainstSchema(manifest),
}
const expected = {
  version: '1.1.2',
  alone: "Cannot find module 'fs-extra'",
  besideFsExtra: 'loaded',
  unsoundApp: [],
}
console.log(seen)
const same = JSON.stringify(seen) === JSON.stringify(expected)
if (!same) console.log('This has changed; seen before was', expected)
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
