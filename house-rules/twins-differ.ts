/**
 * What one platform's folder has and its twin lacks, and why: a file (`slack/x.ts`), an export of a file, or a case of a union
 * of ours (`teams/case part.kind image`). A platform's name within a name is `*`. What is no difference any more is taken off.
 */
export const differs: Readonly<Record<string, string>> = {
  'slack/fields.ts valueAction':
    'Slack finds a value below two ids, of its block and of its action; in Teams one id holds the field’s name.',
  'slack/installation.ts TokenStanding':
    'In Slack each installation has a token, which can be refused; the Teams app has one secret of its own.',
  'slack/installation.ts standingOf': 'As TokenStanding.',
  'slack/mentions.ts escapeMarkup':
    'Slack reads markup in a message’s text; what Teams is sent lies in runs of text, where nothing is read.',
  'slack/profile.ts *User': 'Slack’s client types what it answers; what Teams answers is parsed where it is read.',
  'slack/receive.ts Way': 'Slack takes an answer at addresses that came with the request; Teams in the reply to it.',
  'slack/render.ts tickAction': 'Slack sends each tick as an action of its own; Teams sends ticks with the button.',
  'slack/render.ts doneAction': 'As tickAction.',

  'teams/fields.ts fieldId': 'As valueAction of Slack.',
  'teams/fields.ts readTexts':
    'Teams forgets a form once it is sent: to show it again, what was in it is drawn anew from what came.',
  'teams/fields.ts fileValue': 'A Teams form cannot take a file: one that was sent before is chosen in it.',
  'teams/limits.ts mostCardBytes': 'Teams limits a card’s bytes, Slack the characters in it.',
  'teams/mentions.ts Mention': 'Teams lists mentions beside a message’s text; Slack writes their ids into it.',
  'teams/receive.ts Sent':
    'What a button of Teams carries brings the same window again; Slack changes a window in its place.',
  'teams/receive.ts SentForm': 'As readTexts.',
  'teams/receive.ts receiveBack': 'Slack goes back to the form beneath by itself; in Teams a button brings it.',
  'teams/receive.ts whoActs':
    'One address takes all that Teams sends, so whoever acts is read before it is known what they do.',
  'teams/render-window.ts *Window': 'A window’s title stands outside of its card in Teams; Slack’s own type has both.',
  'teams/render-window.ts WindowState': 'As readTexts.',
  'teams/render.ts framed': 'Windows and messages are cards alike in Teams.',
  'teams/render.ts bytesOf': 'As mostCardBytes.',
}
