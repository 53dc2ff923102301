import { type Rng, seededRng } from '../../../src/domain/random.ts'
import {
  type Act,
  adjudicator,
  annotators,
  campaignName,
  campaigns,
  type Filled,
  type Intent,
  labels,
  lead,
  type Manner,
  ratings,
  topics,
  type Wanted,
  withSecondAccount,
} from './intents.ts'

const reasons = ['Not my field', 'Unclear', 'Broken or empty', 'Other']
const lengths = ['5 min', '10 min', '20 min']

/** What so many intents in a row are; the same for the same seed. */
export function makeStory(seed: string, length: number): Intent[] {
  const rng = seededRng(`story ${seed}`)
  const finishAt = Math.floor(length * 0.8)
  return Array.from({ length }, (_, at) => {
    if (at === finishAt) return { who: lead, afterS: 20, act: { kind: 'words', words: 'finish Tone' } }
    if (at === finishAt + 1) return { who: lead, afterS: 5, act: pressOnce(['Finish']) }
    const who = weighted<string>(rng, [
      [86, pick(rng, annotators)],
      [9, adjudicator],
      [5, lead],
    ])
    const act = who === lead ? leadAct(rng) : who === adjudicator ? reviewAct(rng) : annotatorAct(rng, who)
    return { who, afterS: 2 + Math.floor(rng() * 40), act }
  })
}

function annotatorAct(rng: Rng, who: string): Act {
  // Where the card asks for something else first, that is what is answered.
  const answer = [pick(rng, labels), pick(rng, ratings), 'Done', pick(rng, reasons), pick(rng, lengths)]
  return weighted<() => Act>(rng, [
    [55, () => press(rng, answer)],
    [7, () => press(rng, ['Skip', ...answer])],
    [6, () => press(rng, ['Undo', 'Undo last answer', ...answer])],
    [6, () => press(rng, ['Not sure', ...answer])],
    [2, () => press(rng, ['Back', ...answer])],
    [2, () => press(rng, ['Stop for now', ...answer])],
    [1, () => press(rng, ['Later', 'Not today', ...answer])],
    [5, () => flag(rng)],
    [2, () => form({ wanted: ['Guide'] }, [], null)],
    [6, () => ({ kind: 'words', words: pick(rng, ['', '', '', 'list', 'help', 'resume', `statsu ${campaignName}`]) })],
    [2, () => settings(rng)],
    [withSecondAccount.includes(who) ? 3 : 0, () => ({ kind: 'link' })],
    [withSecondAccount.includes(who) ? 0.5 : 0, () => ({ kind: 'words', words: 'unlink' })],
    [1, () => ({ kind: 'wait', minutes: pick(rng, [1, 3, 11, 45, 45, 600]) })],
  ])()
}

function reviewAct(rng: Rng): Act {
  // Where a case of another campaign is on the card, its answers are what can be chosen.
  const chosen = [pick(rng, labels), pick(rng, ratings), 'Done']
  const settle = campaigns.flatMap(({ known }) => known.map((label) => `Settle as ${label}`))
  return weighted<() => Act>(rng, [
    [3, () => ({ kind: 'words', words: `review ${pick(rng, campaigns).name}` })],
    [5, () => press(rng, [...chosen, 'Review', 'Review more'])],
    [5, () => verdict(settle, 'It says so in its first words.', 'Settle')],
    [1, () => verdict(['Drop'], pick(rng, ['', 'Not a clause.']), 'Drop')],
    [2, () => press(rng, [pick(rng, ['Ask 1 more', 'Ask 2 more']), ...chosen])],
    [1, () => press(rng, ['Choose again', ...chosen])],
    [1, () => press(rng, ['Not now', ...chosen])],
    [1, () => press(rng, ['Undo', 'Undo last verdict'])],
  ])()
}

function leadAct(rng: Rng): Act {
  return weighted<() => Act>(rng, [
    [1, () => ({ kind: 'words', words: 'list' })],
    [0.5, () => ({ kind: 'words', words: `export ${pick(rng, campaigns).name}` })],
    // Each of these is measured in a thread of its own, which takes long.
    [0.3, () => ({ kind: 'words', words: pick(rng, [`status ${campaignName}`, `digest ${campaignName}`]) })],
    [1, () => ({ kind: 'words', words: `pause ${campaignName}` })],
    [4, () => ({ kind: 'words', words: `resume ${campaignName}` })],
    [2, () => edit(rng)],
    [1, () => form({ words: `gold ${campaignName}` }, [], null)],
    [1, () => press(rng, ['Let them go on', 'Resume', 'Send again'])],
  ])()
}

function flag(rng: Rng): Act {
  const note = pick(rng, ['', 'Two readings are possible.', 'Where does <b>this</b> belong? & why *so*?'])
  return form({ wanted: ['Flag an edge case'] }, [['What makes it hard?', note]], 'Flag')
}

function verdict(wanted: Wanted, why: string, send: string): Act {
  return form(
    { wanted },
    [[send === 'Drop' ? 'Why? You may leave this empty.' : 'Why? One sentence will do.', why]],
    send,
  )
}

function settings(rng: Rng): Act {
  const [from, until] = pick(rng, [
    ['00:00', '23:30'],
    ['08:00', '18:00'],
    ['18:00', '08:00'],
  ])
  const quiet = pick(rng, ['', '12:00-13:00', 'at noon'])
  return form(
    { words: 'settings' },
    [
      ['From', from],
      ['Until', until],
      ['Quiet hours', quiet],
    ],
    'Save',
  )
}

function edit(rng: Rng): Act {
  const team = annotators.filter(() => rng() < 0.9)
  return form(
    { words: `edit ${campaignName}` },
    [
      ['Overlap', String(2 + Math.floor(rng() * 2))],
      ['Session length (minutes)', pick(rng, ['7', '10', '15', '99'])],
      ['Annotators', team],
    ],
    'Save',
  )
}

function press(rng: Rng, wanted: Wanted): Act {
  const manner = weighted<Manner>(rng, [
    [85, 'once'],
    [5, 'twice'],
    [5, 'redelivered'],
    [5, 'stale'],
  ])
  const which = rng() < 0.5 ? 'first' : 'last'
  return {
    ...pressOnce(
      wanted,
      topics.filter(() => rng() < 0.4),
    ),
    manner,
    which,
  }
}

function pressOnce(wanted: Wanted, ticked: readonly string[] = []): Extract<Act, { kind: 'press' }> {
  return { kind: 'press', wanted, manner: 'once', which: 'first', ticked }
}

function form(by: Extract<Act, { kind: 'form' }>['by'], fields: readonly Filled[], send: string | null): Act {
  return { kind: 'form', by, fields, send }
}

function pick<T>(rng: Rng, from: readonly [T, ...T[]] | readonly T[]): T {
  const found = from[Math.floor(rng() * from.length)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

function weighted<T>(rng: Rng, shares: readonly (readonly [weight: number, what: T])[]): T {
  let at = rng() * shares.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, what] of shares) {
    at -= weight
    if (at < 0) return what
  }
  throw new RangeError('nothing to pick from')
}
