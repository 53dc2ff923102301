import type {
  ActionsBlockElement,
  Button,
  ConfirmationDialog,
  KnownBlock,
  PlainTextOption,
  RichTextElement,
  RichTextQuote,
  TableBlock,
} from '@slack/types'
import type { ButtonControl, Card, Confirm, Control, Option, Part, TablePart, Tick } from '../cards/card.ts'
import { packIntent } from '../codec/intent-codec.ts'
import { fitted } from '../edge/fitted.ts'
import { withinMessage } from '../edge/within-message.ts'
import { slackPlatform } from './limits.ts'
import { escapeMarkup } from './mentions.ts'
import { plainText, richWords } from './wire/text.ts'

/** What a message says: blocks for eyes, text for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: KnownBlock[] }

/** Ids of the controls that are not simply a button with an intent. */
export const tickAction = 'tick'
export const doneAction = 'done'

const { limits } = slackPlatform
/** Of Slack: characters of any text, of a header, of what is asked before a button acts. */
const most = { text: 3000, heading: 150, alt: 2000, question: 100, confirmation: 300, choice: 30 }
/** More ticks than this are a menu. */
const mostCheckboxes = 10

export function renderCard(card: Card): SlackMessage {
  return {
    text: escapeMarkup(fitted(card.title, limits.fallback)),
    blocks: withinMessage(card, limits.message).parts.map((part, at) => renderPart(part, `${card.step}.${at}`)),
  }
}

/**
 * One block for each part.
 * @param id its `block_id`; another one at each step, so that no input keeps an earlier choice
 */
export function renderPart(part: Part, id: string): KnownBlock {
  switch (part.kind) {
    case 'heading':
      return { type: 'header', text: plainText(part.text, most.heading) }
    case 'text':
      return richText(richWords(part.words))
    case 'list':
      return {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: part.entries.map((words) => ({ type: 'rich_text_section', elements: richWords(words) })),
          },
        ],
      }
    case 'small':
      return { type: 'context', elements: [plainText(part.text, most.text)] }
    case 'quoted':
      return quoted(part.name, part.text)
    case 'facts':
      return richText(part.facts.flatMap(([name, value], at) => fact(name, value, at > 0)))
    case 'links':
      return richText(part.links.flatMap(({ text, url }, at) => link(text, url, at > 0)))
    case 'table':
      return table(part)
    case 'image':
      return { type: 'image', image_url: part.url, alt_text: fitted(part.alt, most.alt) }
    case 'line':
      return {
        type: 'section',
        block_id: id,
        text: plainText(part.text, most.text),
        accessory: pressed(part.button, 'do-0'),
      }
    case 'controls':
      return {
        type: 'actions',
        block_id: id,
        elements: part.controls.map((control, at) => element(control, `do-${at}`)),
      }
  }
}

function richText(elements: RichTextElement[]): KnownBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }
}

/** What others wrote, behind a bar, so that it cannot pass for words of ours. */
function quoted(name: string | null, text: string): KnownBlock {
  const quote: RichTextQuote = { type: 'rich_text_quote', elements: richWords([text]) }
  if (name === null) return { type: 'rich_text', elements: [quote] }
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: richWords([{ strong: name }]) }, quote],
  }
}

function fact(name: string, value: string, onNewLine: boolean): RichTextElement[] {
  return richWords([{ strong: `${onNewLine ? '\n' : ''}${name}: ` }, value])
}

function link(text: string, url: string, onNewLine: boolean): RichTextElement[] {
  return [...(onNewLine ? [{ type: 'text', text: '\n' } as const] : []), { type: 'link', url, text }]
}

function table({ columns, rows }: TablePart): TableBlock {
  return {
    type: 'table',
    column_settings: columns.map((_, at) => ({ align: at === 0 ? 'left' : 'right', is_wrapped: at === 0 })),
    rows: [columns, ...rows].map((row) => row.map((cell) => ({ type: 'raw_text', text: fitted(cell, limits.button) }))),
  }
}

function element(control: Control, actionId: string): ActionsBlockElement {
  switch (control.kind) {
    case 'button':
      return pressed(control, actionId)
    case 'done':
      return { ...button(control.text, doneAction, packIntent(control.intent), null), style: 'primary' }
    case 'select':
      return select(control, actionId)
    case 'menu':
      return { type: 'overflow', action_id: actionId, options: control.options.map(option) }
    case 'ticks':
      return ticks(control.ticks, control.placeholder)
  }
}

function pressed({ text, intent, spoken, confirm, isMain }: ButtonControl, actionId: string): Button {
  return {
    ...button(text, actionId, packIntent(intent), spoken),
    ...(isMain === undefined ? {} : { style: 'primary' }),
    ...(confirm === undefined ? {} : { confirm: confirmDialog(confirm) }),
  }
}

function select(control: Extract<Control, { kind: 'select' }>, actionId: string): ActionsBlockElement {
  const options = control.options.map(option)
  const initial = control.initial === undefined ? undefined : options[control.initial]
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plainText(control.placeholder, most.heading),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  }
}

function button(text: string, actionId: string, value: string, spoken: string | null): Button {
  const label = spoken === null ? {} : { accessibility_label: fitted(spoken, limits.button) }
  return { type: 'button', action_id: actionId, text: plainText(text, limits.button), value, ...label }
}

function confirmDialog({ title, text, yes, no }: Confirm): ConfirmationDialog {
  return {
    title: plainText(title, most.question),
    text: plainText(text, most.confirmation),
    confirm: plainText(yes, most.choice),
    deny: plainText(no, most.choice),
  }
}

function option({ text, intent }: Option): PlainTextOption {
  return { text: plainText(text, limits.button), value: packIntent(intent) }
}

function ticks(all: readonly Tick[], placeholder: string): ActionsBlockElement {
  const options = all.map(({ text, labelId }) => ({ text: plainText(text, limits.button), value: String(labelId) }))
  const ticked = options.filter((_, at) => all[at]?.isTicked === true)
  const more = { action_id: tickAction, options, ...(ticked.length === 0 ? {} : { initial_options: ticked }) }
  if (options.length <= mostCheckboxes) return { type: 'checkboxes', ...more }
  return { type: 'multi_static_select', placeholder: plainText(placeholder, most.heading), ...more }
}
