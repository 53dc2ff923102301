import type { FiguresWait } from '../../src/flows/timing/figures-wait.ts'

/** Figures come from a thread that lets all others go first: where tests fill the machine, that takes its time. */
export const untilThere: FiguresWait = { status: 60_000, digest: 60_000 }
