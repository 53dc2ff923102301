#!/usr/bin/env bash
# botbuilder 4.23.3: outbound tokens are kept by app id and scope alone, so a second tenant or login gets the first one's token.
#
# Most would guess: credentials made for another tenant, another login address or a new secret ask that login for a token.
# What happens: the cache is static in `AppCredentials` and its key is the app id and the scope. Until the first token has five
#   minutes left, every adapter of the process is given it: the second tenant's login is never asked.
# Who meets it: tests that start a bot twice in one process, each against an issuer of its own (the connector answers 401 to the
#   old token); one app id that serves two tenants with single-tenant credentials; a changed secret that seems to work.
# What to do: a process for each tenant, or a credentials factory of one's own that keeps its own token.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 botbuilder@4.23.3 nock@15.0.6

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { ConfigurationServiceClientCredentialFactory } from 'botbuilder'
import nock from 'nock'

nock.disableNetConnect()
const asked = []
for (const tenant of ['tenant-one', 'tenant-two']) {
  nock('https://login.microsoftonline.com')
    .post(`/${tenant}/oauth2/v2.0/token`, () => asked.push(tenant) > 0)
    .query(true)
    .reply(200, { token_type: 'Bearer', expires_in: 3600, access_token: `of ${tenant}` })
}
async function tokenOf(tenant) {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: 'an-app-id',
    MicrosoftAppPassword: `the secret of ${tenant}`,
    MicrosoftAppTenantId: tenant,
  })
  const login = `https://login.microsoftonline.com/${tenant}`
  return (await factory.createCredentials('an-app-id', 'https://api.botframework.com', login, true)).getToken()
}
const seen = {
  version: JSON.parse(readFileSync('node_modules/botbuilder/package.json', 'utf8')).version,
  first: await tokenOf('tenant-one'),
  second: await tokenOf('tenant-two'),
  asked,
}
const expected = { version: '4.23.3', first: 'of tenant-one', second: 'of tenant-one', asked: ['tenant-one'] }
console.log(seen)
const same = JSON.stringify(seen) === JSON.stringify(expected)
if (!same) console.log('This has changed; seen before was', expected)
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
