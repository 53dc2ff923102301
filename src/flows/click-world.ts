import type { AnswerStep, Saved } from '../store/sessions/save-answers.ts'
import type { SessionMemory } from '../store/sessions/session-memory.ts'
import type { AnswerPlace } from '../store/votes/vote-basis.ts'
import type { ReadingTimes } from './labeling/reading-times.ts'
import type { World } from './world.ts'

/** What only a click in a session needs on top: what makes it quick is kept by the process. */
export type ClickWorld = World & {
  /** Running sessions as this process last saw them. */
  readonly sessionMemory: SessionMemory
  /** Since when the prompts on screen can be read. */
  readonly readingTimes: ReadingTimes
  /**
   * Keeps an answer after which its session goes on; null where something moved meanwhile, and it was not kept. Begins
   * nothing, and throws, once it is not due any more.
   */
  keepAnswer(step: AnswerStep, isDue?: () => boolean): Promise<Saved | null>
  /** Counts an item's live vote anew, after an answer at this place was given or taken back. */
  countVote(place: AnswerPlace): Promise<void>
}
