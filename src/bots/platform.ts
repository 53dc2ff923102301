import type { Limit } from '../domain/messages/limit.ts'
import type { Card, WindowCard } from './cards/card.ts'

/** What a platform can show and take: all that whatever is the same on each of them has to know of one. */
export type Platform = {
  readonly id: 'slack' | 'teams'
  /** What people call it. */
  readonly name: string
  readonly limits: CardLimits
  /** Whether the app has a page of its own there. */
  readonly hasHome: boolean
  /** Whether an answer can stand beside a message and be seen by one person alone. */
  readonly canAside: boolean
  /** Whether a window can lie on another one, which is there again, as it was left, once it is closed. */
  readonly windowsStack: boolean
  /** Where people attach a file: to a field of a form, or to a message. */
  readonly filesCome: 'in-forms' | 'in-messages'
}

/** Characters, as JavaScript counts them, unless said otherwise. */
export type CardLimits = {
  /** What is shown of a message, in all. */
  readonly message: number
  /** What stands for a message in a notification. */
  readonly fallback: number
  /** A window's heading, and what the buttons that send or close it say. */
  readonly heading: number
  /** What a button or an option says. */
  readonly button: number
  /** What a button carries, and what an option does. */
  readonly value: number
  readonly optionValue: number
  /** What can be typed into a field. */
  readonly field: number
  /** Parts of a window or of the app's own page. */
  readonly parts: number
}

/** How it went to show something. */
export type Shown =
  | { readonly kind: 'shown' }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * The ways to answer a click or typed words. Whatever comes first also tells the platform that the request arrived, so
 * nothing is called before all is kept that must not be lost.
 */
export type Answer = {
  /** Tells the platform that the request arrived, where nothing is shown, or not yet. */
  arrived(): Promise<void>
  /** Puts the card where the clicked message was. */
  replace(card: Card): Promise<Shown>
  /** Says it to this person alone. */
  aside(card: Card): Promise<Shown>
  /** Opens a window, or changes the one that was clicked in. */
  window(window: WindowCard): Promise<Shown>
  /** What opening a window counts against. */
  readonly windowLimits: readonly Limit[]
}

/** The ways to answer a form that was sent; whatever comes first tells the platform as well that it arrived. */
export type FormAnswer = {
  /**
   * The form stays with what was filled in, and each problem stands at the field of that name.
   * @param form its window with all problems said on top, for a platform that has to draw it anew
   */
  refuse(problems: Readonly<Record<string, string>>, form: WindowCard): Promise<void>
  /** Shows a window on top of the form, or in its place; the next time, in place of the one that was shown. */
  window(at: 'on-top' | 'in-place', window: WindowCard): Promise<void>
  /** Closes the form and what lies beneath. */
  close(): Promise<void>
}
