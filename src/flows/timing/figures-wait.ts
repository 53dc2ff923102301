/** How long whoever asked waits for figures that a thread computes, in milliseconds of wall time; then what there is must do. */
export type FiguresWait = {
  /** Of a status: the platform hears in time that the command arrived, and gets the words later. */
  readonly status: number
  /** Of a digest: whoever typed a command waits no longer without a word. */
  readonly digest: number
}

export const usualFiguresWait: FiguresWait = { status: 5_000, digest: 8_000 }
