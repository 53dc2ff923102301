/** When a message was written, by its `ts`. */
export function stampDate(ts: string): Date {
  return new Date(Number(ts) * 1000)
}
