#!/usr/bin/env bash
# Node 22.20.0 and 24.21.0: the same IANA zone, the same instant, another hour on the wall.
#
# Most would guess: time zones come from the operating system or are the same in all supported Nodes; a message for "9:00 in
#   Edmonton" goes out at the same instant from any of them.
# What happens: Node's official builds carry their own rules (process.versions.tz). 22.20.0 has 2025b, 24.21.0 has 2026c,
#   and for a winter's day in 2026 they differ by an hour in Edmonton, Vancouver and Casablanca, where the law has changed
#   since. Berlin, which did not change, is equal. Updating the system's tzdata changes neither.
# Who meets it: whatever writes to people at their local hours from more than one Node: replicas during an upgrade, a
#   development machine against production. Both sides are "right" by their own rules, and no error is raised.
# What to do: look at process.versions.tz at start and say when it is older than what was tested; run one version of Node
#   on all replicas; keep instants in UTC and the zone's name, never an offset.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/older" "$folder/newer"
install() {
  cd "$folder/$1"
  echo '{"private":true,"allowScripts":{"node":true}}' >package.json
  npm install --silent --no-fund --no-audit "node@$2"
}
install older 22.20.0
install newer 24.21.0

cat >"$folder/run.mjs" <<'JS'
const at = new Date('2026-12-15T16:00:00Z')
const hour = (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at)
const zones = ['America/Edmonton', 'America/Vancouver', 'Africa/Casablanca', 'Europe/Berlin']
console.log(process.version, process.versions.tz, ...zones.map((zone) => `${zone} ${hour(zone)}`))
JS
seen=$(for one in older newer; do "$folder/$one/node_modules/.bin/node" "$folder/run.mjs"; done)
expected='v22.20.0 2025b America/Edmonton 09:00 America/Vancouver 08:00 Africa/Casablanca 17:00 Europe/Berlin 17:00
v24.21.0 2026c America/Edmonton 10:00 America/Vancouver 09:00 Africa/Casablanca 16:00 Europe/Berlin 17:00'
echo "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'This has changed; seen before was\n%s\n' "$expected"
  exit 1
fi
