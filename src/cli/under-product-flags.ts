import { setFlagsFromString } from 'node:v8'
import { productFlags } from '../../product-flags.ts'

/**
 * Has this process go on under the flags under which the server runs, half the memory at an import of many rows: it becomes Node
 * with those flags and the same words, unless it is so already. On Windows a process cannot become another; there the
 * flags are set that still can be, which saves a third.
 */
export function underProductFlags(script: string, words: readonly string[]): void {
  if (productFlags.every((flag) => process.execArgv.includes(flag))) return
  if (process.execve === undefined || process.platform === 'win32') {
    for (const flag of productFlags) if (!flag.startsWith('--disable-warning')) setFlagsFromString(flag)
    return
  }
  process.execve(process.execPath, [process.execPath, ...productFlags, ...process.execArgv, script, ...words])
}
