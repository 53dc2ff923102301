import { useEffect } from 'preact/hooks'

/** What is no answer among the buttons of a prompt. No label is called so: the product takes none that is. */
const beside =
  /^(Undo|Redo|Skip|Back|Not sure|Not now|Drop|Done|Guide|Read all|Flag an edge case|Stop for now|More (actions|options))$/
const named: Readonly<Record<string, RegExp>> = {
  u: /^Undo/,
  s: /^Skip/,
  n: /^Not sure/,
  g: /^Guide/,
}

/** Keys for the newest prompt: 1 to 9 for its answers, U, S, N and G for Undo, Skip, Not sure and the guide. */
export function usePromptKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return
      if (pressPromptKey(event.key.toLowerCase())) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Whether keys are letters where this has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]') !== null
  )
}

/** Returns whether there was something to press. */
function pressPromptKey(key: string): boolean {
  if (document.querySelector('dialog[open]') !== null) return false
  const prompt = newestPrompt()
  const name = named[key]
  if (prompt === null) return false
  if (name !== undefined)
    return press(controlsOf(prompt).find((it) => name.test(wordsOf(it)))) || pressInMenu(prompt, name)
  if (!/^[1-9]$/.test(key)) return false
  return press(controlsOf(prompt).filter((it) => !beside.test(wordsOf(it)))[Number(key) - 1])
}

function newestPrompt(): HTMLElement | null {
  const cards = [...document.querySelectorAll<HTMLElement>('article.message')]
  return cards.findLast((card) => controlsOf(card).some((it) => /^(Skip|Not sure|Back)$/.test(wordsOf(it)))) ?? null
}

function controlsOf(card: HTMLElement): HTMLElement[] {
  return [...card.querySelectorAll<HTMLElement>('button, input[type=checkbox], input[type=radio]')]
}

function wordsOf(control: HTMLElement): string {
  return (control.ariaLabel ?? control.innerText).trim()
}

/** The focus goes with it, so that it is found again at the next prompt. */
function press(control: HTMLElement | undefined): boolean {
  if (control === undefined) return false
  control.focus({ preventScroll: true })
  control.click()
  return true
}

/** Behind the three dots: opened, then pressed once its entries are drawn. */
function pressInMenu(prompt: HTMLElement, name: RegExp): boolean {
  const menu = controlsOf(prompt).find((it) => /^More (actions|options)/.test(wordsOf(it)))
  if (menu === undefined) return false
  menu.click()
  requestAnimationFrame(() => {
    const entries = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
    const found = entries.find((it) => name.test(wordsOf(it)))
    if (found === undefined) menu.click()
    else found.click()
  })
  return true
}
