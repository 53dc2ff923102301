#!/usr/bin/env bash
# simple-statistics 7.12.1 (npm): its normal distribution ends at z = 3.09, so no p-value is below .002.
#
# Most would guess: cumulativeStdNormalProbability computes the distribution function to some ten digits, and probit is its
#   inverse.
# What happens: it looks z up in a table of four digits that ends at 3.09 and answers .999 for every z beyond, so that a
#   two-sided p-value is .0020 for z = 3.1 and for z = 6 alike. probit is another approximation: .975 gives 1.95716 (1.95996
#   is right), and the two do not invert each other.
# Who meets it: whoever looks at many annotators, labels or weeks and corrects for that. With 50 looks, Bonferroni asks for
#   p < .001 and Benjamini-Hochberg for p < .001 of the first: no finding is ever strong enough, however many answers there are.
# What to do: take p-values and quantiles from a library that computes them (@stdlib/stats-base-dists-normal-cdf, jstat), and try
#   z = 6 before trusting one. (Labelbreak tests counts exactly, and has a normal quantile of its own that is held against a
#   reference to twelve digits.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit simple-statistics@7.12.1

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { cumulativeStdNormalProbability as below, probit } from 'simple-statistics'

const pValue = (z) => (2 * (1 - below(z))).toFixed(7)
const seen = {
  version: JSON.parse(readFileSync('node_modules/simple-statistics/package.json', 'utf8')).version,
  pOf3: pValue(3),
  'pOf3.1': pValue(3.1),
  pOf6: pValue(6),
  quantileOf975: probit(0.975).toFixed(5),
  backAgain: below(probit(0.975)).toFixed(4),
}
const expected = {
  version: '7.12.1',
  pOf3: '0.0026000',
  'pOf3.1': '0.0020000',
  pOf6: '0.0020000',
  quantileOf975: '1.95716',
  backAgain: '0.9750',
}
console.log(seen, 'right would be .0019352 for 3.1, .0000000020 for 6, 1.95996')
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log('This has changed; seen before was', expected)
  process.exit(1)
}
JS
node run.mjs
