/** Small blocks to build limits from. */
export const chars = (count: number) => 'x'.repeat(count)
export const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))
export const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const option = (at: number, text = `Option ${at}`) => ({ text: plain(text), value: String(at) })
export const divider = { type: 'divider' }
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) })
export const button = (over: object = {}) => ({ type: 'button', text: plain('Yes'), ...over })
export const actions = (...elements: object[]) => ({ type: 'actions', elements })
export const select = (over: object) => actions({ type: 'static_select', ...over })
export const radio = (over: object) => actions({ type: 'radio_buttons', ...over })
export const input = (element: object, over: object = {}) => ({ type: 'input', label: plain('Name'), element, ...over })
export const modal = (over: object = {}) => ({ type: 'modal', title: plain('Title'), blocks: [divider], ...over })
export const table = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => ({ type: 'raw_text', text }))),
})

/** What fits, what is one too many, and what Slack says of the latter. */
export type Limit = readonly [name: string, fits: unknown, over: unknown, problem: string]
