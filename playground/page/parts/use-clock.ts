import { useEffect, useState } from 'preact/hooks'
import type { ClockAnswer } from '../../page-server/product-clock.ts'
import { fetchClock } from '../slack/talk-to-server.ts'

const lookAgainMs = 15_000
const redrawMs = 5000

/** The product's time, going on by itself between looks; the machine's own while the product cannot be asked. */
export function useClock(): { readonly now: Date; readonly heard: (answer: ClockAnswer) => void } {
  const [aheadMs, setAheadMs] = useState(0)
  const [, redraw] = useState(0)
  const heard = (answer: ClockAnswer) => {
    if (answer.kind === 'time') setAheadMs(new Date(answer.at).getTime() - Date.now())
  }
  useEffect(() => {
    const look = () => void fetchClock().then(heard)
    look()
    const looking = setInterval(look, lookAgainMs)
    const drawing = setInterval(() => redraw(Date.now()), redrawMs)
    return () => {
      clearInterval(looking)
      clearInterval(drawing)
    }
  }, [])
  return { now: new Date(Date.now() + aheadMs), heard }
}
