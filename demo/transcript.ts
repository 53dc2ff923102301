import type { Player } from './cast.ts'
import { lead } from './cast.ts'
import { dayName, localTime } from './local-time.ts'

/** Writes down who did or got what, under the day as it is where the lead sits. */
export type Transcript = {
  /** One line, with the time as the person's own clock has it. */
  tell(at: Date, who: Player, said: string): void
}

const cityWidth = 11

export function openTranscript(write: (text: string) => void): Transcript {
  let day = ''
  return {
    tell(at, who, said) {
      const today = dayName(at, lead.tz)
      if (today !== day) write(`\n${today}\n`)
      day = today
      const { clock } = localTime(at, who.tz)
      write(`  ${clock} ${who.city.padEnd(cityWidth)} ${said}\n`)
    },
  }
}
