/** How much of anything there may be, for people and for files. */
export const limits = {
  overlap: { min: 1, max: 20 },
  /** Percent; that of `StopEarly.sureAt`. */
  stopAtPercent: { min: 51, max: 99 },
  goldShare: { min: 0, max: 0.5 },
  sessionMinutes: { min: 1, max: 30 },
  labels: { min: 2, max: 100 },
  /** Characters. A label name must fit a phone's button. */
  labelName: 60,
  labelDefinition: 200,
  campaignName: 80,
  purpose: 300,
  /** Of `text`, of each side of a pair, and of each value of context. */
  itemText: 20_000,
  /** Of what is written in answer, and of a draft: as much as a field takes on each platform. */
  answerText: 3_000,
  itemId: 200,
  /** Values of context that one item may have. */
  contextParts: 50,
  /** All labels of a cell together: a hundred of the longest, and what stands between them. */
  goldCell: 10_000,
  explanation: 2_000,
  imageAddress: 2_000,
  guideline: 20_000,
  /** Taken off a campaign by one command. */
  removedAtOnce: 40,
  flagNote: 1_000,
  /** What is new in a guideline, and why a verdict. */
  changeNote: 500,
  verdictWhy: 1_000,
  /** Priorities are 0 to 9, larger first; each has its own deal order. */
  priority: { min: 0, max: 9 },
} as const
