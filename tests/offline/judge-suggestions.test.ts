import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runScore } from '../../src/offline/cli-score.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'labelbreak-suggestions-'))
})
afterAll(() => rm(folder, { recursive: true }))

const header = 'item,annotator,label\n'

/** Runs the command in this process on a file of labels and one of suggestions. */
async function score(labels: string, suggestions: string, ...words: string[]) {
  const paths = [join(folder, 'l.csv'), join(folder, 's.csv')] as const
  await writeFile(paths[0], labels)
  await writeFile(paths[1], suggestions)
  let [stdout, stderr] = ['', '']
  const code = await runScore([paths[0], '--suggestions', paths[1], ...words], {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  })
  return { code, stdout, stderr }
}

describe('suggestions of a model', () => {
  /** Two people on 200 items: what is shown is accepted nine times in ten, what is hidden is met seven times in ten. */
  const answers = Array.from({ length: 400 }, (_, at) => {
    const [item, annotator] = [`i${at % 200}`, at < 200 ? 'ann' : 'ben']
    const isShown = at % 4 !== 3
    const agrees = isShown ? at % 10 !== 0 : Math.floor(at / 4) % 10 < 7
    return {
      label: `${item},${annotator},${agrees ? 'cat' : 'dog'}`,
      suggestion: `${item},${annotator},cat,${isShown ? 'yes' : 'no'}`,
    }
  })
  const labels = header + answers.map(({ label }) => label).join('\n')
  const suggestions = (rows = answers.map((one) => one.suggestion)) =>
    `item,annotator,suggestion,shown\n${rows.join('\n')}`

  it('are judged by the answers that did not see them, and people are too', async () => {
    const { code, stdout } = await score(labels, suggestions(), '--json')
    expect(code).toBe(0)
    const report = JSON.parse(stdout)
    expect(report.suggestions).toMatchObject({ hidden: { agree: 70, answers: 100 }, stayOn: false })
    expect(report.suggestions.accuracy.value).toBeCloseTo(0.7, 12)
    expect(report.suggestions.pull.low).toBeGreaterThan(0)
    expect(report.agreement.alpha.n).toBe(50)
    expect(report.annotatorQuality.map((one: { answers: number }) => one.answers)).toEqual([50, 50])
    const text = await score(labels, suggestions())
    expect(text.stdout).toContain('agreed with, hidden    70 of 100')
    expect(text.stdout).toContain('not known to be good enough to be shown')
  })

  it('are refused where it is not told whether they were shown, or one answer has two', async () => {
    const refused = async (rows: string[]) => {
      const { code, stderr } = await score(labels, suggestions(rows))
      return { code, stderr }
    }
    expect(await refused(['i1,ann,cat,maybe'])).toEqual({
      code: 2,
      stderr: expect.stringContaining('line 2: shown is yes or no'),
    })
    expect(await refused(['i1,ann,cat,yes', 'i1,ann,dog,no'])).toEqual({
      code: 2,
      stderr: expect.stringContaining('line 3: another suggestion for item "i1" and annotator "ann" than at line 2'),
    })
    expect(await refused(['x,y,cat,yes'])).toEqual({
      code: 2,
      stderr: expect.stringContaining('names no item and annotator'),
    })
  })
})
