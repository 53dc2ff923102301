import type { PageAct } from '../../page-server/page-acts.ts'
import type { PageState } from '../../page-server/page-state.ts'
import type { Outcome } from '../../slack/deliver.ts'
import type { Client } from './client.ts'
import { type ActResult, sendAct, sendFile } from './talk-to-server.ts'

type Ways = Pick<Client, 'toast' | 'confirm'> & { readonly refresh: () => Promise<void> }

/** What fields still have under way: a form is sent only after them. */
let underWay: Promise<unknown> = Promise.resolve()

/** Puts together what the parts of the page are handed. */
export function makeClient(state: PageState, { toast, confirm, refresh }: Ways): Client {
  const done = async (sent: Promise<ActResult>): Promise<Outcome | null> => {
    const result = await sent
    if (result.kind === 'failed') toast(result.why)
    await refresh()
    return result.kind === 'failed' ? null : result.outcome
  }
  const send = async (act: PageAct): Promise<Outcome | null> => {
    if (act.kind === 'submit') await underWay
    return done(sendAct(state.me.id, act))
  }
  return {
    state,
    toast,
    confirm,
    send,
    act: async (surface, name, choice) => {
      const sent = send({
        kind: 'act',
        surface,
        name,
        choice: typeof choice === 'string' || choice === null ? choice : [...choice],
      })
      underWay = Promise.all([underWay, sent])
      await sent
    },
    upload: async (name, file) => {
      const sent = done(sendFile(state.me.id, name, file))
      underWay = Promise.all([underWay, sent])
      await sent
    },
  }
}
