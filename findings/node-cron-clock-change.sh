#!/usr/bin/env bash
# node-cron 4.6.0 with a time zone: on the night of a clock change a daily job does not run at all, and a half-hourly one
# pauses for an hour and a half.
#
# Most would guess: the `timezone` option takes care of clock changes as cron does: a daily job runs once a day, and a job
#   for every thirty minutes runs every thirty minutes, since real time goes on.
# What happens (Europe/Berlin, 2027, seen with a simulated clock):
#   spring, `30 2 * * *`: no run on 28 March, where 02:30 does not exist; the next is a day later;
#   autumn, `*/30 * * * *`: after 01:30 summer time the next run is 02:00 winter time, 90 minutes later: the first pass of
#   the repeated hour is left out; `0 * * * *` lacks a run as well.
# Who meets it: reminders, digests and night's work that are scheduled in people's local time.
# What to do: tick in UTC, and have the tick compare due moments that were computed per zone and stored; or choose times
#   that no zone repeats or leaves out, and make a late run catch up. (Labelbreak ticks in UTC.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module","allowScripts":{"node":true}}' >package.json
npm install --silent --no-fund --no-audit node@24.21.0 node-cron@4.6.0 @sinonjs/fake-timers@15.5.0

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import fakeTimers from '@sinonjs/fake-timers'
import cron from 'node-cron'

/** The moments (UTC) at which a pattern for Berlin runs within `hours` from `from`. */
async function runs(pattern, from, hours) {
  const clock = fakeTimers.install({ now: new Date(from) })
  const seen = []
  const run = () => seen.push(new Date().toISOString().slice(5, 16))
  const task = cron.schedule(pattern, run, { timezone: 'Europe/Berlin' })
  await clock.tickAsync(hours * 3_600_000)
  await task.destroy()
  clock.uninstall()
  return seen.join(' ')
}
const seen = {
  version: JSON.parse(readFileSync('node_modules/node-cron/package.json', 'utf8')).version,
  dailyInSpring: await runs('30 2 * * *', '2027-03-27T12:00:00Z', 48),
  halfHourlyInAutumn: await runs('*/30 * * * *', '2027-10-30T23:15:00Z', 3),
  hourlyInAutumn: await runs('0 * * * *', '2027-10-30T22:15:00Z', 4),
}
const expected = {
  version: '4.6.0',
  dailyInSpring: '03-29T00:30',
  halfHourlyInAutumn: '10-30T23:30 10-31T01:00 10-31T01:30 10-31T02:00',
  hourlyInAutumn: '10-30T23:00 10-31T01:00 10-31T02:00',
}
console.log(seen)
const same = JSON.stringify(seen) === JSON.stringify(expected)
if (!same) console.log('This has changed; seen before was', expected)
process.exit(same ? 0 : 1)
JS
node_modules/.bin/node run.mjs
