import type { Platform } from '../platform.ts'
import type { Log } from './log.ts'

/** Which installations a platform takes no messages from now, and why. Said once in the log, and once more when it is over. */
export type CutOff = {
  /** The platform refused the installation. */
  begins(workspaceId: string, reason: string): void
  /** A message went out. */
  ends(workspaceId: string): void
  /** As `slack: token_revoked`, without repetition. */
  list(): readonly string[]
}

export function watchCutOff(platform: Platform['id'], log: Log): CutOff {
  const reasons = new Map<string, string>()
  return {
    begins(workspace, reason) {
      if (!reasons.has(workspace)) log.error({ workspace, reason }, `${platform} takes nothing from this installation`)
      reasons.set(workspace, reason)
    },
    ends(workspace) {
      if (reasons.delete(workspace)) log.info({ workspace }, `${platform} takes messages from this installation again`)
    },
    list: () => [...new Set(reasons.values())].map((reason) => `${platform}: ${reason}`),
  }
}
