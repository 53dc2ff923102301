import type { ServerResponse } from 'node:http'
import { answerJson } from './answer-json.ts'
import type { FaultsOnDemand } from './faults-on-demand.ts'

type Sent = { readonly deliveryId: string | null }

/**
 * Does what somebody asked for on the page, and answers with what came of it; what is not there (any more) is told in words.
 * @param again has the same delivery made once more, where that is wanted
 */
export async function answerAct(
  response: ServerResponse,
  faults: FaultsOnDemand,
  act: () => Promise<Sent | null>,
  again: (deliveryId: string) => Promise<void>,
): Promise<void> {
  await orRefuse(response, async () => {
    const outcome = await act()
    const id = outcome?.deliveryId ?? null
    if (id !== null && faults.takeTwice()) void again(id)
    answerJson(response, 200, { outcome })
  })
}

export async function orRefuse(response: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    answerJson(response, 409, { error: error.message })
  }
}
