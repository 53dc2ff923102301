import type { Annotator } from './cast.ts'
import { firstName } from './cast.ts'
import { type Clause, labelNames } from './clauses.ts'
import type { Client, Mail } from './clients/client.ts'
import { labelFor, type Manner, mannerOf, wrongLabel } from './decide.ts'
import { flagCase } from './flag-case.ts'
import { giveAnswer } from './give-answer.ts'
import { press } from './press.ts'
import type { DemoWorld } from './world.ts'

/** One sitting as its person knows it. */
export type Sitting = {
  readonly client: Client
  /** Of the message that it is in. */
  readonly id: string
  readonly startedAt: Date
  answers: number
  readonly notes: string[]
  /** The item that was answered by a slip, which is to be undone. */
  slip: string | null
  /** The item that was answered last, if what became of the click was not shown. */
  unseen: string | null
  /** Whether its person was called away before it was over. */
  isLeft: boolean
}

/** What is asked for on a card; null where nothing is. */
type Asked = { readonly kind: 'label' | 'closest' | 'skip-reason'; readonly clause: Clause }

/** What a person remembers between sittings. */
export type Memory = {
  /** Items met in a manner other than plain: the second time they are simply answered. */
  readonly met: Set<string>
  /** Cards that were answered: pressed once more, because no reply was seen, they change nothing. */
  readonly spent: Set<string>
}

/**
 * Does the one next thing of a sitting, by what the card shows.
 *
 * @returns whether the sitting goes on
 */
export async function sitOn(world: DemoWorld, who: Annotator, sitting: Sitting, memory: Memory): Promise<boolean> {
  const card = sitting.client.mail(sitting.id)
  if (sitting.slip !== null && (await undoSlip(world, who, sitting, card))) return true
  const asked = askedOn(world, card)
  if (asked === null) return false
  const { clause } = asked
  if (asked.kind === 'skip-reason') {
    await press(world, sitting.client, card.id, 'Unclear')
    return true
  }
  const at: Place = { world, who, sitting, memory, card }
  const label = labelFor(world.chance, who, clause)
  if (memory.spent.has(card.offer)) {
    await press(world, sitting.client, card.id, label)
    return true
  }
  if (asked.kind === 'closest') return await answer(at, clause, label)
  const manner = memory.met.has(clause.text) ? 'plain' : mannerOf(world.chance, who, clause)
  if (manner !== 'plain') memory.met.add(clause.text)
  return await inManner(at, clause, label, manner)
}

type Place = {
  readonly world: DemoWorld
  readonly who: Annotator
  readonly sitting: Sitting
  readonly memory: Memory
  readonly card: Mail
}

async function inManner(at: Place, clause: Clause, label: string, manner: Manner): Promise<boolean> {
  const { world, who, sitting, card } = at
  switch (manner) {
    case 'plain':
      return await answer(at, clause, label)
    case 'not-sure':
      await press(world, sitting.client, card.id, 'Not sure')
      sitting.notes.push('not sure')
      return true
    case 'skip':
      await press(world, sitting.client, card.id, 'Skip')
      sitting.notes.push('skipped')
      return true
    case 'slip':
      sitting.slip = clause.text
      sitting.notes.push('undone')
      return await answer(at, clause, wrongLabel(world.chance, who.handle, clause.text, label))
    case 'flag':
      if (await flagCase(world, sitting.client, card, clause)) sitting.notes.push('flagged')
      return true
    case 'leave':
      sitting.isLeft = true
      return false
  }
}

async function answer({ world, who, sitting, memory, card }: Place, clause: Clause, label: string): Promise<boolean> {
  const given = await giveAnswer(world, who, sitting.client, card, clause, label)
  if (given.note !== null) sitting.notes.push(given.note)
  if (!given.isTaken || wasEndedBefore(sitting)) return true
  memory.spent.add(card.offer)
  sitting.unseen = given.note === 'reply lost' ? clause.text : null
  sitting.answers += 1
  world.ledger.answered(who.handle, clause.text, label, sitting.client.platform)
  return true
}

/** A click whose reply was lost may have come after the sitting was ended for its person: only the end tells. */
function forgetTooLate(world: DemoWorld, who: Annotator, sitting: Sitting): void {
  const { words } = sitting.client.mail(sitting.id)
  if (sitting.unseen === null || !words.includes('ended early') || toldAnswers(words) !== sitting.answers - 1) return
  world.ledger.takenBack(who.handle, sitting.unseen)
  sitting.unseen = null
  sitting.answers -= 1
}

/** Whether the sitting had been ended for this person, so that the card says that the last answer came too late. */
function wasEndedBefore(sitting: Sitting): boolean {
  const { words } = sitting.client.mail(sitting.id)
  return words.includes('ended early') && toldAnswers(words) === sitting.answers
}

/** The first press of Undo after a slip; false where the card offers none. */
async function undoSlip(world: DemoWorld, who: Annotator, sitting: Sitting, card: Mail): Promise<boolean> {
  const { slip } = sitting
  if (slip === null || askedOn(world, card)?.clause.text === slip) return false
  sitting.slip = null
  const text = card.buttons.find((words) => words === 'Undo' || words === 'Undo last answer')
  if (text === undefined) return false
  const { isTaken } = await press(world, sitting.client, card.id, text)
  if (isTaken) {
    world.ledger.takenBack(who.handle, slip)
    sitting.answers -= 1
  }
  return true
}

/** @throws Error for an item that the lead never uploaded */
export function askedOn(world: DemoWorld, card: Mail): Asked | null {
  const kind = kindOf(card.buttons)
  if (kind === null) return null
  const text = card.quotes[0] ?? ''
  const clause = world.clauses.get(text)
  if (clause === undefined) throw new Error(`nobody uploaded the item “${text}”`)
  return { kind, clause }
}

function kindOf(buttons: readonly string[]): Asked['kind'] | null {
  if (buttons.includes('Unclear')) return 'skip-reason'
  if (!labelNames.every((name) => buttons.includes(name))) return null
  return buttons.includes('Back') ? 'closest' : 'label'
}

/** What the card of a sitting that is over says, and whether it tells the right number of answers. */
export function checkEnd(world: DemoWorld, who: Annotator, sitting: Sitting): void {
  const told = toldAnswers(sitting.client.mail(sitting.id).words)
  forgetTooLate(world, who, sitting)
  if (told !== null && told !== sitting.answers) {
    world.ledger.troubles.push(`${firstName(who)} gave ${sitting.answers} answers and was told of ${told}`)
  }
}

function toldAnswers(words: string): number | null {
  if (words.includes('No answers this time')) return 0
  const told = /(\d+) answers? saved/.exec(words)?.[1]
  return told === undefined ? null : Number(told)
}
