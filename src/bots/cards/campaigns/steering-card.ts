import type { ReviewScreen } from '../../../domain/screens/review-screens.ts'
import type { SteerScreen } from '../../../domain/screens/steer-screens.ts'
import type { Card, WindowCard } from '../card.ts'
import { knownAnswerForm, knownAnswersWindow } from '../gold/known-answers-windows.ts'
import { chooseReviewCard, outcomesCard, reviewOverCard } from '../review/review-cards.ts'
import { reviewItemCard } from '../review/review-item-card.ts'
import { verdictWindow } from '../review/verdict-window.ts'
import { addFormWindow, addPreviewWindow, itemsAddedWindow } from './add-windows.ts'
import { editedWindow, editFormWindow } from './edit-windows.ts'
import { peopleChangedCard, removeAskedCard } from './people-cards.ts'
import { exportCard, finishAskedCard, roleGivenCard, roleTakenCard, stateCard } from './steer-cards.ts'

/** Screens of leads and adjudicators that open on top of what is there. */
export type SteeringWindow = Extract<
  SteerScreen | ReviewScreen,
  {
    kind:
      | 'add-form'
      | 'add-preview'
      | 'items-added'
      | 'edit-form'
      | 'edited'
      | 'gold-list'
      | 'gold-form'
      | 'verdict-form'
  }
>
export type SteeringMessage = Exclude<SteerScreen | ReviewScreen, SteeringWindow>

const windowKinds: ReadonlySet<string> = new Set<SteeringWindow['kind']>([
  'add-form',
  'add-preview',
  'items-added',
  'edit-form',
  'edited',
  'gold-list',
  'gold-form',
  'verdict-form',
])

export function isSteeringWindow(screen: { readonly kind: string }): screen is SteeringWindow {
  return windowKinds.has(screen.kind)
}

export function steeringWindow(screen: SteeringWindow): WindowCard {
  switch (screen.kind) {
    case 'add-form':
      return addFormWindow(screen)
    case 'add-preview':
      return addPreviewWindow(screen)
    case 'items-added':
      return itemsAddedWindow(screen)
    case 'edit-form':
      return editFormWindow(screen)
    case 'edited':
      return editedWindow(screen)
    case 'gold-list':
      return knownAnswersWindow(screen)
    case 'gold-form':
      return knownAnswerForm(screen)
    case 'verdict-form':
      return verdictWindow(screen)
  }
}

export function steeringCard(screen: SteeringMessage): Card {
  switch (screen.kind) {
    case 'campaign-state':
      return stateCard(screen)
    case 'finish-asked':
      return finishAskedCard(screen)
    case 'remove-asked':
      return removeAskedCard(screen)
    case 'people-changed':
      return peopleChangedCard(screen)
    case 'role-given':
      return roleGivenCard(screen)
    case 'role-taken':
      return roleTakenCard(screen)
    case 'export-begun':
    case 'export-ready':
    case 'export-failed':
    case 'export-links':
    case 'export-file':
      return exportCard(screen)
    case 'review-item':
      return reviewItemCard(screen)
    case 'review-over':
      return reviewOverCard(screen)
    case 'choose-review':
      return chooseReviewCard(screen)
    case 'outcomes':
      return outcomesCard(screen)
  }
}
