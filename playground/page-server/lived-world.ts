import type { PersonDriver } from '../slack/driver/person-driver.ts'
import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import type { Message } from '../slack/workspace-state.ts'
import type { DoorName, KeptWorld } from '../snapshot/kept-world.ts'
import type { FollowedClock } from '../stand-in/message-clock.ts'

/** What somebody finds who comes to this playground. */
export type Lived = {
  /** The workspace that has lived two weeks; null where this is none. */
  readonly kept: KeptWorld | null
  readonly clock: FollowedClock
  /** There is something to look at. */
  isReady(): boolean
  /** Has all of it made anew. */
  startAgain(how: 'over' | 'empty'): void
}

type Door = {
  readonly door: DoorName
  readonly platform: 'slack' | 'teams'
  readonly personId: string
  readonly name: string
  readonly title: string
}

export type WorldState = {
  readonly isReady: boolean
  readonly kind: 'lived' | 'empty'
  /** Somebody has done something in it since. */
  readonly hasOwn: boolean
  readonly doors: readonly Door[]
}

/** Where a door leads: a message of a conversation, as one person sees it. */
export type Landing = Omit<Door, 'name' | 'title'> & { readonly conversation: string; readonly messageTs: string }

export function worldState(lived: Lived | undefined, slack: SlackWorkspace): WorldState {
  const kept = lived?.kept ?? null
  const doors = (kept?.doors ?? []).map(({ door, platform, handle }) => {
    const { id, name, title } = personCalled(slack, handle)
    return { door, platform, personId: id, name, title }
  })
  const hasOwn = kept !== null && changedSince(slack, Date.parse(kept.at))
  return { isReady: lived?.isReady() ?? true, kind: kept === null ? 'empty' : 'lived', hasOwn, doors }
}

/** Does what is needed to stand there. @throws RangeError in words for people */
export async function openDoor(lived: Lived | undefined, slack: SlackWorkspace, name: DoorName): Promise<Landing> {
  const found = lived?.kept?.doors.find(({ door }) => door === name)
  if (found === undefined) throw new RangeError('There is no such door here.')
  if (lived?.isReady() === false) throw new RangeError('Labelbreak is starting. Please wait a moment.')
  const person = slack.as(found.handle)
  const { channel, ts } = found.messageTs === null ? await runningPrompt(slack, person) : at(person, found.messageTs)
  return { door: name, platform: found.platform, personId: person.id, conversation: channel, messageTs: ts }
}

function at(person: PersonDriver, ts: string): Message {
  const found = person.dm().find((message) => message.ts === ts)
  if (found === undefined) throw new RangeError('That message is not there any more.')
  return found
}

const patienceMs = 10_000
const length = '5 min'

/** A prompt on which an expert can answer now: the one that is there, or the first of a session that is begun for them. */
async function runningPrompt(slack: SlackWorkspace, person: PersonDriver): Promise<Message> {
  const before = person.dm().length
  await person.command('/label')
  const said = await slack
    .until(() => person.dm().slice(before).findLast(offers) ?? person.dm().slice(before)[0], patienceMs)
    .catch(() => null)
  const start = [said, ...person.dm().toReversed()].find((message) => message !== null && hasButton(message, length))
  if (said !== null && hasButton(said, 'Skip')) return said
  if (start === undefined || start === null) throw new RangeError('Nothing waits for this expert any more: start over.')
  await person.click(start, { text: length })
  return await slack.until(() => {
    const now = at(person, start.ts)
    return now.editedTs !== start.editedTs && hasButton(now, 'Skip') ? now : null
  }, patienceMs)
}

function offers(message: Message): boolean {
  return hasButton(message, length) || hasButton(message, 'Skip')
}

function hasButton({ blocks }: Message, text: string): boolean {
  return JSON.stringify(blocks).includes(`"text":"${text}"`)
}

function personCalled({ parts }: SlackWorkspace, handle: string) {
  const found = parts.state.people.find((person) => person.handle === handle)
  if (found === undefined) throw new RangeError(`nobody is called ${handle}`)
  return found
}

function changedSince({ parts }: SlackWorkspace, atMs: number): boolean {
  const isLater = (ts: string | null) => ts !== null && Number(ts) * 1000 > atMs + 1000
  return Object.values(parts.state.messages).some((all) => all.some((it) => isLater(it.ts) || isLater(it.editedTs)))
}
