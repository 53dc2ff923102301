import { takeWords } from '../../edge/take-words.ts'
import { said } from '../../words/said.ts'
import { profileOf } from '../profile.ts'
import { receiveCommand, whoActs } from '../receive.ts'
import { fileIn, groupsMentionedIn, isPersonal, type Meant, mentionsIn, type TeamsActivity } from './activity.ts'
import { answerWords } from './answers.ts'
import { type Reply, replyWithin } from './reply.ts'
import { type Listening, sendingTo } from './ways-of.ts'
import type { TeamsWorkspace } from './workspace.ts'

/** Typed words are answered where nobody else reads it; elsewhere a line says so. */
export async function onWords(
  at: Listening,
  workspace: TeamsWorkspace,
  activity: TeamsActivity,
  reply: Reply,
): Promise<void> {
  const { calls, edge } = at
  const meant = await whoIsMeant(at, workspace, activity)
  const file = fileIn(activity)
  const typed = receiveCommand(workspace.id, activity, (id) => meant.get(id) ?? { none: 'unknown' })
  // A file without a word is the beginning of a campaign.
  const words = file !== null && typed.text === '' ? { ...typed, text: 'new' } : typed
  const sendTo = sendingTo(at, workspace)
  let isTold = true
  const answer = answerWords(
    {
      reply,
      async sendTo(who, message) {
        const outcome = await sendTo(who, message)
        isTold = outcome.kind === 'shown'
        return outcome
      },
    },
    words.who,
    { words: words.text, ...(file === null ? {} : { file }) },
  )
  await takeWords(edge, words, answer)
  if (isPersonal(activity)) return
  await calls.post(workspace, activity.conversation.id, isTold ? said.messages.answeredInChat : said.messages.addInChat)
}

/** Who installs the app for themselves is shown what there is for them. */
export async function greet(at: Listening, workspace: TeamsWorkspace, activity: TeamsActivity): Promise<void> {
  const who = whoActs(workspace.id, activity)
  await takeWords(
    at.edge,
    { who, text: 'help' },
    answerWords({ reply: replyWithin(null), sendTo: sendingTo(at, workspace) }, who, { words: 'help' }),
  )
}

/** Whom the text mentions beside the app, by the directory's ids. */
async function whoIsMeant(
  { calls }: Listening,
  workspace: TeamsWorkspace,
  activity: TeamsActivity,
): Promise<ReadonlyMap<string, Meant>> {
  const groups = groupsMentionedIn(activity)
  const ids = new Set(mentionsIn(activity).map(({ id }) => id))
  ids.delete(activity.recipient.id)
  const memberOf = async (id: string, chat: string | null) =>
    chat === null ? null : await calls.member(workspace, chat, id).catch(() => null)
  // Nobody else is a member of somebody's own chat with the app: who has added it is asked about in theirs.
  const ownChat = async (id: string) => {
    const chat = await calls.chatWith(workspace, { workspaceId: workspace.id, externalId: id })
    return typeof chat === 'string' ? chat : null
  }
  const found = await Promise.all(
    [...ids].map(async (id): Promise<[string, Meant]> => {
      if (groups.has(id)) return [id, { none: 'group' }]
      const member = (await memberOf(id, activity.conversation.id)) ?? (await memberOf(id, await ownChat(id)))
      const profile = profileOf(member, workspace.externalId)
      if (profile === null) return [id, { none: 'unknown' }]
      return [id, profile.kind === 'stranger' ? { none: 'others' } : { account: profile.externalId }]
    }),
  )
  return new Map(found)
}
