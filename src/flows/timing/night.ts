/** When the night's work begins, UTC. */
const hour = 3
const dayMs = 24 * 3600_000

/** When the last night was due to begin. */
export function lastNight(now: Date): Date {
  const shifted = now.getTime() - hour * 3600_000
  return new Date(Math.floor(shifted / dayMs) * dayMs + hour * 3600_000)
}

export function nextNight(now: Date): Date {
  return new Date(lastNight(now).getTime() + dayMs)
}
