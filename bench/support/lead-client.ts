import { createHmac } from 'node:crypto'
import { signingSecret } from './click-load.ts'
import type { SlackStub } from './slack-stub.ts'

type Element = {
  type: string
  action_id: string
  initial_value?: string
  initial_option?: object
  initial_options?: object[]
  initial_users?: string[]
  initial_time?: string
  initial_conversation?: string
}
export type View = { blocks: { block_id: string; element?: Element }[] } & Record<string, unknown>

/** What a field of a window is to hold, as Slack sends it. */
export type Held = Readonly<Record<string, unknown>>

/** Somebody who types commands and sends forms. */
export type LeadClient = {
  /** Types `/label …`; settles when the answer has come. */
  say(text: string): Promise<void>
  /** Types a command that opens a window. */
  open(text: string): Promise<View>
  /** Sends a window with some fields changed; settles with what it shows then, when that is what came of it. */
  submit(view: View, fields: Readonly<Record<string, Held>>): Promise<View>
}

/** @param place a place for response URLs that nobody else has */
export function leadClient(eventsUrl: string, stub: SlackStub, userId: string, place: number): LeadClient {
  const team = { id: 'TBENCH', domain: 'bench' }
  const command = async (text: string) => {
    const fields = {
      command: '/label',
      text,
      user_id: userId,
      user_name: userId,
      team_id: 'TBENCH',
      api_app_id: 'ABENCH',
    }
    const more = {
      token: 'none',
      channel_id: 'D1',
      channel_name: 'directmessage',
      trigger_id: '1.1',
      response_url: stub.responseUrl(place),
    }
    return await post(eventsUrl, new URLSearchParams({ ...fields, ...more }).toString())
  }
  return {
    async say(text) {
      const said = stub.nextPost(place)
      const answer = await command(text)
      // What is ready in time is the answer itself.
      if (answer === '') await said
    },
    async open(text) {
      const opened = stub.nextCall('views.open')
      await command(text)
      return JSON.parse((await opened).view ?? '')
    },
    async submit(view, fields) {
      const values = Object.fromEntries(
        view.blocks.flatMap(({ block_id, element }) =>
          element === undefined
            ? []
            : [[block_id, { [element.action_id]: { ...initial(element), ...fields[block_id] } }]],
        ),
      )
      const user = { id: userId, username: userId, name: userId, team_id: 'TBENCH' }
      const sent = {
        ...view,
        id: 'V1',
        team_id: 'TBENCH',
        app_installed_team_id: 'TBENCH',
        hash: '1',
        state: { values },
      }
      const payload = {
        type: 'view_submission',
        team,
        user,
        api_app_id: 'ABENCH',
        token: 'none',
        trigger_id: '1.1',
        view: sent,
      }
      const updated = stub.nextCall('views.update')
      const answer = await post(eventsUrl, `payload=${encodeURIComponent(JSON.stringify(payload))}`)
      if (answer.includes('"errors"')) throw new Error(`a form was refused: ${answer}`)
      const shown: { view: View } = JSON.parse(answer)
      // A window of a form is all that comes; any other is the first of two.
      if (!answer.includes('"external_id"') || answer.includes('"callback_id"')) return shown.view
      return JSON.parse((await updated).view ?? '')
    },
  }
}

function initial(element: Element): Held {
  const { initial_value, initial_option, initial_options, initial_users, initial_time, initial_conversation } = element
  return {
    type: element.type,
    value: initial_value ?? null,
    selected_option: initial_option ?? null,
    selected_options: initial_options ?? [],
    selected_users: initial_users ?? [],
    selected_time: initial_time ?? null,
    selected_conversation: initial_conversation ?? null,
  }
}

async function post(url: string, body: string): Promise<string> {
  const at = String(Math.floor(Date.now() / 1000))
  const signature = `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    'x-slack-signature': signature,
  }
  const response = await fetch(url, { method: 'POST', headers, body })
  if (response.status !== 200) throw new Error(`a request was answered with ${response.status}`)
  return await response.text()
}
