import type { Changes } from './changes.ts'

/**
 * Waits until `look` returns something other than null, undefined or false, looking again at each change.
 * @throws Error after `timeoutMs`
 */
export function until<T>(changes: Changes, look: () => T | null | undefined | false, timeoutMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = () => {
      try {
        const found = look()
        if (found === null || found === undefined || found === false) return
        stop()
        resolve(found)
      } catch (error) {
        stop()
        reject(error)
      }
    }
    const stopListening = changes.listen(check)
    const again = setInterval(check, 20)
    const late = setTimeout(() => {
      stop()
      reject(new Error(`nothing came within ${timeoutMs} ms: ${look}`))
    }, timeoutMs)
    const stop = () => {
      stopListening()
      clearInterval(again)
      clearTimeout(late)
    }
    check()
  })
}
