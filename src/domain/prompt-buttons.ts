/** What a prompt's own buttons say, `done` only where several labels may be chosen. No label may be called the same. */
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
} as const
