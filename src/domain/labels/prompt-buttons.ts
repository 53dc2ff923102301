/**
 * What the buttons say that stand beside labels: a prompt's own, `done` only where several labels may be chosen, and those
 * that an adjudicator's prompt has besides, the last two. No label may be called the same, or it would be taken for one.
 */
export const promptButtons = {
  undo: 'Undo',
  skip: 'Skip',
  notSure: 'Not sure',
  flag: 'Flag an edge case',
  guide: 'Guide',
  stop: 'Stop for now',
  readAll: 'Read all',
  back: 'Back',
  done: 'Done',
  notNow: 'Not now',
  drop: 'Drop',
} as const
