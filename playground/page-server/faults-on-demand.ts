import { z } from 'zod'
import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import { anyCall } from '../stand-in/fault-queue.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'

/**
 * What the page can have go wrong, once: the product's next call is done and its answer lost, is told to wait, or is answered
 * late; the next click arrives twice; the product's process is killed and started again.
 */
export const faultName = z.enum(['lost', 'busy', 'slow', 'twice', 'killed'])
export type FaultName = z.infer<typeof faultName>

type Platform = SlackWorkspace | TeamsPlatform
const slowMs = 2500
const busyS = 3
const onCalls = {
  lost: { kind: 'reset-after-store' },
  busy: { kind: '429', retryAfterS: busyS },
  slow: { kind: 'slow', ms: slowMs },
} as const

/** The fault that waits, if one does: a new one takes its place, for of two nobody could say which was which. */
export class FaultsOnDemand {
  #waiting: FaultName | null = null
  readonly #platforms: readonly Platform[]
  readonly #kill: (() => void) | null

  /** @param kill null where nobody can kill the product */
  constructor(platforms: readonly Platform[], kill: (() => void) | null) {
    this.#platforms = platforms
    this.#kill = kill
  }

  get offered(): readonly FaultName[] {
    return this.#kill === null ? faultName.exclude(['killed']).options : faultName.options
  }

  /** @returns null once it has happened */
  get waiting(): FaultName | null {
    const isTaken = this.#waiting !== 'twice' && !this.#platforms.every((it) => it.faults.waits(anyCall))
    if (isTaken) this.#take()
    return this.#waiting
  }

  /** @param fault null takes back what waits */
  next(fault: FaultName | null): void {
    this.#take()
    if (fault === 'killed') this.#kill?.()
    else this.#waiting = fault
    if (fault === null || fault === 'killed' || fault === 'twice') return
    for (const platform of this.#platforms) platform.faults.next(anyCall, onCalls[fault])
  }

  /** Whether the delivery that was just made is to be made again. */
  takeTwice(): boolean {
    if (this.#waiting !== 'twice') return false
    this.#waiting = null
    return true
  }

  #take(): void {
    this.#waiting = null
    for (const platform of this.#platforms) while (platform.faults.take(anyCall) !== null);
  }
}
