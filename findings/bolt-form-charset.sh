#!/usr/bin/env bash
# @slack/bolt 5.1.0: a rightly signed slash command is refused with 400 if its content type names a charset.
#
# Most would guess: `application/x-www-form-urlencoded` and `application/x-www-form-urlencoded;charset=UTF-8` are the same
#   to a receiver of web forms.
# What happens: the second answers 400 with an empty body. The signature is right and the listener never runs; Slack itself
#   sends the bare type, so production works and only what stands in for Slack, or between it and the app, fails.
# Who meets it: tests and stand-ins that post with fetch and a URLSearchParams body, which adds the charset by itself; and
#   gateways that complete content types on the way. The 400 looks like a wrong signature, and is none.
# What to do: set the header by hand in tests, to the bare type that Slack sends; behind a gateway, set it back before
#   Bolt's receiver reads it (the signature covers the body and the timestamp only).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 @slack/bolt@5.1.0

cat >run.mjs <<'JS'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import bolt from '@slack/bolt'

const signingSecret = 'a secret of this run'
const receiver = new bolt.HTTPReceiver({ signingSecret, logLevel: bolt.LogLevel.ERROR })
const authorize = async () => ({ botToken: 'xoxb-of-this-run', botId: 'B1', botUserId: 'U1' })
const app = new bolt.App({ receiver, authorize, logLevel: bolt.LogLevel.ERROR })
app.command('/label', async ({ ack }) => ack('taken'))
const server = await app.start({ port: 0, host: '127.0.0.1' })

const form = new URLSearchParams({ command: '/label', text: 'status', team_id: 'T1', user_id: 'U2' })
async function post(headers, body) {
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${form}`).digest('hex')
  const signed = { 'x-slack-request-timestamp': `${at}`, 'x-slack-signature': `v0=${signature}`, ...headers }
  const url = `http://127.0.0.1:${server.address().port}/slack/events`
  const answer = await fetch(url, { method: 'POST', headers: signed, body })
  return `${answer.status} ${await answer.text()}`.trim()
}
const bare = 'application/x-www-form-urlencoded'
const seen = {
  version: JSON.parse(readFileSync('node_modules/@slack/bolt/package.json', 'utf8')).version,
  bare: await post({ 'content-type': bare }, `${form}`),
  withCharset: await post({ 'content-type': `${bare}; charset=utf-8` }, `${form}`),
  asFetchSetsIt: await post({}, form),
}
const expected = { version: '5.1.0', bare: '200 taken', withCharset: '400', asFetchSetsIt: '400' }
console.log(seen)
await app.stop()
const same = JSON.stringify(seen) === JSON.stringify(expected)
if (!same) console.log('This has changed; seen before was', expected)
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
