import type { Locator } from 'playwright-core'

/**
 * How many words somebody reads in what is drawn: without the item's own text, what stands on buttons, and what the platform
 * writes above each message. `downTo`: so many pixels below the screen's top, as far as a phone shows it.
 */
export function countWords(shown: Locator, downTo = Number.MAX_SAFE_INTEGER): Promise<number> {
  return shown.evaluate((root, lowest) => {
    const aside = 'button, select, input, .byline, .only-you, blockquote, [style*="--hover"], [role=menu]'
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let words = 0
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const around = node.parentElement
      if (around === null || around.closest(aside) !== null || !around.checkVisibility()) continue
      for (const { index, 0: word } of (node.textContent ?? '').matchAll(/\S*[\p{L}\p{N}]\S*/gu)) {
        range.setStart(node, index)
        range.setEnd(node, index + word.length)
        if (range.getBoundingClientRect().bottom <= lowest) words += 1
      }
    }
    return words
  }, downTo)
}
