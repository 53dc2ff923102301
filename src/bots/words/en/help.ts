import type { Words } from '../../cards/card.ts'
import { adviceFor } from './advice.ts'

/** What can be asked, in English. */
export const help = {
  title: 'What Labelbreak can do',
  allCommands: 'All commands',
  labelNow: 'Label now',
  newCampaign: 'New campaign',
  settings: 'Settings',
  help: 'Help',
  misreadTitle: (typed: string) => `“${typed}” is not a command of Labelbreak.`,
  /**
   * @param shown as it was typed, shortened
   * @param nearest a command that was perhaps meant, as it would be typed
   */
  misread(typed: string, shown: string, nearest: string | null): Words {
    const advice = adviceFor(typed)
    const point = { strong: `“${shown}” is no command: nothing was changed. ` }
    if (advice !== null) return [point, ...advice]
    return nearest === null ? [point] : [point, 'Did you mean ', { command: nearest }, '?']
  },
  bareCommand: [{ command: '' }, ' goes on with your session, or shows what you could label'],
  /** @param says what it does @param example null where it is typed as it stands */
  command: (word: string, says: string, example: string | null): Words => [
    { command: word === 'status' ? 'status NAME' : word },
    ` ${says}${example === null ? '' : ', as in '}`,
    ...(example === null ? [] : [{ command: example }]),
  ],
} as const
