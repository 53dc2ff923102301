import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { PageState } from '../page-server/page-state.ts'
import { fetchState, onChanges } from './talk-to-server.ts'

/** What there is to see for a person, fresh after every change. Answers that were overtaken, or are for somebody else, are dropped. */
export function useWorkspace(personId: string): {
  readonly state: PageState | null
  readonly refresh: () => Promise<void>
} {
  const [state, setState] = useState<PageState | null>(null)
  const wanted = useRef(personId)
  wanted.current = personId
  const asks = useRef({ last: 0, shown: 0 })
  const refresh = useCallback(async () => {
    const asked = wanted.current
    asks.current.last += 1
    const turn = asks.current.last
    const fresh = await fetchState(asked)
    if (fresh === null || wanted.current !== asked || turn < asks.current.shown) return
    asks.current.shown = turn
    setState(fresh)
  }, [])
  useEffect(() => onChanges(() => void refresh()), [refresh])
  useEffect(() => void refresh(), [personId, refresh])
  return { state, refresh }
}
