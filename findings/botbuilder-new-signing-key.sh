#!/usr/bin/env bash
# botbuilder 4.23.3: a token signed with a key that the issuer has just published is refused with 401, for up to an hour.
#
# Most would guess: an unknown key id makes the bot read the issuer's keys again, as most libraries for JWKS do.
# What happens: keys once read are looked at again after an hour at the earliest (24 hours where no unknown key comes), and
#   they are kept by metadata address for the whole process. A rightly signed token with the new key gives "Signing Key could
#   not be retrieved."; the issuer is not even asked.
# Who meets it: a local issuer or stand-in that makes a new key at each start, under the same address, while the bot runs on;
#   tests that share a process. In production it is harmless: Microsoft publishes keys days before it uses them.
# What to do: keep a local issuer's key between starts, or start the bot again with it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 botbuilder@4.23.3

cat >run.mjs <<'JS'
import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'

const appId = 'an-app-id'
const issuer = 'https://api.botframework.com'
const keys = []
let keyReads = 0
const server = createServer((request, response) => {
  if (request.url === '/keys') keyReads += 1
  response.end(JSON.stringify(request.url === '/keys' ? { keys } : { issuer, jwks_uri: `${url}/keys` }))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const url = `http://127.0.0.1:${server.address().port}`

function publishKey(kid) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  keys.push({ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' })
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: issuer, aud: appId, serviceurl: url, nbf: now, exp: now + 600 }
  const unsigned = `${part({ typ: 'JWT', alg: 'RS256', kid })}.${part(claims)}`
  return `Bearer ${unsigned}.${sign('RSA-SHA256', Buffer.from(unsigned), privateKey).toString('base64url')}`
}

const authentication = new ConfigurationBotFrameworkAuthentication({
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: appId,
  MicrosoftAppPassword: 'x',
  MicrosoftAppTenantId: 'a-tenant',
  ToBotFromChannelOpenIdMetadataUrl: `${url}/metadata`,
  ToBotFromEmulatorOpenIdMetadataUrl: `${url}/metadata`,
  ToBotFromChannelTokenIssuer: issuer,
  ToChannelFromBotOAuthScope: issuer,
  ToChannelFromBotLoginUrl: 'https://login.example/a-tenant',
  OAuthUrl: issuer,
})
const activity = { type: 'message', channelId: 'msteams', serviceUrl: url }
const tried = (token) =>
  authentication.authenticateRequest(activity, token).then(
    () => 'taken',
    (error) => `${error.statusCode} ${error.message}`,
  )
const seen = {
  version: JSON.parse(readFileSync('node_modules/botbuilder/package.json', 'utf8')).version,
  firstKey: await tried(publishKey('one')),
  keyPublishedLater: await tried(publishKey('two')),
  keyReads,
}
const expected = {
  version: '4.23.3',
  firstKey: 'taken',
  keyPublishedLater: '401 Signing Key could not be retrieved.',
  keyReads: 1,
}
console.log(seen)
server.close()
const same = JSON.stringify(seen) === JSON.stringify(expected)
if (!same) console.log('This has changed; seen before was', expected)
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
