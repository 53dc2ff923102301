import type { Block } from '../../../playground/slack/blocks/block.ts'
import { checkBlocks } from '../../../playground/slack/blocks/check-blocks.ts'
import { elementsIn, type Placed } from '../../../playground/slack/blocks/elements-in.ts'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { checkView } from '../../../playground/slack/blocks/view.ts'
import { withIds } from '../../../playground/slack/blocks/with-ids.ts'
import { chosenValue, initialValue, optionsOf } from '../../../playground/slack/input-value.ts'
import { actionPayload } from '../../../playground/slack/interaction-payload.ts'
import type { Act } from '../../../src/bots/edge/take-click.ts'
import { slackPlatform } from '../../../src/bots/slack/limits.ts'
import { receiveClick } from '../../../src/bots/slack/receive.ts'
import { doneAction, renderCard } from '../../../src/bots/slack/render.ts'
import { renderWindow } from '../../../src/bots/slack/render-window.ts'
import { renderHome } from '../../../src/bots/slack/wire/render-home.ts'
import { type Drawn, type ProductUnderTest, platformContract } from '../platform-contract.ts'
import { startProduct } from './a-product.ts'

platformContract(slackPlatform, {
  message(card) {
    const { text, blocks } = renderCard(card)
    const checked = checkBlocks(blocks, 'message', '/blocks')
    const drawn = drawnBlocks({ text, blocks }, checked)
    // About where Slack begins to refuse a message as a whole, and the bytes that `chat.update` takes.
    const tooLong = drawn.shown.length >= 10_000 || Buffer.byteLength(text) > 4000
    const markup = text.replaceAll(/&(amp|lt|gt);/g, '').match(/[<>&]/g) ?? []
    return {
      ...drawn,
      fallback: text,
      problems: [...drawn.problems, ...(tooLong ? ['too long'] : [])],
      markup: [...drawn.markup, ...markup],
    }
  },
  window: (window) => drawnView(renderWindow(window)),
  page: (card) => drawnView(renderHome(card)),
  start,
})

/** Where `arbitrary-steering.ts` has its links lead. */
const exportsAt = 'https://labelbreak.example/exports'

type Checked =
  | { readonly kind: 'good'; readonly blocks: Block[] }
  | { readonly kind: string; readonly problems?: readonly string[] }

function drawnView(view: object): Drawn {
  const checked = checkView(view)
  return drawnBlocks(view, checked.kind === 'good' ? { kind: 'good', blocks: checked.view.blocks } : checked)
}

function drawnBlocks(payload: object, checked: Checked): Drawn {
  const blocks = 'blocks' in checked ? withIds(checked.blocks, () => 'unnamed') : []
  // A look of its own would favor a label; Done sends what was chosen already, and a window to write in chooses nothing.
  const isStyled = /"style":"(primary|danger)"/.test(
    JSON.stringify(payload, (_, value) =>
      value?.action_id === doneAction || /^(pw|vt)\./.test(value?.value) ? null : value,
    ),
  )
  const problems = 'blocks' in checked ? [] : (checked.problems ?? [checked.kind])
  const kinds = stringsUnder(payload, 'type')
  // Links are ours alone: those that the parts of a card name.
  const foreign = stringsUnder(payload, 'url').filter((url) => !url.startsWith(`${exportsAt}/`))
  return {
    payload,
    problems: [...problems, ...(isStyled ? ['a button with a style'] : [])],
    shown: shownText(blocks),
    markup: [
      ...kinds.filter((kind) => ['mrkdwn', 'markdown', 'user', 'usergroup', 'broadcast', 'emoji'].includes(kind)),
      ...foreign,
    ],
    acts: () => actsIn(elementsIn(blocks).filter(({ isInput }) => !isInput)),
  }
}

/** All strings that stand under a key anywhere in a value. */
function stringsUnder(value: unknown, key: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => stringsUnder(one, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : stringsUnder(inner, key),
  )
}

const noFile = (id: string) => {
  throw new RangeError(`there is no file ${id}`)
}

/** Uses every control as a person at a Slack client can, and reads what the stand-in sends for it. */
function actsIn(elements: readonly Placed[]): (Act | null)[] {
  const ticks = elements.filter(({ actionId }) => actionId === 'tick')
  const allTicked = (placed: Placed) =>
    chosenValue(
      placed.element,
      optionsOf(placed.element).map((option) => option.value),
      noFile,
    )
  const holding = (held: (placed: Placed) => unknown) => ({
    values: Object.fromEntries(ticks.map((placed) => [placed.blockId, { [placed.actionId]: held(placed) }])),
  })
  const act = (placed: Placed, value: Parameters<typeof actionPayload>[1], state: object) =>
    receiveClick('w1', {
      type: 'block_actions',
      user: { id: 'U0MARIA' },
      container: { type: 'message', message_ts: '1.1', channel_id: 'D1' },
      state,
      actions: [actionPayload(placed, value, '2.2')],
    })?.click.act ?? null

  const untouched = holding((placed) => initialValue(placed.element))
  return elements.flatMap((placed) => {
    const { element, actionId } = placed
    const chosen = (value: string | null) => chosenValue(element, value, noFile)
    if (actionId === 'tick') return [act(placed, allTicked(placed), holding(allTicked))]
    if (actionId === 'done') return [untouched, holding(allTicked)].map((state) => act(placed, chosen(null), state))
    if (element.type === 'button') return [act(placed, chosen(null), untouched)]
    return optionsOf(element).map(({ value }) => act(placed, chosen(value), untouched))
  })
}

async function start(): Promise<ProductUnderTest> {
  const { slack, database, close } = await startProduct()
  const maria = slack.as('maria')
  return {
    async pressStale(value) {
      const before = maria.dm().length
      const text = { type: 'plain_text', text: 'Yes' }
      const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: 'answer_yes', value, text }] }]
      await fetch(`${slack.url}/api/chat.postMessage`, {
        method: 'POST',
        headers: { authorization: 'Bearer xoxb-for-tests', 'content-type': 'application/json' },
        body: JSON.stringify({ channel: maria.id, text: 'x', blocks }),
      })
      const card = await slack.until(() => maria.dm()[before])
      const { error } = await maria.click(card, { text: 'Yes' })
      const told = await slack.until(() => maria.dm()[before + 1])
      return {
        said: `${error ?? ''}${shownText(told.blocks)}`,
        cardIsThere: maria.dm()[before]?.editedTs === card.editedTs,
        isAside: told.onlyFor === maria.id,
      }
    },
    async sendForm(words, filled) {
      const nadia = slack.as('nadia')
      await nadia.command(`/label ${words}`)
      await slack.until(() => nadia.view())
      for (const [label, value] of Object.entries(filled)) await nadia.fill(label, value)
      return (await nadia.submit()).fieldErrors
    },
    type(words) {
      const before = maria.dm().length
      const outcome = maria.command(`/label ${words}`)
      return {
        arrived: outcome.then(({ status, body }) => status === 200 && body === ''),
        said: outcome.then(() => slack.until(() => maria.dm()[before])).then(({ blocks }) => shownText(blocks)),
      }
    },
    database,
    close,
  }
}
