import type { Notice } from '../../domain/screens/notice.ts'

/** The platform says nothing now, and without it the request cannot be answered. Nothing was changed. */
export class PlatformBusy extends Error {
  /** How long it said to wait; null where it did not answer at all. */
  readonly forMs: number | null

  constructor(forMs: number | null) {
    super('the platform says nothing now')
    this.forMs = forMs
  }
}

export function busyNotice(forMs: number | null): Notice {
  return { kind: 'platform-busy', seconds: forMs === null ? null : Math.max(1, Math.ceil(forMs / 1000)) }
}
