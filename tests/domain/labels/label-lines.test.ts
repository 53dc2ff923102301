import { describe, expect, it } from 'vitest'
import { said } from '../../../src/bots/words/said.ts'
import { parseLabelLines } from '../../../src/domain/labels/label-lines.ts'
import { limits } from '../../../src/domain/limits.ts'
import { pairwiseLabels } from '../../../src/domain/task-types/pairwise.ts'

function read(...given: Parameters<typeof parseLabelLines>) {
  const { labels, problems } = parseLabelLines(...given)
  return { labels, problems: problems.map(said.problems.of) }
}

describe('the labels that a lead types', () => {
  it('have a name and, after a colon, a definition', () => {
    expect(read('choice', '- Termination: Ends it: for good\r\n\n  Assignment  \n')).toEqual({
      labels: [
        { id: 1, name: 'Termination', definition: 'Ends it: for good' },
        { id: 2, name: 'Assignment', definition: '' },
      ],
      problems: [],
    })
  })

  it('are refused with the line that is wrong', () => {
    const problems = (text: string) => read('multi-choice', text).problems
    expect(problems('Only one')).toEqual(['Give at least 2 labels, one on each line.'])
    expect(problems('A\n\nB\nA')).toEqual(['“A” on line 4 is already on line 1.'])
    expect(problems('A\n: no name')).toEqual(['Line 2 has no label before the colon.'])
    expect(problems(`A\n${'x'.repeat(61)}`)).toEqual(['The label on line 2 has 61 characters; 60 is the most.'])
    expect(problems(`A\nB: ${'x'.repeat(201)}`)).toEqual(['The definition of “B” has 201 characters; 200 is the most.'])
    expect(problems('A\nB;C')).toEqual(['“B;C” holds a semicolon, which stands between labels in files.'])
    const many = Array.from({ length: limits.labels.max + 1 }, (_, at) => `L${at}`).join('\n')
    expect(problems(many)).toEqual(['There are 101 labels; 100 is the most.'])
    expect(read('choice', 'A\nA').labels).toEqual([])
  })

  it('may hold a colon that no blank follows', () => {
    const { labels, problems } = read('choice', '10:30 shift: from half past ten\nanimal:dog\nLate:')
    expect(problems).toEqual([])
    expect(labels.map(({ name, definition }) => [name, definition])).toEqual([
      ['10:30 shift', 'from half past ten'],
      ['animal:dog', ''],
      ['Late', ''],
    ])
  })

  it('are refused where two look alike, and kept without what nobody sees', () => {
    const { problems } = read('choice', 'Café\ncafe\u0301\nNot\u00a0sure yet\nNOT sure  yet\u200b')
    expect(problems).toEqual([
      '“café” on line 2 is already on line 1 as “Café”: only case, spaces or how letters are written differ.',
      '“NOT sure yet” on line 4 is already on line 3 as “Not sure yet”: only case, spaces or how letters are written differ.',
    ])
    expect(read('choice', 'A\u200b\u00a0 B\nC').labels.map(({ name }) => name)).toEqual(['A B', 'C'])
    expect(read('choice', 'A\nB\n\u200b').labels).toHaveLength(2)
  })

  it('are refused where a prompt has a button of that name', () => {
    const { besideLabels } = said.prompts
    const problems = (text: string) => read('choice', text, besideLabels('choice')).problems
    expect(problems('Yes\nSKIP\nNot\u00a0sure')).toEqual([
      '“SKIP” on line 2 is also a button that stands beside labels. Call the label something else, such as “SKIP (label)”.',
      '“Not sure” on line 3 is also a button that stands beside labels. Call the label something else, such as “Not sure (label)”.',
    ])
    expect(problems('Done\nUnclear\nOther')).toEqual([])
    expect(read('multi-choice', 'Done\nOther', besideLabels('multi-choice')).problems).toHaveLength(1)
    expect(problems('Keep\nDrop\nnot now')).toHaveLength(2)
  })

  it('may hold a semicolon where only one can be chosen', () => {
    expect(read('choice', 'A;B\nC').problems).toEqual([])
  })

  it('are always the same three for pairs', () => {
    expect(read('pairwise', 'anything')).toEqual({ labels: pairwiseLabels, problems: [] })
  })
})

describe('the steps of a rating', () => {
  const names = (text: string) => read('rating', text).labels.map(({ name }) => name)
  const problems = (text: string) => read('rating', text).problems

  it('are a range, written in any usual way', () => {
    for (const text of ['1-5', '1 – 5', '1..5', '1 to 5']) expect(names(text)).toEqual(['1', '2', '3', '4', '5'])
    expect(names('-2 - 2')).toEqual(['-2', '-1', '0', '1', '2'])
  })

  it('are a range whose ends are named in one line', () => {
    const ends = read('rating', '1-3\n1: useless\n3: ready to publish')
    for (const line of [
      '1 useless … 3 ready to publish',
      ' 1: useless ... 3: ready to publish ',
      '1 useless..3 ready to publish',
    ]) {
      expect(read('rating', line), line).toEqual(ends)
    }
    expect(problems('3 good … 1 poor')).toEqual(['The range 3-1 must go up, as in 1-5.'])
    expect(names('1..3')).toEqual(['1', '2', '3'])
  })

  it('take definitions on lines of their own', () => {
    expect(read('rating', '1-3\n1: poor\n3: good').labels).toEqual([
      { id: 1, name: '1', definition: 'poor' },
      { id: 2, name: '2', definition: '' },
      { id: 3, name: '3', definition: 'good' },
    ])
    expect(read('rating', '4: good\n2: poor').labels).toEqual([
      { id: 1, name: '2', definition: 'poor' },
      { id: 2, name: '4', definition: 'good' },
    ])
  })

  it('are refused where they make no range', () => {
    expect(problems('5-1')).toEqual(['The range 5-1 must go up, as in 1-5.'])
    expect(problems('0-100')).toEqual(['The range 0-100 has 101 steps; 100 is the most.'])
    expect(problems('1-3\n4: great')).toEqual(['“4” on line 2 is no step of the range 1-3.'])
    expect(problems('low\n2')).toEqual(['“low” on line 1 is not a whole number. A rating takes a range such as 1-5.'])
    expect(problems('1\n1')).toEqual(['“1” on line 2 is already on line 1.'])
  })
})
