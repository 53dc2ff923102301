import { annotators } from './cast.ts'
import type { Claim } from './claims.ts'
import type { Clause } from './clauses.ts'
import type { ExportedItem } from './exported.ts'
import type { Measured } from './lead-acts.ts'
import type { Ledger } from './ledger.ts'

const mostAgainst = 8

/** What people are truly like beside what the lead is shown of them. */
export function peopleTable(measured: readonly Measured[], ledger: Ledger): string {
  const rows = annotators.map(({ name, handle, accuracy }) => {
    const score = measured.find((one) => one.name === name)?.score ?? null
    const shown =
      score === null
        ? ['too few', '', '']
        : [share(score.right / score.n), `${share(score.low)} to ${share(score.high)}`, String(score.n)]
    return [name, share(accuracy), ...shown, String(ledger.of(handle).size)]
  })
  const head = ['Annotator', 'True', 'Measured', 'Interval', 'Known', 'Answers']
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('   ')
  const lines = [head, widths.map((width) => '-'.repeat(width)), ...rows]
  return lines.map((cells) => `${line(cells)}\n`).join('')
}

/** How good the labels are in the end, beside the single answers behind them. */
export function labelsLine(exported: readonly ExportedItem[], clauses: readonly Clause[]): string {
  const truths = new Map(clauses.map(({ text, truth }) => [text, truth]))
  const items = exported.filter(({ gold }) => gold === undefined)
  const right = items.filter(({ text, final }) => final === truths.get(text)).length
  const answers = items.flatMap(({ text, answers: given }) => given.map(({ labels }) => labels[0] === truths.get(text)))
  const single = answers.length === 0 ? 0 : answers.filter((isRight) => isRight).length / answers.length
  return `Labels: ${right} of ${items.length} items are right by majority and verdict; single answers were in ${share(single)}.`
}

export function mishapsLine({ mishaps }: Ledger): string {
  const counts = [...Map.groupBy(mishaps, (mishap) => mishap)].map(([mishap, all]) => `${mishap}: ${all.length}`)
  return `Went wrong on purpose: ${counts.sort().join(', ') || 'nothing'}.`
}

export function claimLines(claims: readonly Claim[]): string {
  return claims
    .map(({ says, against }) => {
      const shown = against.slice(0, mostAgainst).map((one) => `           ${one}\n`)
      const rest = against.length > mostAgainst ? [`           and ${against.length - mostAgainst} more\n`] : []
      return [`  ${against.length === 0 ? 'ok    ' : 'FAILED'}   ${says}\n`, ...shown, ...rest].join('')
    })
    .join('')
}

function share(of: number): string {
  return `${Math.round(of * 100)} %`
}
