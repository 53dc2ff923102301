import type { Screen } from '../../domain/screens/screen.ts'
import { said } from '../words/said.ts'
import { askedAnewCard, dailyCard, postponedCard, unreachableCard } from './asking/asking-cards.ts'
import { invitationCard } from './asking/invitation-card.ts'
import { settingsKeptWindow, settingsWindow } from './asking/settings-window.ts'
import { campaignFormWindow } from './campaigns/campaign-form-window.ts'
import { listCard } from './campaigns/list-card.ts'
import { previewWindow } from './campaigns/preview-window.ts'
import { guideWindow, readingWindow, wholeItemWindow } from './campaigns/reading-windows.ts'
import { flagFormWindow, flagKeptWindow, launchedWindow, oneMomentWindow } from './campaigns/short-windows.ts'
import { isSteeringWindow, type SteeringWindow, steeringCard, steeringWindow } from './campaigns/steering-card.ts'
import type { Card, WindowCard } from './card.ts'
import { completeCard } from './digest/complete-card.ts'
import { digestCard } from './digest/digest-card.ts'
import { digestNewsCard } from './digest/digest-news-card.ts'
import { severalDigestsCard } from './digest/several-digests-card.ts'
import { wholeDigestCard } from './digest/whole-digest-card.ts'
import { helpCard, misreadCard } from './home/help-card.ts'
import { homeCard } from './home/home-card.ts'
import { joinCard } from './people/join-cards.ts'
import { promptCard } from './sessions/prompt-card.ts'
import { chooseSessionCard, continuedBelowCard, sessionOverCard } from './sessions/session-cards.ts'
import { watchCard } from './sessions/watch-cards.ts'
import { writeWindow } from './sessions/write-window.ts'
import { noticeCard } from './status/notice-card.ts'
import { statusCard } from './status/status-card.ts'
import { wholeStatusCard } from './status/whole-status-card.ts'

/** Screens with a window of their own; all others are messages. */
export type WindowScreen =
  | SteeringWindow
  | Extract<
      Screen,
      {
        kind:
          | 'guide'
          | 'whole-item'
          | 'flag-form'
          | 'flag-kept'
          | 'write-form'
          | 'campaign-form'
          | 'one-moment'
          | 'preview'
          | 'launched'
          | 'settings-form'
          | 'settings-kept'
      }
    >
type MessageScreen = Exclude<Screen, WindowScreen>

/**
 * Where a screen goes: `message` takes the place of the message that was clicked, `aside` is said beside it and seen by
 * nobody else, `window` opens on top.
 */
export function placeOf(screen: Screen): 'message' | 'aside' | 'window' {
  if (isWindow(screen)) return 'window'
  return screen.kind === 'notice' ? 'aside' : 'message'
}

export function isWindow(screen: Screen): screen is WindowScreen {
  switch (screen.kind) {
    case 'guide':
    case 'whole-item':
    case 'flag-form':
    case 'flag-kept':
    case 'write-form':
    case 'campaign-form':
    case 'one-moment':
    case 'preview':
    case 'launched':
    case 'settings-form':
    case 'settings-kept':
      return true
    default:
      return isSteeringWindow(screen)
  }
}

/** Any screen as a message; a window's fields are left out, since a message takes no input of that kind. */
export function cardFor(screen: Screen): Card {
  if (!isWindow(screen)) return messageCard(screen)
  const { heading, parts } = windowFor(screen)
  return { title: heading, step: screen.kind, parts: parts.filter((part) => part.kind !== 'field') }
}

function messageCard(screen: MessageScreen): Card {
  switch (screen.kind) {
    case 'invitation':
      return invitationCard(screen)
    case 'choose-session':
      return chooseSessionCard(screen)
    case 'prompt':
      return promptCard(screen)
    case 'session-over':
      return sessionOverCard(screen)
    case 'continued-below':
      return continuedBelowCard(screen.campaignName)
    case 'asked-anew':
      return askedAnewCard()
    case 'daily':
      return dailyCard(screen)
    case 'postponed':
      return postponedCard(screen)
    case 'unreachable':
      return unreachableCard(screen)
    case 'campaign-list':
      return listCard(screen.campaigns)
    case 'status':
      return statusCard(screen)
    case 'whole-status':
      return wholeStatusCard(screen)
    case 'held-back':
    case 'annotator-held-back':
    case 'annotator-warning':
    case 'may-go-on':
      return watchCard(screen)
    case 'join-request':
    case 'join-over':
      return joinCard(screen)
    case 'digest':
      return digestCard(screen)
    case 'whole-digest':
      return wholeDigestCard(screen)
    case 'digests':
      return severalDigestsCard(screen)
    case 'campaign-complete':
      return completeCard(screen)
    case 'lead-asked':
    case 'channel-refused':
    case 'digest-channel':
    case 'person-held-back':
      return digestNewsCard(screen)
    case 'help':
      return helpCard(screen)
    case 'misread':
      return misreadCard(screen)
    case 'home':
      return homeCard(screen)
    case 'notice':
      return noticeCard(screen.notice)
    default:
      return steeringCard(screen)
  }
}

/** Any screen as a window, for places where there is no message to show it in. */
export function windowFor(screen: Screen): WindowCard {
  if (isSteeringWindow(screen)) return steeringWindow(screen)
  switch (screen.kind) {
    case 'guide':
      return guideWindow(screen)
    case 'whole-item':
      return wholeItemWindow(screen.content)
    case 'flag-form':
      return flagFormWindow(screen.offer)
    case 'flag-kept':
      return flagKeptWindow()
    case 'write-form':
      return writeWindow(screen)
    case 'campaign-form':
      return campaignFormWindow(screen)
    case 'one-moment':
      return oneMomentWindow(screen)
    case 'preview':
      return previewWindow(screen)
    case 'launched':
      return launchedWindow(screen)
    case 'settings-form':
      return settingsWindow(screen)
    case 'settings-kept':
      return settingsKeptWindow(screen)
    default:
      return readingWindow(said.messages.heading, messageCard(screen).parts)
  }
}
