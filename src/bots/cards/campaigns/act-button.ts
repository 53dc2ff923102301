import type { SteerAct } from '../../../domain/intents/steer-intent.ts'
import { said } from '../../words/said.ts'
import { button, type Control } from '../card.ts'

/** Does to a campaign what a lead may do. */
export function actButton(campaignId: string, act: SteerAct): Control {
  return button(said.campaigns.acts[act], { kind: 'steer', act, which: { campaignId } })
}
