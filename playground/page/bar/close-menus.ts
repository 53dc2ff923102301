import { useEffect } from 'preact/hooks'

/** The bar's menus close when one goes elsewhere, into a frame too, and by Escape. */
export function useClosingMenus(): void {
  useEffect(() => {
    const open = () => [...document.querySelectorAll<HTMLDetailsElement>('details.play-menu[open]')]
    const elsewhere = ({ target }: Event) => {
      for (const menu of open()) if (!(target instanceof Node && menu.contains(target))) menu.open = false
    }
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      for (const menu of open()) {
        menu.open = false
        menu.querySelector('summary')?.focus()
      }
    }
    document.addEventListener('pointerdown', elsewhere)
    window.addEventListener('blur', elsewhere)
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      window.removeEventListener('blur', elsewhere)
      document.removeEventListener('keydown', leave)
    }
  }, [])
}
