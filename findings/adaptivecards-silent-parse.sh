#!/usr/bin/env bash
# adaptivecards 3.0.6: parse and validateProperties say nothing about cards that draw as nothing, or not as meant.
#
# Most would guess: a card that parses without an event is a sound card: the parser speaks up on unknown types, wrong enums,
#   ids that come twice and missing urls.
# What happens: not one event for a body that is an object, a text block without a text or with a number for
#   one, a fact that is a number, a wrap that is the text "true", a property with a slip in its name, or a
#   picture over http. And there is one event too many: a people picker, whose choices come from `choices.data`, "must have at
#   least one choice defined".
# Who meets it: whoever checks cards in tests or before sending with this parser alone.
# What to do: look at required properties and at types oneself, and ask the parser only for what it does look at.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 adaptivecards@3.0.6

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import adaptive from 'adaptivecards/dist/adaptivecards.js'

function eventsOf(json) {
  const context = new adaptive.SerializationContext(adaptive.Versions.v1_6)
  const card = new adaptive.AdaptiveCard()
  card.parse(json, context)
  const parsed = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at))
  return [...parsed, ...card.validateProperties().validationEvents].map((event) => event.message)
}
const card = (body, more = {}) => ({ type: 'AdaptiveCard', version: '1.6', body, ...more })
const text = { type: 'TextBlock', text: 'x' }
const picker = { type: 'Data.Query', dataset: 'graph.microsoft.com/users' }
const silent = {
  bodyThatIsAnObject: eventsOf(card(text)),
  noText: eventsOf(card([{ type: 'TextBlock' }])),
  textThatIsANumber: eventsOf(card([{ ...text, text: 3 }])),
  factThatIsANumber: eventsOf(card([{ type: 'FactSet', facts: [{ title: 'n', value: 3 }] }])),
  wrapThatIsAText: eventsOf(card([{ ...text, wrap: 'true' }])),
  slipInAName: eventsOf(card([{ ...text, wrapp: true }])),
  pictureOverHttp: eventsOf(card([{ type: 'Image', url: 'http://pictures.example/x.png' }])),
}
const spoken = {
  unknownElement: eventsOf(card([{ type: 'Foo' }])),
  peoplePicker: eventsOf(card([{ type: 'Input.ChoiceSet', id: 'who', choices: [], 'choices.data': picker }])),
}
const version = JSON.parse(readFileSync('node_modules/adaptivecards/package.json', 'utf8')).version
console.log({ version, silent, spoken })
const same =
  version === '3.0.6' &&
  Object.values(silent).every((events) => events.length === 0) &&
  spoken.unknownElement.length === 1 &&
  spoken.peoplePicker.join() === 'An Input.ChoiceSet must have at least one choice defined.'
if (!same) console.log('This has changed; seen before was silence for all of `silent`, and one event each for `spoken`')
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
