import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The pictures of the README are taken anew where a folder is named: `PICTURES=docs/images npm run test:browser`. */
const folder = process.env.PICTURES ?? ''
const mostBytes = 150_000

export async function takePicture(page: Page, name: string): Promise<void> {
  if (folder === '') return
  await page.mouse.move(0, 0)
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  expect((await stat(path)).size, `bytes of ${path}`).toBeLessThanOrEqual(mostBytes)
}
