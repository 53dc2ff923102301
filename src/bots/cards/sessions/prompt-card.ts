import type { Label } from '../../../domain/campaign.ts'
import { promptButtons } from '../../../domain/labels/prompt-buttons.ts'
import type { PromptScreen } from '../../../domain/screens/screen.ts'
import { type SkipReason, skipReasons } from '../../../domain/session.ts'
import { cutText } from '../../../domain/texts/cut-text.ts'
import { button, type Card, type Control, type Part } from '../card.ts'
import { itemParts, textsOf } from './item-parts.ts'

/** Up to this many labels are buttons; more are a menu to choose from. */
const mostButtons = 5
const spokenItemChars = 300
const spokenLabels = 10

const reasonTexts: Readonly<Record<SkipReason, string>> = {
  'not-my-field': 'Not my field',
  unclear: 'Unclear',
  broken: 'Broken or empty',
  other: 'Other',
}

export function promptCard(screen: PromptScreen): Card {
  const { number, about, until } = screen.place
  const { parts, wasCut } = itemParts(screen.content)
  const place = `${number} of about ${about}, until ${until}`
  const { sessionId, position, revision } = screen.offer
  return {
    title: spoken(screen, place),
    step: `${sessionId.slice(-8)}-${position}-${revision}-${screen.asking}`,
    parts: [
      { kind: 'small', text: `${place} · ${screen.campaignName}` },
      ...parts,
      ...(wasCut ? [controls(button(promptButtons.readAll, { kind: 'read-all', offer: screen.offer }))] : []),
      { kind: 'text', words: [{ strong: question(screen) }] },
      ...(screen.taskType === 'rating' && screen.asking !== 'skip-reason' ? [scaleEnds(screen.labels)] : []),
      ...(screen.asking === 'label' ? askLabel(screen) : []),
      ...(screen.asking === 'closest' ? askClosest(screen) : []),
      ...(screen.asking === 'skip-reason' ? askReason(screen) : []),
    ],
  }
}

function question({ asking, taskType }: PromptScreen): string {
  if (asking === 'skip-reason') return 'Why skip it?'
  if (asking === 'closest') return 'Which is closest?'
  switch (taskType) {
    case 'choice':
      return 'Which label fits best?'
    case 'multi-choice':
      return 'Which labels fit? Tick all that do, then press Done.'
    case 'rating':
      return 'How do you rate it?'
    case 'pairwise':
      return 'Which one is better?'
  }
}

function askLabel(screen: PromptScreen): Part[] {
  const { offer } = screen
  return [
    labelControls(screen),
    controls(
      ...(screen.canUndo ? [button(promptButtons.undo, { kind: 'undo', offer })] : []),
      button(promptButtons.skip, { kind: 'skip', offer }),
      button(promptButtons.notSure, { kind: 'not-sure', offer }),
      {
        kind: 'menu',
        options: [
          { text: promptButtons.flag, intent: { kind: 'flag', offer } },
          { text: promptButtons.guide, intent: { kind: 'guide', campaignId: offer.campaignId } },
          { text: promptButtons.stop, intent: { kind: 'stop', offer } },
        ],
      },
    ),
  ]
}

function askClosest(screen: PromptScreen): Part[] {
  return [
    { kind: 'small', text: 'Your best guess helps. It is kept as a guess.' },
    labelControls(screen),
    controls(button(promptButtons.back, { kind: 'back', offer: screen.offer })),
  ]
}

function askReason({ offer }: PromptScreen): Part[] {
  const reasons = skipReasons.map((reason) => button(reasonTexts[reason], { kind: 'skip-because', offer, reason }))
  return [
    { kind: 'small', text: 'You will not be asked this one again.' },
    controls(...reasons),
    controls(button(promptButtons.back, { kind: 'back', offer })),
  ]
}

/** All labels in one block. One tap answers, except where several labels may fit. */
function labelControls({ taskType, labels, offer }: PromptScreen): Part {
  if (taskType === 'multi-choice') {
    const ticks = labels.map(({ id, name }) => ({ text: name, labelId: id }))
    return controls(
      { kind: 'ticks', placeholder: 'Choose all that fit', ticks },
      { kind: 'done', text: promptButtons.done, intent: { kind: 'answer', offer, labelIds: [] } },
    )
  }
  const options = labels.map((label) => ({
    text: label.name,
    spoken: taskType === 'rating' && label.definition !== '' ? `${label.name}: ${label.definition}` : null,
    intent: { kind: 'answer', offer, labelIds: [label.id] } as const,
  }))
  if (options.length <= mostButtons)
    return controls(...options.map((option): Control => ({ kind: 'button', ...option })))
  return controls({
    kind: 'select',
    placeholder: taskType === 'rating' ? 'Choose a rating' : 'Choose a label',
    options: options.map(({ text, intent }) => ({ text, intent })),
  })
}

/** What the two ends of a rating scale mean. */
function scaleEnds(labels: readonly Label[]): Part {
  const ends = [labels[0], labels.at(-1)].flatMap((label) => (label === undefined ? [] : [label]))
  const said = ends.map(({ name, definition }) => (definition === '' ? name : `${name}: ${definition}`))
  return { kind: 'small', text: said.join(' · ') }
}

function spoken(screen: PromptScreen, place: string): string {
  const texts = textsOf(screen.content)
  const item = texts
    .map(
      ({ name, text }) => `${name === null ? '' : `${name}: `}${cutText(text, spokenItemChars / texts.length).shown}`,
    )
    .join(' ')
  const names = screen.labels.slice(0, spokenLabels).map((label) => label.name)
  const more = screen.labels.length > names.length ? ' and more' : ''
  const answers = screen.asking === 'skip-reason' ? '' : `Answers: ${names.join(', ')}${more}.`
  return [`${screen.campaignName}, ${place}.`, item, question(screen), answers].filter(Boolean).join(' ')
}

function controls(...all: Control[]): Part {
  return { kind: 'controls', controls: all }
}
