import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium is on this machine, or null: then page tests are skipped and say so. */
export const chromiumPath = findChromium()
if (chromiumPath === null) console.warn(`Page tests are skipped: none of ${names.join(', ')} is on the PATH.`)

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath ?? '', args: flags })
}

function findChromium(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // Not here; the next place may have it.
      }
    }
  }
  return null
}
