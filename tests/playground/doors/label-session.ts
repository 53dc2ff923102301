import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Visitor } from './visitor.ts'

/** Where the machine is busy, the second of two taps may come too late to be a slip, and is an answer then. */
const mostDoubleTaps = 2

export type Labeled = { readonly answers: number; readonly slips: number }

/**
 * A session from its first prompt to where it could be stopped, with all that may happen in it: answers, Undo, Skip, Not
 * sure, a flag and double taps.
 */
export async function labelSession(visitor: Visitor): Promise<Labeled> {
  const { taps } = visitor
  const before = await visitor.done()
  await visitor.answer('Warranty')
  await visitor.answer('Indemnity')
  expect(visitor.taps - taps, 'a tap an item').toBe(2)
  expect(await visitor.done()).toBe(before + 2)
  expect(await visitor.isFocusAtMessage(), 'the focus stays at the prompt').toBe(true)

  const unseen = await visitor.item()
  await visitor.answer('Undo')
  await visitor.card(/Indemnity, chosen before|✓ Indemnity/).waitFor()
  await visitor.answer('Termination')
  expect(await visitor.item()).toBe(unseen)

  await visitor.answer('Skip')
  await visitor.thenRedrawn(() => visitor.tap('Unclear', visitor.card('Unclear')))
  await visitor.answer('Not sure')
  await visitor.thenRedrawn(() => visitor.tap('Assignment', visitor.card('Assignment')))
  expect(await visitor.done()).toBe(before + 3)
  await visitor.prompt.getByText('Saved as a guess: Assignment').waitFor()

  await flag(visitor, 'Two readings are possible.')
  await visitor.answer('Warranty')
  await visitor.prompt.getByText('Saved: Warranty (flagged)').waitFor()

  await visitor.thenRedrawn(() => doubleClick(visitor.prompt, 'Indemnity'))
  expect(await visitor.done(), 'a double click is one answer').toBe(before + 5)
  const doubled = await doubleTaps(visitor)
  return { ...doubled, answers: 5 + doubled.answers }
}

async function flag({ frame, prompt }: Visitor, note: string): Promise<void> {
  await prompt.getByRole('button', { name: /^More (actions|options)/ }).click()
  await frame.getByRole('menuitem', { name: 'Flag an edge case' }).click()
  const dialog = frame.getByRole('dialog')
  await dialog.getByLabel('What makes it hard?').fill(note)
  await dialog.getByRole('button', { name: 'Flag', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await prompt.getByText('You flagged this one').waitFor()
}

function doubleClick(prompt: Locator, name: string): Promise<void> {
  return prompt.getByRole('button', { name, exact: true }).dblclick()
}

/** Taps once more where the thumb is, the moment the next item is drawn, until that was a slip. */
async function doubleTaps(visitor: Visitor): Promise<Labeled> {
  const before = await visitor.done()
  let answers = 0
  for (let tries = 0; tries < mostDoubleTaps; tries++) {
    await visitor.thenRedrawn(() => tapTwice(visitor.prompt, 'Termination'))
    answers += 1
    const isSlip = visitor.prompt.getByText('came too soon')
    const isAnswer = visitor.prompt.getByText(`${before + answers + 1} done`)
    await isSlip.or(isAnswer).waitFor()
    if (await isSlip.isVisible()) {
      expect(await visitor.done(), 'a slip is no answer').toBe(before + answers)
      await visitor.answer('Assignment')
      expect(await visitor.done(), 'the next tap counts').toBe(before + answers + 1)
      return { answers: answers + 1, slips: 1 }
    }
    answers += 1
  }
  return { answers, slips: 0 }
}

function tapTwice(prompt: Locator, name: string): Promise<void> {
  return prompt.evaluate(async (card, label) => {
    const { ts } = card.dataset
    const tap = () => {
      const buttons = [...document.querySelectorAll<HTMLElement>(`article[data-ts="${ts}"] button`)]
      buttons.find((button) => button.innerText.trim() === label)?.click()
    }
    const before = card.textContent
    const drawnAnew = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector(`article[data-ts="${ts}"]`)?.textContent === before) return
        observer.disconnect()
        resolve()
      })
      observer.observe(document, { subtree: true, childList: true, characterData: true })
    })
    tap()
    await drawnAnew
    tap()
  }, name)
}
