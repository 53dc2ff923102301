import type { PreviewScreen } from '../../../domain/screens/screen.ts'
import { count } from '../../words/en/count.ts'
import { said } from '../../words/said.ts'
import type { Control, Part, WindowCard, Words } from '../card.ts'
import { itemParts } from '../sessions/item-parts.ts'

const mostProblems = 25
const mostWarnings = 15
const mostClasses = 30
const mostLabels = 15
const mostSamples = 5

/** What was found in the items file, then the first items as an expert will see them. */
export function previewWindow(screen: PreviewScreen): WindowCard {
  const { campaignId, problemCount } = screen
  const canLaunch = campaignId !== null && problemCount === 0
  return {
    heading: canLaunch ? 'Ready to launch?' : 'Not ready yet',
    parts: [
      { kind: 'text', words: [{ strong: screen.name }] },
      ...problemParts(screen, toStart, 'starting'),
      { kind: 'facts', facts: counts(screen) },
      ...labelParts(screen),
      ...tellingParts(screen),
      ...channelParts(screen),
      ...goldParts(screen),
      ...warningParts(screen, 'launch'),
      ...sampleParts(screen),
    ],
    submit: canLaunch ? { text: 'Launch', form: 'launch', intent: { kind: 'launch', campaignId } } : null,
    close: 'Back to the form',
    closesAll: false,
  }
}

const toStart =
  'Nothing was started. Correct the file, go back to the form, where all you filled in still is, and attach it again.'

/** @param advice what was not done, and what to do now */
export function problemParts(
  { problems, problemCount }: Pick<PreviewScreen, 'problems' | 'problemCount'>,
  advice: string,
  kept: 'starting' | 'being added',
): Part[] {
  if (problemCount === 0) return []
  const shown = problems.slice(0, mostProblems)
  const rest = problemCount - shown.length
  const verb = problemCount === 1 ? 'keeps' : 'keep'
  return [
    {
      kind: 'text',
      words: [{ strong: `${count(problemCount, 'problem')} ${verb} this from ${kept}. ` }, advice],
    },
    {
      kind: 'list',
      entries: shown.map(
        ({ line, message }): Words => (line === null ? [message] : [{ strong: `Line ${line}: ` }, message]),
      ),
    },
    ...(rest > 0 ? [{ kind: 'small', text: `and ${count(rest, 'more problem')}` } as const] : []),
  ]
}

function channelParts({ digestChannel }: PreviewScreen): Part[] {
  if (digestChannel === null) return []
  const words = [
    'The weekly digest also goes to ',
    { channel: digestChannel },
    '. Labelbreak has to be a member there.',
  ]
  return [{ kind: 'text', words }]
}

function counts({ items, gold, overlap, stopEarly, people }: PreviewScreen): (readonly [string, string])[] {
  const most = stopEarly === null ? '' : 'at most '
  return [
    ['Items', `${count(items, 'item')}, and ${gold} with a known answer`],
    [
      'Answers wanted',
      `${most}${count(items * overlap, 'answer')}: ${said.campaigns.answersEach({ overlap, stopEarly })}`,
    ],
    [
      'People',
      [
        count(people.annotators, 'annotator'),
        count(people.adjudicators, 'adjudicator'),
        count(people.managers, 'manager'),
      ].join(', '),
    ],
  ]
}

/** How the lines of labels were read: each name, and what stands behind its colon. */
function labelParts({ taskType, labels }: PreviewScreen): Part[] {
  if (taskType === 'pairwise' || labels.length === 0) return []
  const shown = labels.slice(0, mostLabels)
  const rest = labels.length - shown.length
  return [
    { kind: 'text', words: [{ strong: 'Labels' }] },
    {
      kind: 'list',
      entries: shown.map(
        ({ name, definition }): Words =>
          definition === '' ? [{ strong: name }] : [{ strong: `${name}: ` }, definition],
      ),
    },
    ...(rest > 0 ? [{ kind: 'small', text: `and ${count(rest, 'more label')}` } as const] : []),
  ]
}

/** Where some would hear of it later: when, and the button that tells them now. */
function tellingParts({ campaignId, telling, tellAll }: PreviewScreen): Part[] {
  if (campaignId === null || telling === null) return []
  const heard: Part = { kind: 'text', words: [{ strong: 'When people hear of it: ' }, said.telling.whenHeard(telling)] }
  if (tellAll === null) return [heard]
  const intent = { kind: 'launch-telling-all', campaignId } as const
  const confirm = said.telling.tellAll(tellAll)
  const control: Control = { kind: 'button', text: 'Launch and tell all now', spoken: null, intent, confirm }
  return [heard, { kind: 'controls', controls: [control] }]
}

export function goldParts({ goldByLabel, gold }: Pick<PreviewScreen, 'goldByLabel' | 'gold'>): Part[] {
  if (gold === 0) return []
  const shown = goldByLabel.slice(0, mostClasses).map(({ label, count: n }) => [label, String(n)] as const)
  const rest = goldByLabel.length - shown.length
  return [
    { kind: 'text', words: [{ strong: 'Known answers by label' }] },
    { kind: 'facts', facts: rest > 0 ? [...shown, ['Other labels', count(rest, 'more label')]] : shown },
  ]
}

export function warningParts({ warnings }: Pick<PreviewScreen, 'warnings'>, before: 'launch' | 'add them'): Part[] {
  if (warnings.length === 0) return []
  const shown = warnings.slice(0, mostWarnings)
  return [
    { kind: 'text', words: [{ strong: `Worth a look before you ${before}` }] },
    { kind: 'list', entries: shown.map((warning) => [warning]) },
  ]
}

export function sampleParts({ sample }: Pick<PreviewScreen, 'sample'>): Part[] {
  const shown = sample.slice(0, mostSamples)
  if (shown.length === 0) return []
  return [
    {
      kind: 'text',
      words: [
        { strong: shown.length === 1 ? 'The first item' : `The first ${shown.length} items` },
        ', as an expert sees them',
      ],
    },
    ...shown.flatMap((content, at): readonly Part[] => [
      { kind: 'small', text: `${at + 1} of ${shown.length}` },
      ...itemParts(content).parts,
    ]),
  ]
}
