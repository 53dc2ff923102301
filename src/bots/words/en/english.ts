import { addForm } from './add-form.ts'
import { alarms } from './alarms.ts'
import { asking } from './asking.ts'
import { campaignForm } from './campaign-form.ts'
import { campaigns } from './campaigns.ts'
import { commands } from './commands.ts'
import { decisions } from './decisions.ts'
import { digest } from './digest.ts'
import { drafts } from './drafts.ts'
import { editForm } from './edit-form.ts'
import { exporting } from './exporting.ts'
import { gold } from './gold.ts'
import { help } from './help.ts'
import { home } from './home.ts'
import { items } from './items.ts'
import { joining } from './joining.ts'
import { launching } from './launching.ts'
import { messages } from './messages.ts'
import { notices } from './notices.ts'
import { preview } from './preview.ts'
import { problems } from './problems.ts'
import { prompts } from './prompts.ts'
import { reading } from './reading.ts'
import { reasons } from './reasons.ts'
import { review } from './review.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'
import { steering } from './steering.ts'
import { taskTypes } from './task-types.ts'
import { telling } from './telling.ts'
import { toldFigures } from './told-figures.ts'
import { watching } from './watching.ts'
import { windows } from './windows.ts'
import { writing } from './writing.ts'

/** All that is said in English, by the noun it is about. */
export const english = {
  addForm,
  alarms,
  asking,
  campaignForm,
  campaigns,
  commands,
  decisions,
  digest,
  drafts,
  editForm,
  exporting,
  gold,
  help,
  home,
  items,
  joining,
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
  writing,
} as const
