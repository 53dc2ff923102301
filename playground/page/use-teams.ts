import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { TeamsPageState } from '../page-server/teams-page-state.ts'
import { fetchTeams } from './teams-server.ts'

/** What there is to see for a person, fresh after every change. Answers that were overtaken, or are for somebody else, are dropped. */
export function useTeams(person: string): {
  readonly state: TeamsPageState | null
  readonly refresh: () => Promise<void>
} {
  const [state, setState] = useState<TeamsPageState | null>(null)
  const wanted = useRef(person)
  wanted.current = person
  const asks = useRef({ last: 0, shown: 0 })
  const refresh = useCallback(async () => {
    const asked = wanted.current
    asks.current.last += 1
    const turn = asks.current.last
    const fresh = await fetchTeams(asked)
    if (fresh === null || wanted.current !== asked || turn < asks.current.shown) return
    asks.current.shown = turn
    setState(fresh)
  }, [])
  useEffect(() => {
    const source = new EventSource('/play/teams/changes')
    source.onmessage = () => void refresh()
    source.onopen = () => void refresh()
    return () => source.close()
  }, [refresh])
  useEffect(() => void refresh(), [person, refresh])
  return { state, refresh }
}
