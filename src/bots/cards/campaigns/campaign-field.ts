import { said } from '../../words/said.ts'
import type { Field, Input } from '../card.ts'

const { fields } = said.campaignForm

export type CampaignFieldName = keyof typeof fields

/** What one text field of a window can hold. */
export const typedChars = 3000

export function campaignField(name: CampaignFieldName, input: Input): Field {
  return { kind: 'field', name, ...fields[name], optional: false, input }
}

export function optionalField(name: CampaignFieldName, input: Input): Field {
  return { ...campaignField(name, input), optional: true }
}
