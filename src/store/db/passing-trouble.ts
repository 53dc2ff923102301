import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { errorCode } from './transaction.ts'

/**
 * The connection is no more, or never was: the server restarts or changes places (57P.., 25006 while it is still a copy),
 * or has no connection left (53300).
 */
const lostCodes = new Set(['57P01', '57P02', '57P03', '25006', '53300'])
const connectionClass = '08'
/**
 * Somebody holds a row (55P03), the time that this connection allows was over (57014), or Postgres broke this to get on.
 */
const blockedCodes = new Set(['55P03', '57014', '40P01', '40001'])
const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
])

/** pg, its pool and Prisma say these in words alone. */
const saidInWords =
  /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout|connection error and is not queryable|Unable to start a transaction in the given time/

const prismaKind = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string() }) }) }),
})
const passingKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'])
/** Prisma waited in vain for a connection, or for the end of a transaction whose connection broke. */
const prismaCodes = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024'])

/** Ours, for what was given up in time; it passes as Postgres' own does. */
export class OutOfTime extends Error {
  readonly code = '57014'
}

/** Whether this is the trouble of a connection, whatever was asked on it. What was asked may have been done. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = errorCode(error) ?? ''
  if (lostCodes.has(code) || code.startsWith(connectionClass) || socketCodes.has(code)) return true
  if (prismaCodes.has(code) || saidInWords.test(error.message)) return true
  const prisma = prismaKind.safeParse(error)
  return prisma.success && passingKinds.has(prisma.data.meta.driverAdapterError.cause.kind)
}

/** Whether the same work may succeed a moment later, on another connection. */
export function isPassing(error: unknown): boolean {
  return isLost(error) || blockedCodes.has(errorCode(error) ?? '')
}

const firstPauseMs = 20
const longestPauseMs = 1_000

/**
 * Tries work again, with longer and longer pauses, while its trouble is of the kind that passes.
 *
 * @param work may have been done, wholly, when it fails: doing it once more must do no harm
 * @param forMs for how long at most; the trouble that is left then is thrown
 */
export async function outlast<T>(work: () => Promise<T>, forMs: number): Promise<T> {
  const until = performance.now() + forMs
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(2 * pauseMs, longestPauseMs)) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || performance.now() + pauseMs > until) throw error
      await sleep(pauseMs)
    }
  }
}
