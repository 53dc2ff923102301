import { takesAnswers } from '../../../domain/campaign.ts'
import type { SteerAct } from '../../../domain/intents/steer-intent.ts'
import type { StatusScreen } from '../../../domain/screens/screen.ts'
import { count } from '../../words/en/count.ts'
import { button, type Control, type Option, type Part } from '../card.ts'

/** What can be done to a campaign from its status, by those who may. */
export function statusButtons({ campaign, acts }: StatusScreen): Part[] {
  const { review, isLead } = acts ?? { review: 0, isLead: false }
  const which = { campaignId: campaign.id }
  const act = (text: string, one: SteerAct): Option => ({ text, intent: { kind: 'steer', act: one, which } })
  const isOver = campaign.state === 'finished'
  const running = takesAnswers(campaign.state) ? act('Pause', 'pause') : act('Resume', 'go-on')
  const forLeads = isOver
    ? [act('Export', 'export')]
    : [
        act('Add items', 'add'),
        act('Edit', 'edit'),
        act('Known answers', 'gold'),
        act('Export', 'export'),
        act('Finish', 'finish'),
      ]
  const controls: Control[] = [
    ...(review > 0 ? [button(`Review ${count(review, 'case')}`, { kind: 'review', which, minutes: null })] : []),
    ...(isLead && !isOver ? [button(running.text, running.intent)] : []),
    ...(isLead ? [{ kind: 'menu', options: forLeads } as const] : []),
  ]
  return controls.length === 0 ? [] : [{ kind: 'controls', controls }]
}
