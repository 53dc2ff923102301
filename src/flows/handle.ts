import type { Intent } from '../domain/intents/intent.ts'
import { changeSettings, openSettings } from './asking/change-settings.ts'
import { postpone } from './asking/react.ts'
import { launchCampaign } from './campaigns/launch-campaign.ts'
import { leaveOutOfDraft } from './campaigns/leave-out-of-draft.ts'
import { openCampaignForm } from './campaigns/open-campaign-form.ts'
import { previewCampaign } from './campaigns/preview-campaign.ts'
import { steer } from './campaigns/steer.ts'
import type { ClickWorld } from './click-world.ts'
import { askLeads } from './digest/ask-leads.ts'
import { holdBackPerson } from './digest/hold-back-person.ts'
import { showDigest, showWholeDigest } from './digest/show-digest.ts'
import { noteArrival } from './home/note-arrival.ts'
import { showHelp } from './home/show-help.ts'
import { answerPrompt } from './labeling/answer-prompt.ts'
import { flagPrompt, openFlagForm, readAll, showGuide } from './labeling/beside-prompt.ts'
import { showSoFar } from './labeling/show-so-far.ts'
import { write } from './labeling/write-answer.ts'
import { listCampaigns } from './naming/list-campaigns.ts'
import { confirmJoin, declineJoin } from './people/decide-join.ts'
import { type Reply, show } from './reply.ts'
import type { Request } from './request.ts'
import { review } from './review/review.ts'
import { letGoOn } from './sessions/let-go-on.ts'
import { resumeSession } from './sessions/resume-session.ts'
import { startInMessage } from './sessions/start-in-message.ts'
import { startSession } from './sessions/start-session.ts'
import { campaignStatus } from './status/campaign-status.ts'
import { sendAgain } from './status/send-again.ts'
import { busyNotice, PlatformBusy } from './telling/platform-busy.ts'
import { dueFromNow, startPatienceMs, whileDue } from './timing/while-due.ts'

/** Answers any request. Throws only where a promise of ours is broken; the edge then shows `went-wrong`. */
export async function handle(world: ClickWorld, request: Request): Promise<Reply> {
  const reply = await answer(world, request).catch((error: unknown) => {
    if (!(error instanceof PlatformBusy)) throw error
    return show({ kind: 'notice', notice: busyNotice(error.forMs) })
  })
  const timed = withReadingTime(world, reply)
  // Steps of a session are the click's path, and whoever makes them has clicked Start before.
  if ('offer' in request.intent) return timed
  return { ...timed, after: [...timed.after, () => noteArrival(world, request)] }
}

/** Whatever asked for it, a prompt, or a case in Review, can be read from the end of the reply that draws it. */
function withReadingTime({ readingTimes }: ClickWorld, reply: Reply): Reply {
  if (reply.screen.kind !== 'prompt' && reply.screen.kind !== 'review-item') return reply
  const { offer } = reply.screen
  readingTimes.drawing(offer, reply.screen.soFar)
  return { ...reply, after: [async () => readingTimes.drawn(offer), ...reply.after] }
}

async function answer(world: ClickWorld, request: Request): Promise<Reply> {
  const { who, message, intent } = request
  const asks = <I extends Intent>(narrowed: I) => ({ who, message, intent: narrowed })
  const steps = <I extends Intent>(narrowed: I) => ({ ...request, intent: narrowed })
  switch (intent.kind) {
    case 'answer':
    case 'nothing-ticked':
    case 'not-sure':
    case 'skip':
    case 'skip-because':
    case 'back':
    case 'undo':
    case 'stop':
      return await whileDue(world, world.database.clicks, request, (present) => answerPrompt(present, steps(intent)))
    case 'so-far':
      return await whileDue(world, world.database.clicks, request, (present) => showSoFar(present, steps(intent)))
    case 'write':
    case 'write-form':
    case 'as-it-is':
    case 'answer-again':
      return await whileDue(world, world.database.clicks, request, (present) => write(present, steps(intent)))
    case 'start':
      return await whileDue(world, world.database, { dueAt: dueFromNow(startPatienceMs) }, (present) =>
        message === null ? startInMessage(present, asks(intent)) : startSession(present, asks(intent)),
      )
    case 'later':
    case 'not-today':
    case 'ask-at':
      return await postpone(world, asks(intent))
    case 'settings':
      return await openSettings(world, asks(intent))
    case 'settings-form':
      return await changeSettings(world, asks(intent))
    case 'resume':
      return await resumeSession(world, asks(intent))
    case 'guide':
      return await showGuide(world, asks(intent))
    case 'read-all':
      return await readAll(world, asks(intent))
    case 'flag':
      return await openFlagForm(world, asks(intent))
    case 'flag-note':
      return await flagPrompt(world, asks(intent))
    case 'new-campaign':
    case 'campaign-step':
      return await openCampaignForm(world, asks(intent))
    case 'campaign-form':
      return await previewCampaign(world, asks(intent))
    case 'leave-out-of-draft':
      return await leaveOutOfDraft(world, asks(intent))
    case 'launch':
    case 'launch-telling-all':
    case 'launch-at-any-hour':
      return await launchCampaign(world, asks(intent))
    case 'let-go-on':
      return await letGoOn(world, asks(intent))
    case 'join-confirm':
      return await confirmJoin(world, asks(intent))
    case 'join-decline':
      return await declineJoin(world, asks(intent))
    case 'digest':
      return await showDigest(world, asks(intent))
    case 'whole-digest':
      return await showWholeDigest(world, asks(intent))
    case 'hold-back':
      return await holdBackPerson(world, steps(intent))
    case 'send-again':
      return await sendAgain(world, asks(intent))
    case 'ask-leads':
      return await askLeads(world, steps(intent))
    case 'steer':
    case 'finish-now':
    case 'remove-people':
    case 'give-back-roles':
    case 'add-form':
    case 'leave-out':
    case 'add-items':
    case 'edit-shown':
    case 'edit-form':
    case 'gold-list':
    case 'gold-open':
    case 'gold-retire':
    case 'gold-return':
    case 'gold-form':
      return await steer(world, asks(intent))
    case 'review':
    case 'review-choose':
    case 'review-again':
    case 'review-pass':
    case 'review-return':
    case 'review-decide':
    case 'review-undo':
    case 'review-stop':
    case 'review-verdict':
    case 'review-read-all':
    case 'review-so-far':
    case 'review-write':
    case 'review-write-form':
    case 'review-take':
      return await review(world, steps(intent))
    case 'list':
      return await listCampaigns(world, asks(intent))
    case 'status':
    case 'whole-status':
      return await campaignStatus(world, asks(intent))
    case 'typed':
      return await intent.flow(world, who)
    case 'help':
    case 'all-commands':
      return await showHelp(world, asks(intent))
    case 'begin-afresh':
      // Where the form is not known that it was pressed in.
      return show({ kind: 'notice', notice: 'not-understood' })
    case 'unknown-words':
      return show({ kind: 'misread', words: intent.words, nearest: intent.nearest })
  }
}
