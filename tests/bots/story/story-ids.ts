import { v7 as uuidv7 } from 'uuid'

export type StoryIds = {
  /** Ids from here on belong to the step of this number. */
  begin(step: number): void
  newId(): string
}

const firstMs = Date.UTC(2026, 10, 23)

/**
 * Ids that grow, and that a step of a story draws for itself: one more in a step, for a window say, changes none of the
 * steps after it.
 */
export function storyIds(): StoryIds {
  let msecs = firstMs
  let seq = 0
  return {
    begin(step) {
      msecs = firstMs + step
      seq = 0
    },
    newId: () => uuidv7({ msecs, seq: seq++, random: new Uint8Array(16) }),
  }
}
