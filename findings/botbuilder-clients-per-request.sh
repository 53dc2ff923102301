#!/usr/bin/env bash
# botbuilder 4.23.3: each request builds a connector client and a user token client, though the bot calls neither.
#
# Most would guess: clients for outbound calls are made when the bot first sends something, or once for a service address.
# What happens: `CloudAdapter.processActivity` has both made before the bot's code runs, for every request, and keeps neither: an
#   invoke that is answered in the HTTP reply alone pays for two pipelines of policies that nothing goes through.
# Who meets it: bots that answer card clicks in the reply, under load: a profile shows them beside the check of the token.
# What to do: authenticate with `authenticateRequest` of the framework's authentication, handle the activity oneself, and make a
#   client only where something is sent; or override `createUserTokenClient` and the connector factory with ones that wait.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 botbuilder@4.23.3

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'

const made = { connector: 0, userToken: 0 }
class Counted extends ConfigurationBotFrameworkAuthentication {
  async authenticateRequest(activity, header) {
    const found = await super.authenticateRequest(activity, header)
    const { connectorFactory } = found
    const create = connectorFactory.create.bind(connectorFactory)
    connectorFactory.create = (...given) => {
      made.connector += 1
      return create(...given)
    }
    return found
  }
  createUserTokenClient(claims) {
    made.userToken += 1
    return super.createUserTokenClient(claims)
  }
}

const adapter = new CloudAdapter(new Counted({}))
const click = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  id: 'an-activity',
  channelId: 'emulator',
  serviceUrl: 'http://127.0.0.1:9',
  from: { id: 'a-person' },
  recipient: { id: 'a-bot' },
  conversation: { id: 'a-chat' },
  value: { action: { type: 'Action.Execute', verb: 'x' } },
}
for (let nth = 0; nth < 5; nth++) {
  // The bot does nothing: it sends nothing and asks for no token.
  await adapter.processActivity('', structuredClone(click), async () => {})
}
const seen = { version: JSON.parse(readFileSync('node_modules/botbuilder/package.json', 'utf8')).version, ...made }
const expected = { version: '4.23.3', connector: 5, userToken: 5 }
console.log(seen)
const same = JSON.stringify(seen) === JSON.stringify(expected)
if (!same) console.log('This has changed; seen before was', expected)
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
