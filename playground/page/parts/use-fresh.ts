import { useCallback, useEffect, useRef, useState } from 'preact/hooks'

/**
 * What there is to see for a person, fresh after every change. Answers that were overtaken, or are for somebody else, are
 * dropped.
 *
 * @param fetchFor null where there is nobody of that name
 * @param onChanges calls back after each change; returns how to stop
 */
export function useFresh<State>(
  person: string,
  fetchFor: (person: string) => Promise<State | null>,
  onChanges: (changed: () => void) => () => void,
): { readonly state: State | null; readonly refresh: () => Promise<void> } {
  const [state, setState] = useState<State | null>(null)
  const wanted = useRef(person)
  wanted.current = person
  const asks = useRef({ last: 0, shown: 0 })
  const refresh = useCallback(async () => {
    const asked = wanted.current
    asks.current.last += 1
    const turn = asks.current.last
    const fresh = await fetchFor(asked)
    if (fresh === null || wanted.current !== asked || turn < asks.current.shown) return
    asks.current.shown = turn
    setState(fresh)
  }, [fetchFor])
  useEffect(() => onChanges(() => void refresh()), [refresh, onChanges])
  useEffect(() => void refresh(), [person, refresh])
  return { state, refresh }
}
