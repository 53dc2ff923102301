import type { CampaignStep, FieldProblem } from '../forms/campaign-form.ts'
import type { FileLook } from '../items/file-look.ts'
import type { ColumnPlaces } from '../items/guess-columns.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'

/** One window of the form that starts a campaign. */
export type CampaignFormScreen = {
  readonly kind: 'campaign-form'
  readonly problems: readonly FieldProblem[]
} & (
  | {
      readonly step: Extract<CampaignStep, 'what'>
      /** Items that came with the form before. */
      readonly items: { readonly name: string; readonly rows: number } | null
    }
  | {
      readonly step: Extract<CampaignStep, 'items'>
      /** Of the file; empty where its rows were pasted. */
      readonly name: string
      readonly taskType: TaskTypeName
      readonly look: FileLook
      readonly places: ColumnPlaces
      /** The name of a guideline's file that came with the form before. */
      readonly guidelineFile: string | null
    }
  | { readonly step: Extract<CampaignStep, 'who'> }
)
