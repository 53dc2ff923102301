#!/usr/bin/env bash
# botbuilder 4.23.3: a login address of one's own must be https, is made lower-case, and the tenant is not added to it.
#
# Most would guess: with `ToChannelFromBotLoginUrl` set to a local server, the bot asks that server for its outbound token, at
#   `<url>/<MicrosoftAppTenantId>/oauth2/v2.0/token`, as the inbound keys are read from a local http address too.
# What happens: MSAL refuses http outright (`authority_uri_insecure`), before any request. With https the address is used
#   lower-cased and as it is: MicrosoftAppTenantId counts only for Microsoft's own addresses.
# Who meets it: whoever tests outbound calls without the network, or runs against a stand-in.
# What to do: hand the adapter a credentials factory of one's own, whose `createCredentials` returns `{ signRequest }` and
#   fetches the token over loopback; or stub https. Put the tenant into the address where one is configured.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 botbuilder@4.23.3

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder'

const factory = new ConfigurationServiceClientCredentialFactory({
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppId: 'an-app-id',
  MicrosoftAppPassword: 'x',
  MicrosoftAppTenantId: 'a-tenant',
})
const made = (login) => factory.createCredentials('an-app-id', 'https://api.botframework.com', login, true)
const local = await made('http://127.0.0.1:9/a-tenant')
const seen = {
  version: JSON.parse(readFileSync('node_modules/botbuilder/package.json', 'utf8')).version,
  ofMicrosoft: (await made('https://login.microsoftonline.com/a-tenant')).oAuthEndpoint,
  ofOnesOwn: (await made('https://login.example/Path')).oAuthEndpoint,
  overHttp: await local.getToken().catch((error) => error.errorCode),
}
const expected = {
  version: '4.23.3',
  ofMicrosoft: 'https://login.microsoftonline.com/a-tenant',
  ofOnesOwn: 'https://login.example/path',
  overHttp: 'authority_uri_insecure',
}
console.log(seen)
const same = JSON.stringify(seen) === JSON.stringify(expected)
if (!same) console.log('This has changed; seen before was', expected)
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
