import { leadsOnly, meantCampaign } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { addPeople, removePeople } from './change-people.ts'

/** `/label invite …` and `/label remove …`. Words that look like people and are none are named, the others go ahead. */
export async function peopleOfCampaign(world: World, { who, intent }: Request<'invite' | 'remove'>): Promise<Reply> {
  const meant = await meantCampaign(world, who, intent.which, leadsOnly(intent.kind))
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person: lead } = meant
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const steering = { campaign, lead, who }
  const role = intent.role ?? 'annotator'
  const change =
    intent.kind === 'invite'
      ? await addPeople(world, steering, intent.people, role)
      : await removePeople(world, steering, intent.people, intent.role)
  return show({
    kind: 'people-changed',
    act: intent.kind,
    campaignId: campaign.id,
    name: campaign.name,
    role: intent.kind === 'invite' ? role : intent.role,
    changed: change.changed,
    unchanged: change.unchanged,
    telling: change.telling,
    problems: [...change.problems, ...intent.unresolved.map(unresolved)],
  })
}

function unresolved(word: string): string {
  return `I could not tell who ${word} is. Type @ and choose the name from the list that opens.`
}
