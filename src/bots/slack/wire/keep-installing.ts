import type { CutOff } from '../../edge/cut-off.ts'
import { sentDespite } from './sent.ts'

/** The token of the environment, on its way to become an installation. */
export type Installing = {
  /** `refused`: Slack was reached and does not take it now. */
  state(): 'waiting' | 'refused' | 'done'
  stop(): void
}

const unreachableMs = 3_000
const refusedMs = 60_000

/** Installs at once, and again until that works: soon where Slack is out of reach, seldom where it refuses the token. */
export function keepInstalling(
  install: () => Promise<void>,
  cutOff: CutOff,
  onUnreachable: (error: unknown) => void,
): Installing {
  let state: ReturnType<Installing['state']> = 'waiting'
  let timer: NodeJS.Timeout | null = null
  let stopped = false
  const again = (error: unknown) => {
    const why = sentDespite(error, true)
    if (why.kind === 'cut-off') {
      state = 'refused'
      cutOff.begins('SLACK_BOT_TOKEN', why.reason)
    } else onUnreachable(error)
    if (!stopped) timer = setTimeout(next, waitOf(why))
  }
  const next = () => {
    install().then(() => {
      state = 'done'
      cutOff.ends('SLACK_BOT_TOKEN')
    }, again)
  }
  next()
  return {
    state: () => state,
    stop() {
      stopped = true
      if (timer !== null) clearTimeout(timer)
    },
  }
}

function waitOf(why: ReturnType<typeof sentDespite>): number {
  if (why.kind === 'cut-off') return refusedMs
  return why.kind === 'limited' ? Math.max(unreachableMs, why.retryAfterMs) : unreachableMs
}
