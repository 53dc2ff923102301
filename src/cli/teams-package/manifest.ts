import type {
  CommandListCommand,
  TeamsManifestV1D30,
} from '@microsoft/app-manifest/build/generated-types/teams/TeamsManifestV1D30.js'
import { readCommand } from '../../bots/commands/read-command.ts'
import { said } from '../../bots/words/said.ts'

/** What tells one installation's app from another's. */
export type Publisher = {
  readonly appId: string
  readonly version: string
  readonly name: string
  readonly websiteUrl: string
  readonly privacyUrl: string
  readonly termsOfUseUrl: string
}

export const iconFiles = { color: 'color.png', outline: 'outline.png' } as const

/** The Teams app as docs/teams.md installs it: one bot, in the schema that was the newest to be published. */
export function teamsManifest({ appId, version, ...developer }: Publisher): TeamsManifestV1D30 {
  const scopes = ['personal', 'team', 'groupChat'] as const
  return {
    $schema: 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
    manifestVersion: '1.30',
    version,
    // An app may go by the id of its bot, and then there is one id less to keep.
    id: appId,
    developer,
    name: { short: 'Labelbreak' },
    description: {
      short: 'Label data in sittings of a few minutes',
      full:
        'Labelbreak lets busy experts label data between two other things. A campaign invites people by direct ' +
        'message. They choose how long they have, answer one item after another in a message that edits itself, and ' +
        'stop whenever they like; each answer is saved at once. Leads start campaigns from a file and see progress ' +
        'and quality.',
    },
    icons: { ...iconFiles },
    accentColor: '#0f5b50',
    permissions: ['identity', 'messageTeamMembers'],
    defaultInstallScope: 'personal',
    bots: [
      {
        botId: appId,
        scopes: [...scopes],
        supportsFiles: true,
        commandLists: [{ scopes: [...scopes], commands: suggestedCommands() }],
      },
    ],
  }
}

const seldom: ReadonlySet<string> = new Set(['remove', 'unlink'])

/**
 * What Teams offers beside the place where one types. It shows ten commands at most, so those that a campaign's status has
 * buttons for are left out, and those that are seldom typed; all of them work.
 */
function suggestedCommands(): CommandListCommand[] {
  const offered = said.commands.filter(
    ({ word, example }) => readCommand(example).kind !== 'steer' && !seldom.has(word),
  )
  return [
    { title: 'label', description: plain(said.help.bareCommand) },
    ...offered.map(({ word, example, says }) => ({
      title: word,
      description: plain(said.help.command(word, says, example === word ? null : example)),
    })),
  ]
}

/** What help says of a command, without the command itself, which stands beside it. */
function plain([, ...words]: ReturnType<typeof said.help.command>): string {
  return words
    .map((word) => (typeof word === 'string' ? word : 'command' in word ? word.command : ''))
    .join('')
    .trim()
}
