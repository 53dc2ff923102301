#!/usr/bin/env bash
# csv-parse 7.0.3: rows with another line end than the first are joined in silence, and line numbers count CRLF in quotes twice.
#
# Most would guess: a CSV reader that finds line ends by itself takes each of them for one, and `info.lines` is the line
#   an editor shows.
# What happens: the end of the first line is taken for the end of all. With CRLF first, "Second\nThird" comes out as one
#   record; with LF first a carriage return stays at the end of the cell. In a file of one column no check of the number of
#   cells can notice. And a line break inside quotes counts twice where it is CRLF: the row behind it is said to be on line 5
#   instead of 4.
# Who meets it: files of texts that were put together from several sources: an export of Windows with lines appended by a
#   script. Two items become one, or a label gets an invisible letter and is no longer equal to itself.
# What to do: name all of them, `record_delimiter: ['\r\n', '\n', '\r']`, and do not show `info.lines` to people whose files
#   may hold line breaks in quotes. (Labelbreak reads CSV by itself; this is one of the reasons.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-fund --no-audit csv-parse@7.0.3

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

const mixed = 'text\r\nFirst\r\nSecond\nThird\n'
const lines = (text) => parse(text, { info: true }).map(({ info }) => info.lines)
const seen = {
  version: JSON.parse(readFileSync('node_modules/csv-parse/package.json', 'utf8')).version,
  crlfFirst: parse(mixed),
  lfFirst: parse('text\nFirst\r\nSecond\n'),
  allNamed: parse(mixed, { record_delimiter: ['\r\n', '\n', '\r'] }),
  linesWithLf: lines('a\n"x\ny"\nz\n'),
  linesWithCrlf: lines('a\r\n"x\r\ny"\r\nz\r\n'),
}
const expected = {
  version: '7.0.3',
  crlfFirst: [['text'], ['First'], ['Second\nThird\n']],
  lfFirst: [['text'], ['First\r'], ['Second']],
  allNamed: [['text'], ['First'], ['Second'], ['Third']],
  linesWithLf: [1, 3, 4],
  linesWithCrlf: [1, 4, 5],
}
for (const [name, value] of Object.entries(seen)) console.log(name, JSON.stringify(value))
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log('This has changed; seen before was', expected)
  process.exit(1)
}
JS
node run.mjs
