import { shownText } from '../../playground/slack/blocks/shown-text.ts'
import { fillInForm } from '../../playground/slack/driver/fill-in-form.ts'
import type { SlackWorkspace } from '../../playground/slack/slack-workspace.ts'

type Shape = {
  readonly name: string
  readonly annotators: readonly string[]
  /** Items whose answer nobody knows: the text, with a line of context where there is one. */
  readonly items: readonly (string | { readonly text: string; readonly context: string })[]
  /** Whether the items are dealt as they stand here, as one group. Default false: in an order of chance. */
  readonly inOrder?: boolean
  /** Items with a known answer: the text and the label's name. */
  readonly gold?: readonly (readonly [text: string, label: string])[]
  /** Default 1. */
  readonly overlap?: number
  /** Default 0 where there is no gold, else 0.25. */
  readonly goldShare?: number
  readonly labels?: readonly string[]
  readonly guideline?: string
}

/** Invitations may have to wait for a replica that starts again. */
const patienceMs = 30_000

/** Titles of the windows that the preview will take the place of. */
const stillToCome = ['New campaign, 3 of 3', 'One moment']

/** Starts a campaign as a lead does, by the form, the preview and Launch; resolves when everybody is invited. */
export async function launchCampaign(slack: SlackWorkspace, shape: Shape): Promise<void> {
  const { name, annotators, gold = [], labels = ['Yes', 'No'] } = shape
  const before = new Map(annotators.map((handle) => [handle, slack.as(handle).dm().length]))
  const lead = slack.as('lead')
  await lead.command('/label new')
  await slack.until(() => lead.view())
  const sent = await fillInForm(lead, (look) => slack.until(look, patienceMs), [
    ['Items file', { file: 'items.jsonl', content: jsonLines(shape) }],
    ['Name', name],
    ['Labels', labels.join('\n')],
    ...(shape.guideline === undefined ? [] : [['Guideline', shape.guideline] as const]),
    ['Known answers (%)', String((shape.goldShare ?? (gold.length === 0 ? 0 : 0.25)) * 100)],
    ['Overlap', String(shape.overlap ?? 1)],
    ['Annotators', annotators],
  ])
  if (sent.error !== null || Object.keys(sent.fieldErrors).length > 0) throw new Error(JSON.stringify(sent))
  const answer = await slack.until(() => {
    const view = lead.view()
    return view === null || stillToCome.includes(view.title) ? null : view
  })
  if (answer.submit !== 'Launch') throw new Error(`no Launch in: ${shownText(answer.blocks)}`)
  // Whatever the hour of this machine, all are told at once.
  const shown = shownText(answer.blocks)
  const hurry = ['Launch and tell at any hour', 'Launch and tell all now'].find((text) => shown.includes(text))
  await (hurry === undefined ? lead.submit() : lead.click('view', { text: hurry }))
  await slack.until(
    () => annotators.every((handle) => slack.as(handle).dm().length > (before.get(handle) ?? 0)),
    patienceMs,
  )
  await lead.closeView({ all: true })
}

function jsonLines({ items, gold = [], inOrder = false }: Shape): string {
  const ordinary = items.map((item, at) => {
    const { text, context } = typeof item === 'string' ? { text: item, context: undefined } : item
    return { id: `item-${at + 1}`, text, context_source: context, group: inOrder ? 'all' : undefined }
  })
  const known = gold.map(([text, label], at) => ({ id: `gold-${at + 1}`, text, gold: label, explanation: 'So it is.' }))
  return [...ordinary, ...known].map((row) => JSON.stringify(row)).join('\n')
}
