import { z } from 'zod'
import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import { anyCall } from '../stand-in/fault-queue.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'

/**
 * What the page can have go wrong, once: the product's next call is done and its answer lost, is told to wait, or is answered
 * late; the next click arrives twice; the product's process is killed as the next click comes in, and started again.
 */
export const faultName = z.enum(['lost', 'busy', 'slow', 'twice', 'killed'])
export type FaultName = z.infer<typeof faultName>

/** The product's process, and when it was last killed: it runs again, or is being started. Null: it never was. */
export type Killed = { readonly atMs: number; readonly awayMs: number | null } | null

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
  readonly #kill: (() => Promise<void>) | null
  #killed: Killed = null

  /** @param kill resolves once the product is there again; null where nobody can kill it */
  constructor(platforms: readonly Platform[], kill: (() => Promise<void>) | null) {
    this.#platforms = platforms
    this.#kill = kill
    for (const platform of platforms) platform.parts.leaving.listen(() => void this.#killInTime())
  }

  get killed(): Killed {
    return this.#killed
  }

  get offered(): readonly FaultName[] {
    return this.#kill === null ? faultName.exclude(['killed']).options : faultName.options
  }

  /** @returns null once it has happened */
  get waiting(): FaultName | null {
    const isOnCalls = this.#waiting !== null && this.#waiting in onCalls
    const isTaken = isOnCalls && !this.#platforms.every((it) => it.faults.waits(anyCall))
    if (isTaken) this.#take()
    return this.#waiting
  }

  /** @param fault null takes back what waits */
  next(fault: FaultName | null): void {
    this.#take()
    this.#waiting = fault
    if (fault === null || fault === 'killed' || fault === 'twice') return
    for (const platform of this.#platforms) platform.faults.next(anyCall, onCalls[fault])
  }

  /** Whether the delivery that was just made is to be made again. */
  takeTwice(): boolean {
    if (this.#waiting !== 'twice') return false
    this.#waiting = null
    return true
  }

  async #killInTime(): Promise<void> {
    if (this.#waiting !== 'killed' || this.#kill === null || this.#killed?.awayMs === null) return
    this.#waiting = null
    const atMs = Date.now()
    this.#killed = { atMs, awayMs: null }
    this.#tell()
    await this.#kill()
    this.#killed = { atMs, awayMs: Date.now() - atMs }
    this.#tell()
  }

  #tell(): void {
    this.#platforms[0]?.parts.changes.tell()
  }

  #take(): void {
    this.#waiting = null
    for (const platform of this.#platforms) while (platform.faults.take(anyCall) !== null);
  }
}
