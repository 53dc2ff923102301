import { describe, expect, test } from 'vitest'
import {
  controlsOf as allControls,
  type Card,
  type Control,
  initialText,
  type Part,
  type WindowCard,
  type Words,
} from '../../../src/bots/cards/card.ts'
import { cardFor, placeOf, windowFor } from '../../../src/bots/cards/card-for.ts'
import { readCommand } from '../../../src/bots/commands/read-command.ts'
import { said } from '../../../src/bots/words/said.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { ItemContent } from '../../../src/domain/item.ts'
import { guessColumns } from '../../../src/domain/items/guess-columns.ts'
import { parseLabelLines } from '../../../src/domain/labels/label-lines.ts'
import type { Role } from '../../../src/domain/person.ts'
import type {
  OneMomentScreen,
  PreviewScreen,
  PromptScreen,
  SessionOverScreen,
} from '../../../src/domain/screens/screen.ts'
import type { StatusScreen } from '../../../src/domain/screens/status-screens.ts'
import { pairwiseLabels } from '../../../src/domain/task-types/pairwise.ts'

const campaignId = '0192f0c1-7d3e-7abc-8def-0123456789ab'
const offer = { campaignId, sessionId: '0192f0c1-7d3e-7abc-8def-abcdef012345', position: 4, revision: 7 }
const nothing = { text: null, a: null, b: null, image: null, context: [] }

function prompt(given: Partial<PromptScreen>): PromptScreen {
  return {
    kind: 'prompt',
    offer,
    campaignName: 'Contract clauses',
    taskType: 'choice',
    labels: labels(5),
    content: { ...nothing, text: 'Either party may end this Agreement.' },
    asking: 'label',
    place: { done: 3, until: '10:35' },
    canUndo: true,
    ...given,
  }
}

function labels(n: number) {
  return Array.from({ length: n }, (_, at) => ({ id: at + 1, name: `Label ${at + 1}`, definition: `Means ${at + 1}` }))
}

function plain(span: Words[number]): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('platform' in span) return 'Slack'
  return 'command' in span ? `/label ${span.command}` : `#${span.channel}`
}

const joined = (words: Words) => words.map(plain).join('')

function linesOf({ parts }: Card | WindowCard): string[] {
  return parts.flatMap((part): string[] => {
    switch (part.kind) {
      case 'text':
        return [joined(part.words)]
      case 'list':
        return part.entries.map(joined)
      case 'facts':
        return part.facts.map(([name, value]) => `${name}: ${value}`)
      case 'small':
      case 'heading':
      case 'quoted':
        return [part.text]
      default:
        return []
    }
  })
}

function controlsOf({ parts }: { parts: readonly { kind: string }[] }): readonly Control[] {
  return allControls(parts as readonly Part[])
}

function textsOf(card: { parts: readonly { kind: string }[] }): string[] {
  return controlsOf(card).flatMap((control) => {
    if (control.kind === 'button' || control.kind === 'done') return [control.text]
    return control.kind === 'ticks' ? control.ticks.map((it) => it.text) : control.options.map((it) => it.text)
  })
}

describe('a prompt', () => {
  test('says where one is, shows the item and asks; a slip of the thumb cannot stop or flag', () => {
    const card = cardFor(prompt({}))
    expect(linesOf(card)).toEqual([
      '3 done, until 10:35 · Contract clauses',
      'Either party may end this Agreement.',
      'Which label fits best?',
    ])
    const controls = controlsOf(card)
    expect(controls.slice(0, 8).map((it) => (it.kind === 'button' ? it.text : it.kind))).toEqual([
      'Undo',
      ...labels(5).map((label) => label.name),
      'Skip',
      'Not sure',
    ])
    expect(controls[8]).toMatchObject({
      kind: 'menu',
      options: [{ text: 'Flag an edge case' }, { text: 'Guide' }, { text: 'Stop for now' }],
    })
  })

  test('is read aloud with place, item, question and answers', () => {
    expect(cardFor(prompt({ labels: labels(2) })).title).toBe(
      'Contract clauses, 3 done, until 10:35. Either party may end this Agreement. Which label fits best? Answers: Label 1, Label 2.',
    )
  })

  test('has no button that a label could be called like', () => {
    const name = 'Some label'
    const long = { ...nothing, text: 'word '.repeat(3_000) }
    for (const taskType of ['choice', 'multi-choice'] as const) {
      for (const asking of ['label', 'closest'] as const) {
        const shown = prompt({ taskType, asking, content: long, labels: [{ id: 1, name, definition: '' }] })
        const buttons = textsOf(cardFor(shown)).filter((text) => text !== name)
        expect(buttons.length).toBeGreaterThan(1)
        for (const text of buttons) {
          const problems = parseLabelLines(
            taskType,
            `One\n${text.toUpperCase()}`,
            said.prompts.besideLabels(taskType),
          ).problems
          expect(problems, text).toHaveLength(1)
        }
      }
    }
  })

  const answered = (id: number) =>
    ({ kind: 'answered', answer: labelsAnswer([id]), isGuess: false, isFlagged: false }) as const
  const lineOf = (given: Partial<PromptScreen>) =>
    cardFor(prompt(given)).parts.flatMap((part) => (part.kind === 'line' ? part.text : []))

  test('says what was kept of the one before, and is read aloud with it', () => {
    expect(lineOf({})).toEqual(['Each answer is saved as you tap.'])
    expect(lineOf({ last: answered(2) })).toEqual(['Saved: Label 2'])
    expect(lineOf({ last: { ...answered(2), isGuess: true } })).toEqual(['Saved as a guess: Label 2'])
    expect(lineOf({ last: { ...answered(2), isFlagged: true } })).toEqual(['Saved: Label 2 (flagged)'])
    expect(lineOf({ last: { kind: 'skipped', reason: 'unclear', isFlagged: false } })).toEqual(['Skipped: Unclear'])
    expect(cardFor(prompt({ last: answered(2) })).title).toMatch(/^Saved: Label 2\. Contract clauses, 3 done/)
  })

  test('has what is said for one moment in the same place, so that it goes when the prompt moves on', () => {
    expect(lineOf({ last: answered(2), note: 'nothing-ticked' })).toEqual([
      expect.stringMatching(/^Nothing is ticked yet\./),
    ])
    expect(lineOf({ last: answered(2), note: 'too-soon' })).toEqual([expect.stringContaining('nothing was saved')])
  })

  test('has every button where it was, from the first prompt on and after Undo, Redo being behind all others', () => {
    const first = textsOf(cardFor(prompt({ canUndo: false })))
    expect(textsOf(cardFor(prompt({ last: answered(2) })))).toEqual(first)
    expect(textsOf(cardFor(prompt({ note: 'too-soon' })))).toEqual(first)
    const undone = textsOf(cardFor(prompt({ before: answered(2) })))
    expect(undone).toEqual([...first.map((text) => (text === 'Label 2' ? '✓ Label 2' : text)), 'Redo'])
  })

  test('marks what was chosen before it was taken back, and gives it again with Redo', () => {
    const redone = (given: Partial<PromptScreen>) =>
      controlsOf(cardFor(prompt(given))).flatMap((it) => (it.kind === 'button' && it.text === 'Redo' ? it.intent : []))
    expect(lineOf({ before: answered(2), last: answered(1) })).toEqual(['Taken back: Label 2'])
    expect(redone({ before: answered(2) })).toEqual([{ kind: 'answer', offer, answer: labelsAnswer([2]) }])
    expect(redone({ before: { ...answered(2), isGuess: true } })).toEqual([{ kind: 'not-sure', offer }])
    expect(redone({ before: { kind: 'skipped', reason: 'other', isFlagged: false } })).toEqual([
      { kind: 'skip-because', offer, reason: 'other' },
    ])
    const [, select] = controlsOf(cardFor(prompt({ labels: labels(11), before: answered(3) })))
    expect(select).toMatchObject({ kind: 'select', initial: 2 })
  })

  test('keeps ticks, those of an answer that was taken back too', () => {
    const ticked = (given: Partial<PromptScreen>) =>
      controlsOf(cardFor(prompt({ taskType: 'multi-choice', ...given }))).flatMap((it) =>
        it.kind === 'ticks' ? it.ticks.flatMap((tick) => (tick.isTicked === true ? tick.labelId : [])) : [],
      )
    expect(ticked({})).toEqual([])
    expect(ticked({ ticked: labelsAnswer([1, 4]) })).toEqual([1, 4])
    expect(ticked({ ticked: labelsAnswer([1]), asking: 'closest' })).toEqual([1])
    expect(ticked({ before: answered(5) })).toEqual([5])
  })

  test('that its person flagged says so', () => {
    expect(linesOf(cardFor(prompt({ isFlagged: true })))[0]).toMatch(/You flagged this one$/)
  })

  test('with six to ten short labels is buttons too; with more, or long ones, a select that answers at once', () => {
    const kinds = (given: PromptScreen['labels']) => controlsOf(cardFor(prompt({ labels: given })))[1]?.kind
    expect([kinds(labels(6)), kinds(labels(10)), kinds(labels(11))]).toEqual(['button', 'button', 'select'])
    const long = labels(6).map((label) => ({ ...label, name: `${label.name} of a long kind` }))
    const [, select] = controlsOf(cardFor(prompt({ labels: long })))
    expect(select).toMatchObject({ kind: 'select' })
    expect(select?.kind === 'select' && select.options[5]?.intent).toEqual({
      kind: 'answer',
      offer,
      answer: labelsAnswer([6]),
    })
  })

  test('with several labels is ticked and sent with Done', () => {
    const controls = controlsOf(cardFor(prompt({ taskType: 'multi-choice' })))
    expect(controls.slice(1, 3).map((it) => it.kind)).toEqual(['ticks', 'done'])
  })

  test('of a rating says what its ends mean', () => {
    const card = cardFor(prompt({ taskType: 'rating' }))
    expect(linesOf(card)).toContain('Label 1 Means 1 … Label 5 Means 5')
  })

  test('of a pair shows both sides under the names of their buttons', () => {
    const content = { ...nothing, a: 'The first', b: 'The second' }
    const card = cardFor(prompt({ taskType: 'pairwise', labels: pairwiseLabels, content }))
    expect(card.parts.filter((part) => part.kind === 'quoted')).toEqual([
      { kind: 'quoted', name: 'A', text: 'The first' },
      { kind: 'quoted', name: 'B', text: 'The second' },
    ])
    expect(textsOf(card).slice(1, 4)).toEqual(['A', 'B', 'Tie'])
  })

  test('of a pair asks first, and calls the sides by their places where an order was drawn, each button answering its side', () => {
    const pair = { ...nothing, a: 'The first', b: 'The second' }
    const drawn = (shownOrder: 'ab' | 'ba') =>
      prompt({ taskType: 'pairwise', labels: pairwiseLabels, content: { ...pair, shownOrder } })
    const card = cardFor(drawn('ba'))
    expect(linesOf(card)).toEqual([
      '3 done, until 10:35 · Contract clauses',
      'Which one is better?',
      'The second',
      'The first',
    ])
    expect(card.parts.flatMap((part) => (part.kind === 'quoted' ? [part.name] : []))).toEqual(['First', 'Second'])
    const given = (screen: PromptScreen) =>
      controlsOf(cardFor(screen))
        .slice(1, 4)
        .flatMap((it) => (it.kind === 'button' && it.intent.kind === 'answer' ? [[it.text, it.intent.answer]] : []))
    const named = (first: number, second: number) => [
      ['First', labelsAnswer([first])],
      ['Second', labelsAnswer([second])],
      ['Tie', labelsAnswer([3])],
    ]
    expect(given(drawn('ab'))).toEqual(named(1, 2))
    expect(given(drawn('ba'))).toEqual(named(2, 1))
    // What was kept of another pair is named as that one was shown.
    const last = { ...answered(1), shownOrder: 'ba' } as const
    expect(cardFor({ ...drawn('ab'), last }).parts[1]).toMatchObject({ text: 'Saved: Second' })
  })

  test('cuts a long text at a word and lets it be read whole', () => {
    const card = cardFor(prompt({ content: { ...nothing, text: 'clause '.repeat(3000) } }))
    const quoted = card.parts.find((part) => part.kind === 'quoted')
    expect(quoted?.kind === 'quoted' && quoted.text).toMatch(/clause …$/)
    expect(quoted?.kind === 'quoted' && quoted.text.length).toBeLessThanOrEqual(1202)
    expect(textsOf(card)).toContain('Read all')
    expect(textsOf(cardFor(prompt({})))).not.toContain('Read all')
  })

  test('shows context below in small print, and an image with words for it', () => {
    const context: ItemContent['context'] = [
      ['contract_type', 'Lease'],
      ['Note', ' '],
    ]
    const content = { ...nothing, text: 'A clause', image: 'https://x.example/a.png', context }
    const card = cardFor(prompt({ content }))
    expect(linesOf(card)).toContain('Contract type: Lease')
    expect(card.parts.find((part) => part.kind === 'image')).toMatchObject({ alt: 'Image that belongs to: A clause' })
  })

  test('that asks for the closest label, or why it is skipped, can go back', () => {
    const closest = cardFor(prompt({ asking: 'closest' }))
    expect(linesOf(closest)).toContain('Which is closest?')
    expect(textsOf(closest)).toEqual(['Undo', ...labels(5).map((label) => label.name), 'Back'])
    expect(textsOf(cardFor(prompt({ asking: 'skip-reason' })))).toEqual([
      'Undo',
      'Not my field',
      'Unclear',
      'Broken or empty',
      'Other',
      'Back',
    ])
  })

  test('gets a name of its own at each step', () => {
    const steps = [
      cardFor(prompt({})),
      cardFor(prompt({ asking: 'closest' })),
      cardFor(prompt({ offer: { ...offer, revision: 8 } })),
      cardFor(prompt({ offer: { ...offer, sessionId: '0192f0c1-7d3e-7abc-8def-abcdef999999' } })),
    ].map((card) => card.step)
    expect(new Set(steps).size).toBe(4)
  })
})

describe('an invitation', () => {
  const campaign = {
    campaignId,
    name: 'Contract clauses',
    purpose: 'To find risk.',
    taskType: 'choice',
    items: 60,
    overlap: 3,
    sessionMinutes: 10,
    hasGold: true,
  } as const

  test('tells what for, how many, of known answers, and who sees scores', () => {
    const lines = linesOf(cardFor({ kind: 'invitation', campaign, leadName: 'Nadia' })).join('\n')
    expect(lines).toContain('Nadia asks for your help. To find risk.')
    expect(lines).toContain('60 items, each by 3 people. Stop any time.')
    expect(lines).toContain('Some have known answers, to check labels.')
    expect(lines).toContain('Only leads and managers see how you do.')
  })

  test('does not speak of known answers where there are none', () => {
    const without = { ...campaign, hasGold: false }
    expect(linesOf(cardFor({ kind: 'invitation', campaign: without, leadName: 'Nadia' })).join()).not.toContain('known')
  })

  test('offers 5, 10, 20 minutes, the campaign’s own length, Later, Not today and Settings', () => {
    const own = { ...campaign, sessionMinutes: 15 }
    expect(textsOf(cardFor({ kind: 'invitation', campaign, leadName: 'N' }))).toEqual([
      '5 min',
      '10 min',
      '20 min',
      'Later',
      'Not today',
      'Settings',
    ])
    expect(textsOf(cardFor({ kind: 'invitation', campaign: own, leadName: 'N' }))).toContain('15 min')
  })
})

describe('the end of a session', () => {
  const over: SessionOverScreen = {
    kind: 'session-over',
    campaignId,
    campaignName: 'Contract clauses',
    reason: 'time',
    answered: 12,
    skipped: 1,
    left: 20,
    undo: offer,
    sessionMinutes: 10,
  }

  test('says what was done and what is left, keeps Undo and offers another round', () => {
    expect(linesOf(cardFor(over))).toEqual([
      'Contract clauses',
      'Time is up. Thank you: 12 answers saved. You skipped 1.',
      '20 items or more still wait for you.',
      'Another round?',
    ])
    expect(textsOf(cardFor(over))).toEqual(['5 min', '10 min', '20 min', 'Undo last answer'])
  })

  test('offers no other round where nothing is left or the campaign is closed', () => {
    expect(textsOf(cardFor({ ...over, left: 0 }))).toEqual(['Undo last answer'])
    expect(textsOf(cardFor({ ...over, reason: 'campaign-closed', undo: null }))).toEqual([])
  })

  test('is kind to those who answered nothing', () => {
    expect(linesOf(cardFor({ ...over, answered: 0, skipped: 0 }))[1]).toBe(
      'Time is up. No answers this time, and that is fine.',
    )
  })
})

describe('a preview', () => {
  const preview: PreviewScreen = {
    kind: 'preview',
    campaignId,
    name: 'Contract clauses',
    taskType: 'choice',
    labels: labels(2),
    sample: [prompt({}).content],
    items: 60,
    gold: 16,
    goldByLabel: [
      { label: 'Label 1', count: 9 },
      { label: 'Label 2', count: 7 },
    ],
    overlap: 3,
    stopEarly: null,
    digestChannel: null,
    sessionMinutes: 5,
    people: { annotators: 5, adjudicators: 1, managers: 0 },
    telling: null,
    tellAll: null,
    tellAtAnyHour: null,
    warnings: [{ kind: 'no-guideline' }],
    problems: [],
    problemCount: 0,
    canLeaveOut: null,
    leftOut: 0,
  }

  test('draws the first items exactly as a prompt does', () => {
    const content = {
      ...prompt({}).content,
      image: 'https://x.example/a.png',
      context: [['Contract', 'Lease']] as const,
    }
    const parts: readonly unknown[] = windowFor({ ...preview, sample: [content] }).parts
    const drawn = cardFor(prompt({ content })).parts.slice(2, 5)
    expect(parts.slice(-3)).toEqual(drawn)
  })

  test('can be launched when nothing is wrong, with counts, balance and warnings before one’s eyes', () => {
    const window = windowFor(preview)
    expect(window.submit).toEqual({ text: 'Launch', form: 'launch', intent: { kind: 'launch', campaignId } })
    const lines = linesOf(window).join('\n')
    expect(lines).toContain('60 items and 16 known answers')
    expect(lines).toContain('180 answers: 3 for each item')
    expect(lines).toContain('Label 1: 9')
    expect(lines).toContain('There is no guideline: people will decide by the names of the labels alone.')
  })

  test('shows how labels were read: what is a name, and what its definition', () => {
    const { labels } = parseLabelLines('choice', '10:30 shift\nNight: from ten to six')
    const lines = linesOf(windowFor({ ...preview, labels }))
    expect(lines.slice(lines.indexOf('Labels'))).toEqual(
      expect.arrayContaining(['10:30 shift', 'Night: from ten to six']),
    )
  })

  test('says what experts tap below each item, and about how long it takes each of them', () => {
    const lines = linesOf(windowFor({ ...preview, items: 800 }))
    expect(lines[lines.indexOf('What they tap below each item') + 1]).toBe(
      '[ Label 1 ]  [ Label 2 ]  [ Skip ]  [ Not sure ]',
    )
    expect(lines.join('\n')).toContain('about 2 h a head, 24 sessions of 5 minutes: an estimate, at 15 s an item')
    const many = linesOf(windowFor({ ...preview, items: 1, labels: labels(12) })).join('\n')
    expect(many).toContain('a list: Label 1, Label 2,')
    expect(many).toContain('about 1 min a head, 1 session of 5 minutes')
    const ticked = linesOf(windowFor({ ...preview, taskType: 'multi-choice-or-none' })).join('\n')
    expect(ticked).toContain('☐ Label 1  ☐ Label 2  [ Done ]  [ None of these ]')
    expect(linesOf(windowFor({ ...preview, people: { ...preview.people, annotators: 0 } })).join()).not.toContain(
      'a head',
    )
  })

  test('says who hears of it later, and offers to tell them now, which is asked first', () => {
    const today = '2026-11-27'
    const maria = { name: 'Maria', at: { day: '2026-11-30', time: '09:00', today } }
    const kenji = { name: 'Kenji', at: { day: '2026-12-01', time: '02:00', today } }
    const telling = { now: 2, later: 3, first: maria, last: kenji, never: ['Ben'], noGoodHour: [] }
    const window = windowFor({ ...preview, telling, tellAll: { now: 4, outside: 0, ownHours: 2 } })
    expect(linesOf(window)).toContain(
      'When people hear of it: 2 of 5 hear of it now, the others at their next good time, ' +
        'Maria first: Mon 09:00, and Kenji last: Tue 02:00 (your time). Ben cannot be asked at present.',
    )
    expect(window.parts).toContainEqual({
      kind: 'controls',
      controls: [
        {
          kind: 'button',
          text: 'Launch and tell all now',
          spoken: null,
          intent: { kind: 'launch-telling-all', campaignId },
          confirm: {
            title: 'Tell all now?',
            text: '4 people get a direct message at once. 2 have set hours of their own, and hear of it in those.',
            yes: 'Launch and tell',
            no: 'Not yet',
          },
        },
      ],
    })
    const onlyOwn = windowFor({ ...preview, telling: { ...telling, later: 1, last: maria }, tellAll: null })
    expect(linesOf(onlyOwn).join('\n')).toContain('2 of 3 hear of it now, Maria at their next good time, Mon 09:00')
    expect(onlyOwn.parts.some(({ kind }) => kind === 'controls')).toBe(false)
    expect(windowFor(preview).parts.some(({ kind }) => kind === 'controls')).toBe(false)
  })

  test('of a faulty file starts nothing and names problems by line', () => {
    const problems = [
      { line: 7, what: { kind: 'cell-empty', column: 'Foo' } },
      { line: null, what: { kind: 'no-items' } },
    ] as const
    const window = windowFor({ ...preview, campaignId: null, problems, problemCount: 30 })
    expect(window.submit).toBeNull()
    expect(window.close).toBe('Back to the form')
    const lines = linesOf(window)
    expect(lines).toContain('Line 7: “Foo” is empty.')
    expect(lines).toContain('There are no items in it.')
    expect(lines).toContain('and 28 more problems')
    expect(window.parts.some(({ kind }) => kind === 'controls')).toBe(false)
  })

  test('offers to leave out faulty rows where only rows are wrong, and says how many were', () => {
    const problems = [{ line: 7, what: { kind: 'cell-empty', column: 'text' } }] as const
    const faulty = { ...preview, campaignId: null, problems, problemCount: 1 }
    const offered = (rows: number) => windowFor({ ...faulty, canLeaveOut: { campaignId, rows } })
    const intent = { kind: 'leave-out-of-draft', campaignId }
    const [text, control] = ['Leave out these 11 and go on', { kind: 'button', spoken: null, intent }]
    expect(offered(11).parts).toContainEqual({ kind: 'controls', controls: [{ ...control, text }] })
    expect(offered(11).submit).toBeNull()
    const one = { ...control, text: 'Leave out this one and go on' }
    expect(offered(1).parts).toContainEqual({ kind: 'controls', controls: [one] })
    const without = windowFor({ ...preview, leftOut: 11 })
    expect(linesOf(without)).toContain('11 rows left out. All below is without them.')
    expect(without.submit).toMatchObject({ form: 'launch' })
  })
})

describe('the status of a campaign', () => {
  const screen: StatusScreen = {
    kind: 'status',
    campaign: { id: campaignId, name: 'Contract clauses', state: 'running', overlap: 3, stopEarly: null },
    progress: {
      items: 60,
      done: 15,
      answers: 60,
      answersWanted: 180,
      undecided: 0,
      flagged: 1,
      activeAnnotators: 4,
      invitedAnnotators: 5,
      gold: 16,
    },
    annotators: [
      {
        name: 'Maria',
        answers: 20,
        medianSeconds: 6.24,
        score: { right: 17, low: 0.72, high: 0.934, n: 20 },
        balanced: null,
      },
      { name: 'Tomás', answers: 3, medianSeconds: null, score: null, balanced: null },
    ],
    figures: null,
    scoresAre: 'everyone',
    unsure: [],
    unreachable: [],
  }

  const whole = (of: StatusScreen) => cardFor({ ...of, kind: 'whole-status' })

  test('has a line for each person with scores as ranges', () => {
    expect(whole(screen).parts.find((part) => part.kind === 'table')).toEqual({
      kind: 'table',
      columns: ['Annotator', 'Answers given', 'Usual time', 'On known answers'],
      rows: [
        ['Maria', '20', '6.2 s', '17 of 20 right; likely 72 to 93 %'],
        ['Tomás', '3', 'not yet', 'too few yet'],
      ],
    })
  })

  test('says that counts are rounded where they are', () => {
    const { progress } = screen
    if (progress === null) throw new Error('no progress')
    const rough = whole({ ...screen, progress: { ...progress, done: 10, answers: 50, isRough: true } })
    expect(rough.title).toContain('About 10 of 60 items done.')
    expect(JSON.stringify(rough.parts)).toMatch(/about 10 of 60 items.*about 50 of 180 wanted/)
    expect(JSON.stringify(whole(screen).parts)).not.toContain('about')
  })

  test('says in words what the figures mean, and gives a lead the button that lets somebody go on', () => {
    const screenOfLead: StatusScreen = {
      ...screen,
      campaign: { ...screen.campaign, overlap: 5, stopEarly: { sureAt: 0.95, fewest: 2 } },
      annotators: screen.annotators.map((one) => ({ ...one, balanced: { value: 0.8, low: 0.7, high: 0.9 } })),
      figures: {
        agreement: {
          alpha: 0.412,
          interval: { low: 0.3, high: 0.52 },
          ac1: { value: 0.811, interval: null },
          items: 48,
          isSample: false,
          label: null,
        },
        daysLeft: { likely: 8.6, low: 5.2, high: 14.1 },
        answersPerDay: { value: 13.9, low: 8.2, high: 22.5 },
        labeling: {
          shares: [
            { label: 'Termination', share: 0.62 },
            { label: 'Assignment', share: 0.38 },
          ],
          words: [{ word: 'guess', right: { value: 0.61, low: 0.5, high: 0.71 } }],
          calibrationError: 0.08,
          overnight: { method: 'live-vote', reasons: [{ kind: 'few-answers-each', each: 3.7, least: 20 }] },
        },
        told: {
          'label-minutes': { value: 0.7, low: null, high: null },
          'right-label-minutes': { value: 1.24, low: null, high: null },
        },
        alarms: [
          { kind: 'shared-mistake', truth: 'Termination', instead: 'Assignment' },
          { kind: 'held-back', name: 'Tomás' },
          {
            kind: 'slipping',
            name: 'Bo',
            trend: [0.9, 0.95, 0.8, 0.7, 0.64],
            known: { right: 30, answered: 40 },
          },
          { kind: 'one-label', name: 'Bo', label: 'Termination', given: 38, answers: 40, others: 0.41 },
          { kind: 'unlike-known', name: 'Bo', known: { right: 9, answered: 12 } },
          {
            kind: 'easier-known',
            items: ['g7'],
            before: { right: 1, answered: 9 },
            since: { right: 9, answered: 9 },
          },
          { kind: 'alike', names: ['Bo', 'Cy'], same: 6, wrong: 6 },
          { kind: 'same-text', texts: 3, example: ['17', '302'] },
        ],
        heldBack: [{ campaignId, personId: campaignId, name: 'Tomás' }],
        ageMinutes: 8,
        nightAgeMinutes: 300,
        leaksAgeMinutes: 3 * 24 * 60,
      },
    }
    const card = whole(screenOfLead)
    const lines = linesOf(card)
    expect(lines).toContain('Answers: 60 of 180 wanted, 2 to 5 for each item, until its label is 95 % sure')
    expect(lines).toContain('Agreement (alpha): 0.41 (0.30 to 0.52), 48 items')
    expect(lines).toContain(
      'Agreement (AC1), to go by as one label holds most answers: perhaps good enough: 0.81 (too few items for a range), of 0.67 wanted',
    )
    expect(lines).toContain('Done, as things go: in about 9 days (5 to 15)')
    expect(lines).toContain('Pace: about 14 answers a day (8 to 23)')
    expect(lines).toContain('Labels so far: Termination 62 %, Assignment 38 %')
    expect(lines).toContain(
      'Labels overnight: by counting votes: annotators have 3 answers each on average, and 20 are needed to weigh one against another',
    )
    expect(lines.join()).toContain('Bo was right more often before: ▇█▅▄▃ now about 64 %.')
    expect(lines).toContain('People’s time: 42 s a label, 1.2 min a right one')
    expect(lines).toContain('Answers given as “guess”: right 61 % of the time (50 to 71 %)')
    expect(lines.join()).toContain('People agree that “Termination” is “Assignment”.')
    expect(lines.join()).toContain('In all 30 of 40 known answers right.')
    expect(lines.join()).toContain('Bo: “Termination” in 38 of 40 answers. Of other people’s, 41 % have it.')
    expect(lines.join()).toContain(
      'Bo: answers that do not follow the known ones. 9 of 12 are right, which chance would give too.',
    )
    expect(lines.join()).toContain('Known item g7 got much easier: 1 of 9 answers right at first, 9 of 9 of late.')
    expect(lines.join()).toContain('Bo and Cy: the same wrong answer to all 6 known items that both got wrong.')
    expect(lines.join()).toContain('3 texts have different labels on different items, such as items 17 and 302.')
    // Counts are of now; each group of figures that is not says of when it is.
    const at = (line: string) => lines.findIndex((one) => one.startsWith(line))
    expect(lines.filter((line) => line.endsWith('ago:'))).toEqual([
      'As of 8 minutes ago:',
      'As of the last night, 5 hours ago:',
    ])
    expect([at('Done: '), at('As of 8'), at('Agreement (alpha)'), at('As of the last'), at('People’s time')]).toEqual(
      [at('Done: '), at('As of 8'), at('Agreement (alpha)'), at('As of the last'), at('People’s time')].toSorted(
        (a, b) => a - b,
      ),
    )
    expect(lines).toEqual(
      expect.arrayContaining(['Found overnight, 5 hours ago', 'Found in the weekly look, 3 days ago']),
    )
    expect(lines).toContain('“Each label alike” is as of 8 minutes ago.')
    const controls = card.parts.flatMap((part) => (part.kind === 'controls' ? part.controls : []))
    expect(controls).toMatchObject([{ text: 'Let Tomás go on', intent: { kind: 'let-go-on' } }])
    const table = card.parts.find((part) => part.kind === 'table')
    expect(table?.kind === 'table' && table.rows[0]?.at(-1)).toBe('80 %; likely 70 to 90 %')
    const brief = cardFor(screenOfLead)
    expect(linesOf(brief)).toEqual(expect.arrayContaining(['Running', 'Done: 15 of 60 items (25 %)', 'and 6 more']))
    // By the coefficient to go by, with what it comes to.
    expect(linesOf(brief)).toContain('Agreement: perhaps good enough: AC1 0.81, of 0.67 wanted, 48 items')
    expect(linesOf(brief).join(' ').split(' ').length).toBeLessThanOrEqual(90)
    expect(brief.parts.some((part) => part.kind === 'table')).toBe(false)
    expect(textsOf(brief)).toEqual(['Let Tomás go on', 'More'])
  })

  test('has no column of scores for those who may not see them', () => {
    const table = whole({ ...screen, scoresAre: 'hidden' }).parts.find((part) => part.kind === 'table')
    expect(table?.kind === 'table' && table.columns).toEqual(['Annotator', 'Answers given', 'Usual time'])
  })

  test('shows annotators their own line', () => {
    const own = whole({ ...screen, progress: null, annotators: screen.annotators.slice(0, 1), scoresAre: 'own' })
    expect(linesOf(own)).toContain('Your answers: 20')
    expect(linesOf(own)).toContain('On known answers: 17 of 20 right; likely 72 to 93 %')
    expect(own.parts.some((part) => part.kind === 'table')).toBe(false)
  })
})

test('the form has the fields that people and documents name, the file first', () => {
  const look = {
    rows: 3,
    columns: [column('review', null), column('verdict', ['Yes', 'No']), column('country', ['PT'])],
    first: ['Slow but kind', 'Yes', 'PT'],
  }
  const places = guessColumns(look, 'choice')
  const windows = [
    windowFor({ kind: 'campaign-form', step: 'what', items: null, problems: [] }),
    windowFor({
      ...{ kind: 'campaign-form', step: 'items', name: 'reviews.csv', taskType: 'choice', problems: [] },
      ...{ look, places, guidelineFile: null },
    }),
    windowFor({ kind: 'campaign-form', step: 'who', problems: [] }),
  ]
  const fields = windows.map(({ parts }) => parts.flatMap((part) => (part.kind === 'field' ? [part.label] : [])))
  expect(fields).toEqual([
    ['Items file', 'Items', 'Name', 'Purpose', 'Task type'],
    [
      ...['Column with the text', 'Column with known answers', 'Column with ids', 'Column with priorities'],
      ...['Shown beside each item', 'Labels', 'Guideline', 'Guideline file', 'Known answers (%)'],
    ],
    [
      ...['Annotators', 'Adjudicators', 'Managers', 'Overlap', 'Session length (minutes)', 'Weekly digest day'],
      ...['Weekly digest time', 'Weekly digest also to a channel', 'Stop early at (%)', 'At least answers'],
    ],
  ])
  expect(windows.map(({ submit }) => submit?.form)).toEqual(['campaign', 'campaign', 'campaign'])
  expect(windows.flatMap(linesOf)).toContain('Slow but kind')
  const held = windows.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'field' ? [[part.name, initialText(part)]] : [])),
  )
  expect(Object.fromEntries(held)).toMatchObject({
    columnText: '0',
    columnGold: '1',
    columnId: 'none',
    labels: 'Yes\nNo',
  })
})

function column(name: string, values: readonly string[] | null) {
  const filled = name === 'review' ? 3 : 2
  const told = values?.map((text) => ({ text, count: 1 })) ?? null
  return { name, filled, meanLength: values === null ? 40 : 3, holds: 'texts' as const, values: told }
}

test('a whole item shows every character of it', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => String(at % 10)).join('')
  const window = windowFor({ kind: 'whole-item', content: { ...nothing, text } })
  expect(linesOf(window).join('')).toBe(text)
})

test('a guideline keeps its words; headings and strong words of Markdown are drawn', () => {
  const text = '# Rules\n\nNever **guess** here.\n- 2 * 3 is * no list'
  const { parts } = windowFor({ kind: 'guide', campaignName: 'C', taskType: 'choice', text, labels: labels(2) })
  expect(parts.at(-1)).toEqual({
    kind: 'text',
    words: [{ strong: 'Rules' }, '\n', '', '\n', 'Never ', { strong: 'guess' }, ' here.', '\n', '- 2 * 3 is * no list'],
  })
})

test('the guide of pairs says what is asked, and what the sides are called where', () => {
  const window = windowFor({ kind: 'guide', campaignName: 'C', taskType: 'pairwise', text: '', labels: pairwiseLabels })
  const lines = linesOf(window)
  expect(lines[0]).toBe('Which one is better?')
  expect(lines[1]).toMatch(/^First and Second are the two texts as they stand on your screen\./)
  expect(lines[2]).toMatch(/^A and B are the same texts by their columns in the file of items\./)
  expect(lines.join(' ')).not.toContain('A is better')
})

test('a window leaves out what Slack would refuse, and says how much', () => {
  const context = Array.from({ length: 30 }, (_, at): [string, string] => [`c${at}`, '条'.repeat(20_000)])
  const window = windowFor({ kind: 'whole-item', content: { ...nothing, text: '条'.repeat(20_000), context } })
  expect(Buffer.byteLength(JSON.stringify(window))).toBeLessThan(240_000)
  expect(linesOf(window).at(-1)).toMatch(/^[\d,]+ more characters cannot be shown here\.$/)
})

describe('words that are no command', () => {
  const said = (words: string) => {
    const intent = readCommand(words)
    if (intent.kind !== 'unknown-words') throw new Error(`${words} is a command`)
    return linesOf(cardFor({ ...intent, kind: 'misread' })).join(' ')
  }

  test.each([
    ['statsu Clauses', 'Did you mean /label status Contract clauses?'],
    ['stop', 'Stop for now'],
    ['undo', 'Undo is a button on your card'],
    ['5', 'choose how many minutes'],
    ['rename Clauses', 'A campaign keeps its name. /label edit NAME'],
    ['as boss', 'as adjudicator'],
    ['invite Maria to Clauses', 'type @ and choose each person'],
    ['pineapple', 'nothing was changed'],
  ])('“%s” are answered with what does it, in under 40 words', (typed, advice) => {
    expect(said(typed)).toContain(advice)
    expect(said(typed).split(/\s+/).length).toBeLessThan(40)
  })
})

test.each([[[]], [['annotator']], [['adjudicator']], [['manager']], [['lead']], [['annotator', 'lead', 'manager']]] as [
  Role[],
][])('help for %j has at most five lines and 60 words, and buttons', (roles) => {
  for (const mayCreate of [true, false]) {
    const card = cardFor({ kind: 'help', roles, mayCreate, isWhole: false })
    const [list, controls] = card.parts
    if (list?.kind !== 'list') throw new Error('no list')
    expect(list.entries.length).toBeLessThanOrEqual(5)
    const lines = linesOf({ ...card, parts: [list] })
    expect(lines.join(' ').split(/\s+/).length).toBeLessThanOrEqual(60)
    expect(JSON.stringify(controls)).toContain('all-commands')
    if (!mayCreate) expect(JSON.stringify(card)).not.toMatch(/"new"|new-campaign/)
  }
})

test('notices are said aside, windows open on top, all else takes the place of its message', () => {
  expect(placeOf({ kind: 'notice', notice: 'session-gone' })).toBe('aside')
  expect(placeOf({ kind: 'guide', campaignName: '', taskType: 'choice', text: '', labels: [] })).toBe('window')
  expect(placeOf(prompt({}))).toBe('message')
})

test('what takes longer says what it does, and how long it takes where that is known', () => {
  const moment = (doing: OneMomentScreen['doing'], asking: OneMomentScreen['asking'] = null) =>
    windowFor({ kind: 'one-moment', doing, asking })
  for (const doing of ['launching', 'saving-edit', 'saving-answer', 'adding-items'] as const) {
    expect(linesOf(moment(doing)).join()).not.toMatch(/Reading|a few seconds/)
  }
  expect(moment('launching').close).toBe('Close')
  expect(linesOf(moment('reading-items', { people: 200, seconds: 240 })).join()).toMatch(
    /who 200 people are.*about 4 minutes.*leave this window open/,
  )
})

test('a campaign that runs is not told to look before it is launched', () => {
  const counts = {
    items: 1,
    gold: 0,
    goldByLabel: [],
    sample: [],
    problems: [],
    problemCount: 0,
    canLeaveOut: null,
    leftOut: 0,
  }
  const found = { ...counts, warnings: [{ kind: 'no-gold' }] as const }
  const window = windowFor({
    kind: 'add-preview',
    campaignId,
    uploadId: campaignId,
    name: 'Clauses',
    overlap: 2,
    ...found,
  })
  expect(linesOf(window).join()).toContain('Worth a look before you add them')
})
