import { describe, expect, it } from 'vitest'
import { readCommand } from '../../../src/bots/commands/read-command.ts'
import { readPeople } from '../../../src/bots/commands/read-people.ts'

describe('the words of leads', () => {
  it.each([
    ['pause Contract clauses', 'pause'],
    ['resume  Contract   clauses', 'go-on'],
    ['FINISH Contract clauses', 'finish'],
    ['add “Contract clauses”', 'add'],
    ['edit "Contract clauses"', 'edit'],
    ['gold Contract clauses', 'gold'],
    ['export Contract clauses', 'export'],
  ])('%s', (typed, act) => {
    expect(readCommand(typed)).toEqual({ kind: 'steer', act, which: { name: 'Contract clauses' } })
  })

  it('go on with the own session where resume names no campaign', () => {
    expect(readCommand('resume')).toEqual({ kind: 'resume' })
  })

  it('open Review with or without a name', () => {
    expect(readCommand('review')).toEqual({ kind: 'review', which: { name: '' }, minutes: null })
    expect(readCommand('review Contract clauses')).toMatchObject({ which: { name: 'Contract clauses' } })
  })

  it.each([
    '<@U1|ana> <@U2|bo> to Contract clauses as annotators',
    '<@U1> and <@U2> to Contract clauses as an annotator',
    '<@U1|ana>, <@U2|bo> in "Contract clauses" as experts',
    'as annotator to Contract clauses <@U1|ana> <@U2|bo>',
    '<@U1|ana> <@U2|bo> as anotators to Contract clauses',
    'Contract clauses <@U1|ana> <@U2|bo> as annotator',
  ])('invite people however the words are put: %s', (typed) => {
    expect(readPeople('invite', typed)).toEqual({
      kind: 'invite',
      people: ['U1', 'U2'],
      names: new Map(
        typed.includes('|')
          ? [
              ['U1', 'ana'],
              ['U2', 'bo'],
            ]
          : [],
      ),
      unresolved: [],
      role: 'annotator',
      which: { name: 'Contract clauses' },
    })
  })

  it('leave a name alone that has small words in it', () => {
    expect(readPeople('invite', '<@U1> to To do as manager')).toMatchObject({
      role: 'manager',
      which: { name: 'To do' },
    })
    expect(readPeople('invite', '<@U1> to Seen as fair')).toMatchObject({ role: null, which: { name: 'Seen as fair' } })
    expect(readPeople('remove', '<@W9|x> from Used in court')).toMatchObject({
      kind: 'remove',
      people: ['W9'],
      role: null,
      which: { name: 'Used in court' },
    })
  })

  it('tell names that Slack did not resolve', () => {
    expect(readPeople('invite', '@ana <@U2> to Contract clauses')).toMatchObject({
      people: ['U2'],
      unresolved: [{ kind: 'no-person', word: '@ana' }],
      which: { name: 'Contract clauses' },
    })
  })

  it('name what was mentioned and is no account here, by the name that it was mentioned with', () => {
    const typed = '<@U2|Bo Ek> <!others|Eve Stone> <!group|Lawyers> <!unknown|Some One> to Contract clauses'
    const asked = readPeople('invite', typed)
    expect(asked).toMatchObject({
      people: ['U2'],
      unresolved: [
        { kind: 'is-of-others', name: 'Eve Stone' },
        { kind: 'is-group', name: 'Lawyers' },
        { kind: 'no-person', word: '@Some One' },
      ],
      which: { name: 'Contract clauses' },
    })
    expect(asked?.names).toEqual(new Map([['U2', 'Bo Ek']]))
    expect(readCommand('status <@U2|Bo Ek> & <!group|Lawyers>')).toEqual({ kind: 'status', name: '@Bo Ek & @Lawyers' })
  })

  it('bring their flow along where no button asks the same', () => {
    expect(readCommand('invite <@U1> to Contract clauses')).toMatchObject({ kind: 'typed', word: 'invite' })
    expect(readCommand('remove @ana')).toMatchObject({ kind: 'typed', word: 'remove' })
  })

  it('are answered with an example where nobody is named, and with the nearest where mistyped', () => {
    expect(readCommand('invite Contract clauses')).toMatchObject({ kind: 'unknown-words', nearest: 'invite' })
    expect(readCommand('pasue Contract clauses')).toMatchObject({ kind: 'unknown-words', nearest: 'pause' })
    expect(readCommand('exprot x')).toMatchObject({ kind: 'unknown-words', nearest: 'export' })
  })
})
