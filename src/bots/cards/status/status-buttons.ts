import { takesAnswers } from '../../../domain/campaign.ts'
import type { SteerAct } from '../../../domain/intents/steer-intent.ts'
import type { StatusScreen, WholeStatus } from '../../../domain/screens/status-screens.ts'
import { said } from '../../words/said.ts'
import { actButton } from '../campaigns/act-button.ts'
import { button, type Control, type Option, type Part } from '../card.ts'

/** What can be done to a campaign from its status, by those who may. */
export function statusButtons({ campaign, acts }: StatusScreen | WholeStatus): Part[] {
  const { review, isLead, canReopen = false } = acts ?? { review: 0, isLead: false }
  const { reviewCases } = said.campaigns
  const which = { campaignId: campaign.id }
  const isOver = campaign.state === 'finished'
  const forLeads: SteerAct[] = isOver
    ? ['export', ...(canReopen ? (['reopen'] as const) : [])]
    : ['add', 'edit', 'gold', 'export', 'finish']
  const options = forLeads.map(
    (act): Option => ({ text: said.campaigns.acts[act], intent: { kind: 'steer', act, which } }),
  )
  const controls: Control[] = [
    ...(review > 0 ? [button(reviewCases(review), { kind: 'review', which, minutes: null })] : []),
    ...(isLead && !isOver ? [actButton(campaign.id, takesAnswers(campaign.state) ? 'pause' : 'go-on')] : []),
    ...(isLead ? [{ kind: 'menu', options } as const] : []),
  ]
  return controls.length === 0 ? [] : [{ kind: 'controls', controls }]
}
