import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runScore } from '../../src/offline/cli-score.ts'

/**
 * Runs `labelbreak score` in this process on files made for the occasion; words that end in .csv are their names.
 * `notes` are those on standard error, without the files' paths.
 */
export async function scoreFiles(files: Record<string, string | Uint8Array>, ...words: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-score-'))
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    let [stdout, stderr] = ['', '']
    const code = await runScore(
      words.map((word) => (word.endsWith('.csv') ? join(folder, word) : word)),
      {
        stdout: { write: (text) => (stdout += text) },
        stderr: { write: (text) => (stderr += text) },
      },
    )
    const written = words.includes('--consensus-out') ? await readFile(join(folder, 'out.csv'), 'utf8') : ''
    const plain = stderr.replaceAll(`${folder}/`, '')
    const notes = plain.split('\n').flatMap((line) => (line.startsWith('note: ') ? [line.slice('note: '.length)] : []))
    return { code, stdout, stderr: plain, notes, written, folder }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The same with `--json`: the report, and its notes without the files' paths. */
export async function scoreReport(files: Record<string, string | Uint8Array>, ...words: string[]) {
  const { code, stdout, stderr, notes, written, folder } = await scoreFiles(files, ...words, '--json')
  if (code !== 0) throw new Error(stderr)
  const report = JSON.parse(stdout)
  return { report, notes, written, jsonNotes: report.notes.map((note: string) => note.replaceAll(`${folder}/`, '')) }
}

/** A file of answers: `item,annotator,label` by rows. */
export function answersFile(...rows: string[]): string {
  return `item,annotator,label\n${rows.map((row) => `${row}\n`).join('')}`
}
