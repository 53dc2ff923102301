#!/usr/bin/env bash
# Node 24.21.0: createHmac with a Buffer as its key costs several times as much as with a KeyObject; in Node 20.20.0 it does not.
#
# Most would guess: for a short message the key's wrapping makes no difference, as it made none before.
# What happens: 100,000 HMACs of a short text with a Buffer key take about seven times the processor time of those with
#   createSecretKey(buffer) in Node 24.21.0, and about the same in 20.20.0.
# Who meets it: whoever derives many small things from one secret: pseudonyms in an export, seeds, keyed orders, signatures
#   of links. 90,000 of them are three seconds in which nothing else of the process runs.
# What to do: make the key once with createSecretKey and keep it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/older" "$folder/newer"
install() {
  cd "$folder/$1"
  echo '{"private":true,"allowScripts":{"node":true}}' >package.json
  npm install --silent --no-fund --no-audit "node@$2"
}
install older 20.20.0
install newer 24.21.0

cat >"$folder/run.mjs" <<'JS'
import { createHmac, createSecretKey, randomBytes } from 'node:crypto'

const raw = randomBytes(32)
const cost = (key) => {
  const before = process.cpuUsage()
  for (let n = 0; n < 50_000; n++) createHmac('sha256', key).update(`item ${n}`).digest('hex')
  const { user, system } = process.cpuUsage(before)
  return user + system
}
const keyObject = createSecretKey(raw)
const ratios = [1, 2, 3].map(() => cost(raw) / cost(keyObject)).sort((a, b) => a - b)
console.log(ratios[1].toFixed(2))
JS
older=$("$folder/older/node_modules/.bin/node" "$folder/run.mjs")
newer=$("$folder/newer/node_modules/.bin/node" "$folder/run.mjs")
echo "a Buffer key costs $older times a KeyObject in Node 20.20.0, $newer times in 24.21.0"
if ! node -e 'process.exit(Number(process.argv[1]) < 2 && Number(process.argv[2]) > 3 ? 0 : 1)' "$older" "$newer"; then
  echo 'This has changed; seen before was about 1, and about 7'
  exit 1
fi
