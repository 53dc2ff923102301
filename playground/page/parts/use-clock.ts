import { useEffect, useState } from 'preact/hooks'
import type { ClockStop } from '../../page-server/product-clock.ts'
import { fetchClock } from './talk-to-clock.ts'

const lookAgainMs = 15_000
const redrawMs = 5000

export type Clock = {
  readonly now: Date
  readonly stops: readonly ClockStop[]
  /** Asks the product now. */
  readonly look: () => Promise<void>
}

/** The product's time, going on by itself between looks; the machine's own while the product cannot be asked. */
export function useClock(): Clock {
  const [aheadMs, setAheadMs] = useState(0)
  const [stops, setStops] = useState<readonly ClockStop[]>([])
  const [, redraw] = useState(0)
  const look = async () => {
    const answer = await fetchClock()
    if (answer.kind !== 'time') return
    setAheadMs(new Date(answer.at).getTime() - Date.now())
    setStops(answer.stops)
  }
  useEffect(() => {
    void look()
    const looking = setInterval(look, lookAgainMs)
    const drawing = setInterval(() => redraw(Date.now()), redrawMs)
    return () => {
      clearInterval(looking)
      clearInterval(drawing)
    }
  }, [])
  return { now: new Date(Date.now() + aheadMs), stops, look }
}
