import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardFor } from '../../../src/bots/cards/card-for.ts'
import type { Act } from '../../../src/bots/edge/take-click.ts'
import { receiveClick, receiveCommand, receiveSubmission } from '../../../src/bots/slack/receive.ts'
import { renderCard } from '../../../src/bots/slack/render.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import type { PromptScreen } from '../../../src/domain/screens/screen.ts'

const offer = {
  campaignId: '0192f0c1-7d3e-7abc-8def-0123456789ab',
  sessionId: '0192f0c1-7d3e-7abc-8def-abcdef012345',
  position: 4,
  revision: 7,
}

function prompt(given: Partial<PromptScreen>): PromptScreen {
  return {
    kind: 'prompt',
    offer,
    campaignName: 'Contract clauses',
    taskType: 'choice',
    labels: [1, 2, 3, 4, 5, 6].map((id) => ({ id, name: `Label ${id}`, definition: '' })),
    content: { text: 'A clause', a: null, b: null, image: null, context: [] },
    asking: 'label',
    place: { done: 3, until: '10:35' },
    canUndo: true,
    ...given,
  }
}

/** A `block_actions` payload in the shape that Slack sends for a message. */
function payload(action: object, more: object = {}) {
  return {
    type: 'block_actions',
    user: { id: 'U1', username: 'maria', name: 'maria', team_id: 'T1' },
    api_app_id: 'A1',
    token: 'x',
    container: { type: 'message', message_ts: '1700000000.000100', channel_id: 'D1', is_ephemeral: false },
    trigger_id: '1.2.3',
    team: { id: 'T1', domain: 'northwind' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: 'D1', name: 'directmessage' },
    message: { type: 'message', text: 'x', blocks: [] },
    state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T1/1/abc',
    actions: [{ block_id: 'b', action_ts: '1700000001.000', ...action }],
    ...more,
  }
}

/** The actions that a screen's controls would send, by the text on them. */
function actionOf(screen: PromptScreen, text: string): object {
  for (const block of renderCard(cardFor(screen)).blocks) {
    const elements = block.type === 'actions' ? block.elements : 'accessory' in block ? [block.accessory] : []
    for (const element of elements) {
      if (element === undefined || element.type === 'image') continue
      const action_id = element.action_id ?? ''
      if (element.type === 'button' && element.text.text === text)
        return { type: 'button', action_id, value: element.value }
      if (element.type !== 'static_select' && element.type !== 'overflow') continue
      const selected_option = element.options?.find((it) => it.text.text === text)
      if (selected_option !== undefined) return { type: element.type, action_id, selected_option }
    }
  }
  throw new Error(`nothing says ${text}`)
}

const actOf = (body: unknown): Act | undefined => receiveClick('w1', body)?.click.act

describe('a click', () => {
  test('on a button, an option of a select, or of an overflow menu is the intent it was drawn with', () => {
    const few = prompt({ labels: prompt({}).labels.slice(0, 5) })
    expect(actOf(payload(actionOf(few, 'Label 3')))).toEqual({
      kind: 'intent',
      intent: { kind: 'answer', offer, answer: labelsAnswer([3]) },
    })
    expect(actOf(payload(actionOf(prompt({}), 'Label 6')))).toEqual({
      kind: 'intent',
      intent: { kind: 'answer', offer, answer: labelsAnswer([6]) },
    })
    expect(actOf(payload(actionOf(prompt({}), 'Stop for now')))).toEqual({
      kind: 'intent',
      intent: { kind: 'stop', offer },
    })
  })

  test('knows the message it happened in and where to answer', () => {
    expect(receiveClick('w1', payload(actionOf(prompt({}), 'Undo')))).toMatchObject({
      click: {
        who: { workspaceId: 'w1', externalId: 'U1' },
        message: { workspaceId: 'w1', channel: 'D1', message: '1700000000.000100' },
        askedIn: 'message',
      },
      way: { viewId: null, responseUrl: 'https://hooks.slack.com/actions/T1/1/abc', triggerId: '1.2.3' },
    })
  })

  test('in a message that only one person sees names no message, since it cannot be changed later', () => {
    const container = { type: 'message', message_ts: '1.1', channel_id: 'D1', is_ephemeral: true }
    expect(receiveClick('w1', payload(actionOf(prompt({}), 'Undo'), { container }))?.click.message).toBeNull()
  })

  test('on the app’s own page has no window to change, in a modal it has', () => {
    const container = { type: 'view', view_id: 'V1' }
    const at = (type: string) => {
      const more = { container, view: { type }, response_url: undefined }
      const received = receiveClick('w1', payload(actionOf(prompt({}), 'Undo'), more))
      return [received?.click.askedIn, received?.way.viewId]
    }
    expect(at('home')).toEqual(['page', null])
    expect(at('modal')).toEqual(['window', 'V1'])
  })

  test('on Done answers with all that is ticked, in order', () => {
    const held = { type: 'checkboxes', selected_options: [{ value: '3' }, { value: '1' }] }
    const state = { values: { b: { tick: held } } }
    const done = actionOf(prompt({ taskType: 'multi-choice' }), 'Done')
    expect(actOf(payload(done, { state }))).toEqual({
      kind: 'intent',
      intent: { kind: 'answer', offer, answer: labelsAnswer([1, 3]) },
    })
  })

  test('on Done with nothing ticked, or without any state, chooses nothing', () => {
    const done = actionOf(prompt({ taskType: 'multi-choice' }), 'Done')
    const state = { values: { b: { tick: { type: 'checkboxes', selected_options: [] } } } }
    expect(actOf(payload(done, { state }))).toEqual({ kind: 'intent', intent: { kind: 'nothing-ticked', offer } })
    expect(actOf(payload(done, { state: undefined }))).toEqual({
      kind: 'intent',
      intent: { kind: 'nothing-ticked', offer },
    })
  })

  test('on Done with a tick that we never drew is not understood', () => {
    const done = actionOf(prompt({ taskType: 'multi-choice' }), 'Done')
    for (const value of ['0', '101', '1.5', 'all', '-1', '']) {
      const state = { values: { b: { tick: { selected_options: [{ value: '1' }, { value }] } } } }
      expect(actOf(payload(done, { state }))).toEqual({ kind: 'unknown' })
    }
  })

  test('on a box only ticks it', () => {
    expect(actOf(payload({ type: 'checkboxes', action_id: 'tick', selected_options: [] }))).toEqual({ kind: 'input' })
  })

  test('on a field that was emptied, whose value is null then, only changes the field', () => {
    expect(actOf(payload({ type: 'plain_text_input', action_id: 'value', value: null }))).toEqual({ kind: 'input' })
  })

  test.each([
    ['a control of an older version', { type: 'button', action_id: 'answer_yes', value: 'yes' }],
    ['a button without value', { type: 'button', action_id: 'do-0' }],
    ['a select with nothing chosen', { type: 'static_select', action_id: 'do-0', selected_option: null }],
    ['Done with another intent', { type: 'button', action_id: 'done', value: 'r' }],
  ])('on %s is unknown', (_, action) => {
    expect(actOf(payload(action))).toEqual({ kind: 'unknown' })
  })
})

test('whatever arrives is read or refused, never thrown', () => {
  const hostile = fc.oneof(
    fc.anything(),
    fc.anything().map((value) => payload({ action_id: 'done', value })),
    fc.anything().map((state) => payload({ action_id: 'do-0', value: 'r' }, { state })),
    fc.anything().map((container) => payload({ action_id: 'do-0', value: 'r' }, { container })),
  )
  fc.assert(
    fc.property(hostile, (body) => {
      receiveClick('w1', body)
      receiveCommand('w1', body)
      receiveSubmission('w1', body)
    }),
    { numRuns: 1000 },
  )
})

test('a command’s text is what was typed: Slack’s escapes are undone once', () => {
  const body = {
    user_id: 'U1',
    text: 'status R&amp;D &lt;new&gt; &amp;amp;',
    response_url: 'https://x',
    trigger_id: 't',
  }
  expect(receiveCommand('w1', body)?.words.text).toBe('status R&D <new> &amp;')
})

test('what Slack found in a command is read as it was seen; only a person stays who they are', () => {
  const text = 'invite <!subteam^S1|@lawyers> <!subteam^S2> <!here> <@U1|ana> to <#C1|law> <https://x.example|here>'
  const body = { user_id: 'U1', text, response_url: 'https://x', trigger_id: 't' }
  expect(receiveCommand('w1', body)?.words.text).toBe('invite @lawyers @group @here <@U1|ana> to #law here')
})

test('a form is read with the intent that its window carries, what its fields hold, and what they held', () => {
  const element = { type: 'plain_text_input', action_id: 'value', initial_value: 'before' }
  const view = {
    private_metadata: 'm',
    state: { values: { name: { value: { type: 'plain_text_input', value: 'x' } } } },
    blocks: [{ type: 'section' }, { type: 'input', block_id: 'name', element }],
  }
  const sent = receiveSubmission('w1', { type: 'view_submission', user: { id: 'U1' }, view })
  expect(sent).toMatchObject({ who: { workspaceId: 'w1', externalId: 'U1' }, intent: { kind: 'new-campaign' } })
  expect(sent?.fields?.text('name')).toBe('x')
  expect(sent?.drawn?.text('name')).toBe('before')
})

test('a digest stays: its click has no message to change, and says so', () => {
  const action = { type: 'button', action_id: 'do-0', value: 'i' }
  const clickIn = (block_id: string) => receiveClick('w1', payload({ ...action, block_id }))?.click
  expect(clickIn('digest.4')).toMatchObject({ askedIn: 'lasting', message: null })
  expect(clickIn('digest-plain.12')).toMatchObject({ askedIn: 'lasting' })
  expect(clickIn('status.4')).toMatchObject({
    askedIn: 'message',
    message: { channel: 'D1', message: '1700000000.000100' },
  })
})
