import { addForm } from './en/add-form.ts'
import { alarms } from './en/alarms.ts'
import { asking } from './en/asking.ts'
import { campaignForm } from './en/campaign-form.ts'
import { campaigns } from './en/campaigns.ts'
import { commands } from './en/commands.ts'
import { decisions } from './en/decisions.ts'
import { digest } from './en/digest.ts'
import { editForm } from './en/edit-form.ts'
import { exporting } from './en/exporting.ts'
import { gold } from './en/gold.ts'
import { help } from './en/help.ts'
import { home } from './en/home.ts'
import { items } from './en/items.ts'
import { launching } from './en/launching.ts'
import { messages } from './en/messages.ts'
import { notices } from './en/notices.ts'
import { preview } from './en/preview.ts'
import { problems } from './en/problems.ts'
import { prompts } from './en/prompts.ts'
import { reading } from './en/reading.ts'
import { reasons } from './en/reasons.ts'
import { review } from './en/review.ts'
import { sessions } from './en/sessions.ts'
import { settings } from './en/settings.ts'
import { status } from './en/status.ts'
import { steering } from './en/steering.ts'
import { taskTypes } from './en/task-types.ts'
import { telling } from './en/telling.ts'
import { toldFigures } from './en/told-figures.ts'
import { watching } from './en/watching.ts'
import { windows } from './en/windows.ts'

/**
 * Every sentence that a person reads, by the noun it is about. Cards lay out, codes say what is so, and nothing else
 * puts it into words. Another language is a folder beside `en/` whose files have the same shapes.
 */
export const said = {
  addForm,
  alarms,
  asking,
  campaignForm,
  campaigns,
  commands,
  decisions,
  digest,
  editForm,
  exporting,
  gold,
  help,
  home,
  items,
  launching,
  messages,
  notices,
  preview,
  problems,
  prompts,
  reading,
  reasons,
  review,
  sessions,
  settings,
  status,
  steering,
  taskTypes,
  telling,
  toldFigures,
  watching,
  windows,
} as const
