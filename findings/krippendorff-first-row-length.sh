#!/usr/bin/env bash
# krippendorff 0.1.0 (npm): alpha depends on the order of the raters, and null is a rating.
#
# Most would guess: raters are exchangeable, so any order of the rows gives the same alpha; and a rating that is missing
#   stays missing when the table has been through JSON.
# What happens: the items looked at are as many as the FIRST rater's row is long. The README says that a row may be shorter
#   where its last ratings are missing; if that row happens to stand first, the items behind its end are left out without
#   a word: .4167 becomes .3750. `undefined` means missing, and JSON (a database, a file, a worker's message) has only
#   null, which is counted as a class of its own: .6400 becomes .2667.
# Who meets it: whoever takes agreement from this package on real, incomplete annotations, which are ragged and come as JSON.
# What to do: fill every row to the number of items with undefined, and turn null into undefined, before calling it; hold
#   the result against a second implementation with the raters shuffled. (Labelbreak computes alpha itself, from
#   (item, rater, label) triples, which have no row to be short.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit krippendorff@0.1.0

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import krippendorff from 'krippendorff'

const { alpha } = krippendorff
const [anna, ben, cem] = [[1, 2, 1], [1, 1, 1], [1, 2]]
const ragged = [[1, 2, 1, 2], [1, 2, 2, 2], [1, undefined, 1, undefined]]
const seen = {
  version: JSON.parse(readFileSync('node_modules/krippendorff/package.json', 'utf8')).version,
  shortRowLast: alpha([anna, ben, cem]).toFixed(4),
  shortRowFirst: alpha([cem, anna, ben]).toFixed(4),
  missingAsUndefined: alpha(ragged).toFixed(4),
  missingThroughJson: alpha(JSON.parse(JSON.stringify(ragged))).toFixed(4),
}
const expected = {
  version: '0.1.0',
  shortRowLast: '0.4167',
  shortRowFirst: '0.3750',
  missingAsUndefined: '0.6400',
  missingThroughJson: '0.2667',
}
console.log(seen)
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log('This has changed; seen before was', expected)
  process.exit(1)
}
JS
node run.mjs
