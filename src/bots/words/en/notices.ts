import type { Notice } from '../../../domain/screens/notice.ts'
import type { PointFirst } from '../../cards/card.ts'
import { count } from './count.ts'
import { linking } from './linking.ts'

type NamedNotice = Exclude<Notice, string>

type Notices = Readonly<Record<Extract<Notice, string>, PointFirst>> & {
  readonly [Kind in NamedNotice['kind']]: (notice: Extract<NamedNotice, { kind: Kind }>) => PointFirst
}

/** What happened, what was saved, what to do next; in English. */
export const notices: Notices = {
  ...linking,
  'not-yours': [
    { strong: 'This card belongs to somebody else. ' },
    'Nothing was changed. Type ',
    { command: '' },
    ' for a card of your own.',
  ],
  'session-gone': [
    { strong: 'This card is out of date. ' },
    'All you answered is saved. Type ',
    { command: '' },
    ' to go on where you left off.',
  ],
  'not-understood': [
    { strong: 'Sorry, I did not understand that. ' },
    'Nothing was changed. ',
    { command: 'help' },
    ' shows what I can do.',
  ],
  'nothing-chosen': [
    { strong: 'Nothing is ticked yet. ' },
    'Tick every label that fits, then press Done. If none fits, choose Not sure or Skip.',
  ],
  'guests-cannot-create': [
    { strong: 'Only full members of this workspace can start a campaign. ' },
    'You can label in any campaign that invites you: type ',
    { command: '' },
    '.',
  ],
  'not-a-member': [
    { strong: 'You are not part of this campaign. ' },
    'Nothing was changed. Ask its lead to add you; ',
    { command: 'list' },
    ' shows your campaigns.',
  ],
  'only-leads': [
    { strong: 'Only the leads of this campaign can do that. ' },
    'Nothing was changed. ',
    { command: 'list' },
    ' shows your role in each campaign.',
  ],
  'only-leads-and-managers': [
    { strong: 'Only the leads and managers of this campaign see its digest. ' },
    { command: 'status' },
    ' shows what you did.',
  ],
  'sent-again': [{ strong: 'It is on its way again. ' }, 'Should it fail once more, status says so.'],
  'sent-again-in-time': [
    { strong: 'It goes out again at their next good time. ' },
    'Should it fail once more, status says so.',
  ],
  'leads-asked': [
    { strong: 'The leads have been asked. ' },
    'They get a message with your name and a button that does it.',
  ],
  'nobody-to-ask': [
    { strong: 'This campaign has no lead who could be asked. ' },
    'Nothing was changed. Ask whoever runs Labelbreak to name one.',
  ],
  'no-channel-here': [
    { strong: 'Here is no channel. ' },
    'Type this in the channel that the digest is to go to, once Labelbreak has been added there.',
  ],
  'digest-takes-long': [
    { strong: 'These figures take longer than usual: much is being computed at the moment. ' },
    'Nothing was changed. The work goes on; ask once more in a minute or two, and they should be there.',
  ],
  'already-done': [{ strong: 'This no longer waits. ' }, 'Somebody saw to it, or it has passed. Nothing was changed.'],
  'only-adjudicators': [
    { strong: 'Only adjudicators and leads of this campaign review its hard cases. ' },
    'Nothing was changed. ',
    { command: 'list' },
    ' shows your role in each campaign.',
  ],
  'campaign-over': [
    { strong: 'This campaign is finished. ' },
    'Nothing was changed; its answers and its export stay. ',
    { command: 'new' },
    ' starts another one.',
  ],
  'reopen-too-late': [
    { strong: 'This campaign finished more than a day ago, so it cannot be reopened. ' },
    'Nothing was changed; its answers and its export stay. ',
    { command: 'new' },
    ' starts another one.',
  ],
  'changed-meanwhile': [
    { strong: 'Somebody changed this campaign while you had the window open. ' },
    'Nothing of yours was saved, so that nothing of theirs is lost. Open the window once more and change what you meant to.',
  ],
  'nothing-to-review': [
    { strong: 'No case waits for review. ' },
    'Flagged, tied and skipped items appear here as they come up.',
  ],
  'campaign-closed': [
    { strong: 'This campaign takes no answers at the moment. ' },
    'All you answered before is saved. ',
    { command: 'list' },
    ' shows your other campaigns.',
  ],
  'campaign-finished': [
    { strong: 'This campaign is finished and takes no more answers. ' },
    'Nothing was changed just now, and all you answered before stays. Thank you! ',
    { command: '' },
    ' shows whether another one waits for you.',
  ],
  'annotates-no-more': [
    { strong: 'You no longer label in this campaign. ' },
    'Nothing was changed just now, and all you answered before stays. Thank you! ',
    { command: '' },
    ' shows whether another one waits for you.',
  ],
  'held-back': [
    { strong: 'You get no new items here for the moment. ' },
    'Nothing was changed just now, and all you answered before is saved. The lead of this campaign will get back to you; ',
    { command: '' },
    ' shows what else waits for you.',
  ],
  'nothing-left': [
    { strong: 'Nothing is left for you in this campaign. ' },
    'All you answered is saved. Thank you! ',
    { command: '' },
    ' shows whether another one waits for you.',
  ],
  'items-held': [
    { strong: 'The items of this campaign are being changed right now. ' },
    'All you answered before is saved, and there is more for you. Tap again in a moment.',
  ],
  'nothing-to-do': [
    { strong: 'Nothing waits for you just now. ' },
    'You get a message when a campaign invites you. ',
    { command: 'new' },
    ' starts one of your own.',
  ],
  'already-launched': [
    { strong: 'This campaign is already running. ' },
    'Nothing was started twice. ',
    { command: 'list' },
    ' shows how far it is.',
  ],
  'already-added': [
    { strong: 'These items have been added already, or waited too long. ' },
    'Nothing was added twice. ',
    { command: 'list' },
    ' shows how many items there are.',
  ],
  'being-added': [
    { strong: 'These items are being added just now. ' },
    'Nothing is added twice. ',
    { command: 'list' },
    ' shows in a moment how many items there are.',
  ],
  'draft-gone': [
    { strong: 'This draft is gone. ' },
    'Nothing was started. Go back to the form, where all you filled in still is, and send it again, or type ',
    { command: 'new' },
    '.',
  ],
  'file-unreadable': [
    { strong: 'An attached file could not be fetched. ' },
    'Nothing was started, and the form keeps all you filled in. Go back, remove the file, attach it again and send the form once more.',
  ],
  'file-too-large': [
    { strong: 'An attached file is larger than 10 MB. ' },
    'Nothing was started, and the form keeps all you filled in. Start with a smaller file; whoever runs Labelbreak can add the rest from the command line with labelbreak import.',
  ],
  'continued-in-dm': [
    { strong: 'I wrote to you in a direct message. ' },
    'Go on there; it is the conversation called Labelbreak.',
  ],
  'tap-again': [
    { strong: 'That tap could not be saved in time. ' },
    'Please tap again; your card is still good, and all that was saved before is safe. Nothing ever counts twice: had it been saved after all, you would see what comes next.',
  ],
  'went-wrong': [
    { strong: 'Something went wrong on our side. ' },
    'All that was saved before is safe. Please try once more: an answer never counts twice.',
  ],
  'no-such-campaign': ({ name, nearest, command = 'status' }) => [
    { strong: `There is no campaign of yours called “${name}”. ` },
    ...(nearest === null ? [] : ['Did you mean ', { command: `${command} ${nearest}` }, '? ']),
    { command: 'list' },
    ' shows all of them.',
  ],
  'no-such-role': ({ word }) => [
    { strong: `There is no role “${word}”. ` },
    'Nothing was changed. People are annotators, adjudicators, managers or leads, as in ',
    { command: 'invite @ana to Contract clauses as adjudicator' },
  ],
  'platform-busy': ({ seconds }) =>
    seconds === null
      ? [
          { strong: 'One moment, please. ' },
          { platform: 'name' },
          ' does not answer just now. ',
          'Nothing was changed, and all you answered is saved. Please try again in a minute.',
        ]
      : [
          { strong: 'One moment, please. ' },
          { platform: 'name' },
          ` takes nothing more from us for ${count(seconds, 'second')}. `,
          'Nothing was changed, and all you answered is saved. Please try again after that.',
        ],
  'name-taken': ({ name }) => [
    { strong: `Another campaign has taken the name “${name}”, or one that looks the same. ` },
    'Nothing was started. Go back to the form, choose another name, and send it again.',
  ],
}
