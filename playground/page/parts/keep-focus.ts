import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Keeps the focus at the message that was acted on when its next state has other buttons: else it falls back to the top of
 * the page.
 */
export function useKeptFocus(): void {
  const at = useRef<string | null>(null)
  useEffect(() => {
    const note = ({ target }: Event) => {
      const message = target instanceof Element ? target.closest<HTMLElement>('article[data-ts]') : null
      at.current = message?.dataset.ts ?? null
    }
    for (const kind of ['focusin', 'pointerdown']) document.addEventListener(kind, note)
    return () => {
      for (const kind of ['focusin', 'pointerdown']) document.removeEventListener(kind, note)
    }
  }, [])
  useLayoutEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`article[data-ts="${at.current}"]`)?.focus({ preventScroll: true })
  })
}
