import type { HomeView } from '@slack/types'
import type { Card } from '../../cards/card.ts'
import { tablePartAsList } from '../../edge/plainer.ts'
import { slackPlatform } from '../limits.ts'
import { renderPart } from '../render.ts'

/** The app's own page. */
export function renderHome({ step, parts }: Card): HomeView {
  return {
    type: 'home',
    // Slack knows tables in messages only.
    blocks: parts
      .slice(0, slackPlatform.limits.parts)
      .map((part, at) => renderPart(part.kind === 'table' ? tablePartAsList(part) : part, `${step}.${at}`)),
  }
}
