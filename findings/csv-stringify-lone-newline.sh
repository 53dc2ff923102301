#!/usr/bin/env bash
# csv-stringify 6.9.0: with CRLF as the line end, a cell that holds a lone line feed is not quoted.
#
# Most would guess: a CSV writer quotes every cell in which a reader would see a line end, whatever its own line end is.
# What happens: only the line end that was given is looked for; `quote_record_delimiter`, which is on by default, is off
#   as soon as `record_delimiter` is set. `escape_formulas` looks at the first character alone: " =1" and "\n=1" stay as
#   they are, though spreadsheets look past blanks.
# Who meets it: whoever writes RFC 4180's CRLF, and texts of people with line breaks. One row is read as two.
# What to do: `quote_record_delimiter: true`. (Labelbreak writes a line of CSV by itself; this is one of the reasons.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit csv-stringify@6.9.0

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { stringify } from 'csv-stringify/sync'

const crlf = { record_delimiter: '\r\n' }
const seen = {
  version: JSON.parse(readFileSync('node_modules/csv-stringify/package.json', 'utf8')).version,
  byDefault: stringify([['a\nb', 'c']]),
  withCrlf: stringify([['a\nb', 'c']], crlf),
  askedTo: stringify([['a\nb', 'c']], { ...crlf, quote_record_delimiter: true }),
  formulas: stringify([['=1', ' =1']], { escape_formulas: true }),
}
const expected = {
  version: '6.9.0',
  byDefault: '"a\nb",c\n',
  withCrlf: 'a\nb,c\r\n',
  askedTo: '"a\nb",c\r\n',
  formulas: "'=1, =1\n",
}
for (const [name, value] of Object.entries(seen)) console.log(name, JSON.stringify(value))
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log('This has changed; seen before was', expected)
  process.exit(1)
}
JS
node run.mjs
