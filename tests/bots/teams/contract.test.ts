import { cardProblem } from '../../../playground/teams/cards/card-problem.ts'
import { actionsIn, inputsIn } from '../../../playground/teams/client/card-parts.ts'
import { choicesOf } from '../../../playground/teams/client/input-values.ts'
import { isObject, type Json, listAt, objectAt, textAt } from '../../../playground/teams/json.ts'
import type { WindowCard } from '../../../src/bots/cards/card.ts'
import type { Act } from '../../../src/bots/edge/take-click.ts'
import { teamsPlatform } from '../../../src/bots/teams/limits.ts'
import { receiveClick } from '../../../src/bots/teams/receive.ts'
import { renderCard } from '../../../src/bots/teams/render.ts'
import { renderWindow } from '../../../src/bots/teams/render-window.ts'
import { readActivity } from '../../../src/bots/teams/wire/activity.ts'
import { type Drawn, type ProductUnderTest, platformContract } from '../platform-contract.ts'
import { startProduct } from './a-product.ts'

platformContract(teamsPlatform, {
  message(card) {
    const { card: drawn, summary } = renderCard(card)
    return { ...drawnCards([drawn]), fallback: summary }
  },
  window: (window) => drawnCards(pagesOf(window)),
  page: null,
  start,
})

/** All pages of a window, as they come when somebody reads on. */
function pagesOf(window: WindowCard): object[] {
  const pages: object[] = []
  for (let from: number | null = 0; from !== null; ) {
    const { card } = renderWindow(window, { again: { words: 'again' }, from })
    pages.push(card)
    const on: Json | undefined = asSent(card).actions.find((action) => numberAt(action, 'from') !== null)
    from = on === undefined ? null : numberAt(on, 'from')
  }
  return pages
}

/** As it comes over the wire. */
function asSent(card: object): { readonly json: Json; readonly actions: readonly Json[] } {
  const json: unknown = JSON.parse(JSON.stringify(card))
  if (!isObject(json)) throw new TypeError('a card is an object')
  return { json, actions: listAt(json, 'actions').filter(isObject) }
}

function numberAt(action: Json, name: string): number | null {
  const value = objectAt(action, 'data')?.[name]
  return typeof value === 'number' ? value : null
}

function drawnCards(cards: readonly object[]): Drawn {
  const sent = cards.map((card) => asSent(card).json)
  // A look of its own would favor a label; Done sends what was chosen already, and a window to write in chooses nothing.
  const isStyled = /"style":"(positive|destructive)"/.test(
    JSON.stringify(sent, (_, value) =>
      value?.data?.done === undefined && !/^(pw|vt)\./.test(value?.data?.act) ? value : null,
    ),
  )
  return {
    payload: sent,
    problems: [...sent.flatMap((card) => cardProblem(card) ?? []), ...(isStyled ? ['a button with a style'] : [])],
    shown: sent.map(shownText).join('\n'),
    markup: sent.flatMap(markupIn),
    acts: () => sent.flatMap((card) => actsIn(card)),
  }
}

/** All that a person reads; runs of one text stand together, as they are drawn. */
function shownText(node: unknown): string {
  if (Array.isArray(node)) return node.map(shownText).join('\n')
  if (!isObject(node)) return ''
  if (node.type === 'RichTextBlock')
    return listAt(node, 'inlines')
      .map((run) => (isObject(run) ? (textAt(run, 'text') ?? '') : ''))
      .join('')
  const own = ['title', 'label', 'placeholder', 'altText'].map((name) => textAt(node, name) ?? '')
  const inner = ['body', 'items', 'rows', 'cells', 'actions', 'card', 'choices'].map((name) => shownText(node[name]))
  return [...own, ...inner].filter((text) => text !== '').join('\n')
}

/** What reads markup (text blocks and facts), and what would become a date. */
function markupIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markupIn)
  if (!isObject(node)) return []
  const kind = textAt(node, 'type') ?? ''
  const own = ['TextBlock', 'FactSet', 'Media'].includes(kind) || objectAt(node, 'msteams')?.entities ? [kind] : []
  const dates = kind === 'TextRun' && /\{\{/.test(textAt(node, 'text') ?? '') ? ['{{'] : []
  return [
    ...own,
    ...dates,
    ...Object.entries(node).flatMap(([name, inner]) => (name === 'data' ? [] : markupIn(inner))),
  ]
}

/** Uses every control as a person at a Teams client can, and reads what the client sends for it. */
function actsIn(card: Json): (Act | null)[] {
  const inputs = inputsIn(card)
  const ticks = inputs.filter(({ id }) => String(id).startsWith('tick-'))
  const allTicked = Object.fromEntries(
    ticks.map((input) => [
      String(input.id),
      choicesOf(input)
        .map(({ value }) => value)
        .join(','),
    ]),
  )
  // The client keeps ticks until a button sends them.
  const before = new Map(ticks.map((input) => [input, { kind: 'input' } as const]))
  const inOrder = nodesInOrder(card)
  return inOrder.flatMap((node): (Act | null)[] => {
    const tick = before.get(node)
    if (tick !== undefined) return [tick]
    const data = objectAt(node, 'data')
    const isSent = data?.form !== undefined && data.act === undefined
    if (data === null || isSent || data.from !== undefined || data.back !== undefined) return []
    if (data.done !== undefined) return [act(data, {}), act(data, allTicked)]
    const choice = textAt(data, 'choice')
    if (choice === null) return [act(data, {})]
    const input = inputs.find(({ id }) => id === choice)
    return input === undefined ? [null] : choicesOf(input).map(({ value }) => act(data, { [choice]: value }))
  })
}

/** Inputs and buttons in the order in which they stand. */
function nodesInOrder(card: Json): Json[] {
  const buttons = new Set(actionsIn(card))
  const inputs = new Set(inputsIn(card))
  const found: Json[] = []
  const walk = (node: unknown) => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (!isObject(node)) return
    if (buttons.has(node) || inputs.has(node)) found.push(node)
    for (const [name, inner] of Object.entries(node)) if (!['data', 'fallback'].includes(name)) walk(inner)
  }
  walk(card)
  return found
}

function act(data: Json, inputs: Json): Act | null {
  const fetches = objectAt(data, 'msteams')?.type === 'task/fetch'
  const all = { ...data, ...inputs }
  const activity = readActivity(
    JSON.stringify({
      type: 'invoke',
      channelId: 'msteams',
      serviceUrl: 'https://smba.example/teams/',
      name: fetches ? 'task/fetch' : 'adaptiveCard/action',
      replyToId: '1',
      from: { id: '29:maria' },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:1', conversationType: 'personal' },
      value: fetches ? { data: all } : { action: { type: 'Action.Execute', data: all } },
    }),
  )
  return activity === null ? null : (receiveClick('w1', activity)?.click.act ?? null)
}

async function start(): Promise<ProductUnderTest> {
  const { teams, database, close } = await startProduct()
  const maria = teams.as('maria')
  const nadia = teams.as('nadia')
  await maria.install()
  await nadia.install()
  return {
    async pressStale(value) {
      const card = maria.lastCard()
      const old = {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'Yes', data: { act: value } }] }],
      }
      const before = maria.notices('toast').length
      const { error } = await maria.press('Yes', { ...card, card: old })
      const told = await teams.until(() => maria.notices('toast')[before])
      const now = maria.messages().find(({ id }) => id === card.id)
      const stays = JSON.stringify(now?.card) === JSON.stringify(card.card)
      return { said: `${error ?? ''}${told}`, cardIsThere: stays, isAside: false }
    },
    async sendForm(words, filled) {
      await nadia.say(words)
      await nadia.press('Open')
      for (const [label, value] of Object.entries(filled)) nadia.fill(label, value)
      await nadia.press('Next')
      const dialog = nadia.dialog()
      if (dialog === null) throw new Error(`the dialog is closed: ${nadia.notices('failure').join()}`)
      const blocks = listAt(dialog.card, 'body').filter(isObject)
      return Object.fromEntries(
        blocks.flatMap((block) => {
          const [, name] = /^problem-(.+)$/.exec(textAt(block, 'id') ?? '') ?? []
          return name === undefined ? [] : [[name, shownText(block)]]
        }),
      )
    },
    type(words) {
      const before = maria.messages().length
      const outcome = maria.say(words)
      // What was typed is a message too.
      const told = () => maria.messages()[before + 1]?.card
      return {
        arrived: outcome.then(({ status, error }) => status === 200 && error === null),
        said: outcome.then(() => teams.until(told)).then(shownText),
      }
    },
    database,
    close,
  }
}
