import type { SteerScreen } from '../../../domain/screens/steer-screens.ts'
import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import type { FieldWords, Words } from '../../cards/card.ts'
import { campaignForm } from './campaign-form.ts'
import { count } from './count.ts'
import { taskTypes } from './task-types.ts'

/** Items that join a campaign. */
export const addForm = {
  heading: 'Add items',
  itemFile: (taskType: TaskTypeName): FieldWords => ({
    label: campaignForm.fields.itemFile.label,
    hint: `CSV or JSONL, up to 10 MB. Columns: ${taskTypes[taskType].columns}, and if you like id, gold, explanation, priority, group, image, context_…`,
  }),
  itemRows: campaignForm.fields.itemRows,
  allOrNone:
    'Rows with a value in the column gold become known answers. Nothing is added before you have seen the preview; rows with a fault can be left out there.',
  addedHeading: 'Added',
  added({ name, items, gold }: Extract<SteerScreen, { kind: 'items-added' }>): Words {
    const known = gold === 0 ? '' : ` and ${count(gold, 'known answer')}`
    const what = items === 0 && gold > 0 ? count(gold, 'known answer') : `${count(items, 'item')}${known}`
    return [{ strong: `${what} added to ${name}. ` }, 'They are dealt from now on.']
  },
} as const
