import type { Which } from '../../domain/intents/steer-intent.ts'
import type { PersonProblem } from '../../domain/people/person-problem.ts'
import type { Role, Sender } from '../../domain/person.ts'
import { leadsOnly, meantCampaign } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { TypedIntent } from '../request.ts'
import type { World } from '../world.ts'
import { addPeople } from './change-people.ts'
import { askToRemove } from './remove-people.ts'

/** A word that looks like a person and is none, a group, or somebody of another organization. */
export type Unresolved =
  | Extract<PersonProblem, { readonly kind: 'no-person' | 'is-group' }>
  | { readonly kind: 'is-of-others'; readonly name: string }

/** Who is to take part, or no longer. */
export type PeopleAsked = {
  readonly kind: 'invite' | 'remove'
  /** The platform's own user ids. */
  readonly people: readonly string[]
  /** What these were called when they were named, by their ids; not all are. */
  readonly names?: ReadonlyMap<string, string>
  /** What was named beside them and cannot take part. */
  readonly unresolved: readonly Unresolved[]
  /** null: every role, for `remove` only. */
  readonly role: Role | null
  readonly which: Which
}

/** `/label invite …` and `/label remove …`, which are typed and nothing else. */
export function aboutPeople(asked: PeopleAsked): TypedIntent {
  return { kind: 'typed', word: asked.kind, flow: (world, who) => peopleOfCampaign(world, who, asked) }
}

/** A word after `as` is no role, and without it the campaign is one that there is: that word is what is wrong. */
async function unknownRole(world: World, who: Sender, { kind, which }: PeopleAsked): Promise<Reply | null> {
  const [, name, word] = 'name' in which ? (/^(.+?)\s+as\s+(?:an?\s+|the\s+)?(\S+)$/iu.exec(which.name) ?? []) : []
  if (name === undefined || word === undefined) return null
  const meant = await meantCampaign(world, who, { name }, leadsOnly(kind))
  return meant.kind === 'meant' ? show({ kind: 'notice', notice: { kind: 'no-such-role', word } }) : null
}

/** Words that look like people and are none are named, the others go ahead. */
async function peopleOfCampaign(world: World, who: Sender, asked: PeopleAsked): Promise<Reply> {
  const meant = await meantCampaign(world, who, asked.which, leadsOnly(asked.kind))
  if (meant.kind === 'refused') return (await unknownRole(world, who, asked)) ?? meant.reply
  const { campaign, person: lead } = meant
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const steering = { campaign, lead, who }
  const unresolved = asked.unresolved.map((one) =>
    one.kind === 'is-of-others' ? { ...one, role: asked.role ?? 'annotator' } : one,
  )
  if (asked.kind === 'remove') return await askToRemove(world, steering, asked.people, asked.role, unresolved)
  const role = asked.role ?? 'annotator'
  const change = await addPeople(world, steering, asked.people, role)
  return show({
    kind: 'people-changed',
    act: 'invite',
    campaignId: campaign.id,
    name: campaign.name,
    role,
    removed: [],
    changed: change.changed,
    unchanged: change.unchanged,
    telling: change.telling,
    problems: [...change.problems.map((problem) => named(problem, asked)), ...unresolved],
  })
}

/** An account of which nothing is known is called what it was called. */
function named(problem: PersonProblem, { names }: PeopleAsked): PersonProblem {
  const name = 'account' in problem ? names?.get(problem.account) : undefined
  return 'account' in problem && name !== undefined ? { ...problem, name } : problem
}
