import type { PreviewScreen } from '../../../domain/screens/screen.ts'
import { taskTypes } from '../../../domain/task-types/task-types.ts'
import { workAhead } from '../../../domain/task-types/work-ahead.ts'
import type { ButtonIntent } from '../../codec/intent-codec.ts'
import { said } from '../../words/said.ts'
import { button, type Confirm, type Control, type Fact, type Part, type WindowCard, type Words } from '../card.ts'
import { itemParts } from '../sessions/item-parts.ts'
import { answerLine } from './answer-line.ts'

const mostProblems = 25
const mostWarnings = 15
const mostClasses = 30
const mostLabels = 15
const mostSamples = 5

/** What was found in the items file, then the first items as an expert will see them. */
export function previewWindow(screen: PreviewScreen): WindowCard {
  const { campaignId, problemCount, canLeaveOut, digestChannel } = screen
  const { campaign } = said.preview
  const canLaunch = campaignId !== null && problemCount === 0
  return {
    heading: canLaunch ? campaign.heading.ready : campaign.heading.notReady,
    parts: [
      { kind: 'text', words: [{ strong: screen.name }] },
      ...problemParts(screen, campaign.problems),
      ...(canLeaveOut === null
        ? []
        : leaveOutParts(canLeaveOut.rows, { kind: 'leave-out-of-draft', campaignId: canLeaveOut.campaignId })),
      ...leftOutParts(screen),
      {
        kind: 'facts',
        facts: [
          campaign.items(screen),
          campaign.answersWanted(screen),
          campaign.people(screen.people),
          ...timeFact(screen),
        ],
      },
      ...labelParts(screen),
      ...answerLine(screen.taskType, screen.labels),
      ...tellingParts(screen),
      ...(digestChannel === null ? [] : [{ kind: 'text', words: campaign.digestChannel(digestChannel) } as const]),
      ...goldParts(screen),
      ...warningParts(screen, campaign.warnings),
      ...sampleParts(screen),
    ],
    submit: canLaunch ? { text: campaign.launch, form: 'launch', intent: { kind: 'launch', campaignId } } : null,
    close: said.windows.backToForm,
    closesAll: false,
  }
}

/** @param point how many there are, what was not done, and what to do now */
export function problemParts(
  { problems, problemCount }: Pick<PreviewScreen, 'problems' | 'problemCount'>,
  point: (problems: number) => Words,
): Part[] {
  if (problemCount === 0) return []
  const shown = problems.slice(0, mostProblems)
  const rest = problemCount - shown.length
  return [
    { kind: 'text', words: point(problemCount) },
    { kind: 'list', entries: shown.map(({ line, what }) => said.preview.problem(line, said.problems.words(what))) },
    ...(rest > 0 ? [{ kind: 'small', text: said.preview.moreProblems(rest) } as const] : []),
  ]
}

function timeFact(screen: PreviewScreen): Fact[] {
  const work = workAhead({ ...screen, annotators: screen.people.annotators })
  return work === null ? [] : [said.preview.campaign.time(work, screen)]
}

/** Where only rows are wrong, the rest can go on without them. */
export function leaveOutParts(rows: number, intent: ButtonIntent): Part[] {
  return [{ kind: 'controls', controls: [button(said.preview.leaveOut(rows), intent)] }]
}

export function leftOutParts({ leftOut }: Pick<PreviewScreen, 'leftOut'>): Part[] {
  return leftOut === 0 ? [] : [{ kind: 'text', words: said.preview.leftOut(leftOut) }]
}

/** How the lines of labels were read: each name, and what stands behind its colon. */
function labelParts({ taskType, labels }: PreviewScreen): Part[] {
  if (taskTypes[taskType].labels.kind === 'own' || labels.length === 0) return []
  const shown = labels.slice(0, mostLabels)
  const rest = labels.length - shown.length
  return [
    { kind: 'text', words: [{ strong: said.preview.labels }] },
    { kind: 'list', entries: shown.map(({ name, definition }) => said.preview.label(name, definition)) },
    ...(rest > 0 ? [{ kind: 'small', text: said.preview.moreLabels(rest) } as const] : []),
  ]
}

/** Where some would hear of it later: when, and the buttons that tell them now. */
function tellingParts({ campaignId, telling, tellAll, tellAtAnyHour }: PreviewScreen): Part[] {
  if (campaignId === null || telling === null) return []
  const { whenHeard, launchAndTell, launchAtAnyHour } = said.preview.campaign
  const heard: Part = { kind: 'text', words: whenHeard(telling) }
  const told = (kind: 'launch-telling-all' | 'launch-at-any-hour', text: string, confirm: Confirm): Control => {
    return { kind: 'button', text, spoken: null, intent: { kind, campaignId }, confirm }
  }
  const controls = [
    ...(tellAll === null ? [] : [told('launch-telling-all', launchAndTell, said.telling.tellAll(tellAll))]),
    ...(tellAtAnyHour === null
      ? []
      : [told('launch-at-any-hour', launchAtAnyHour, said.telling.tellAtAnyHour(tellAtAnyHour))]),
  ]
  return controls.length === 0 ? [heard] : [heard, { kind: 'controls', controls }]
}

export function goldParts({ goldByLabel, gold }: Pick<PreviewScreen, 'goldByLabel' | 'gold'>): Part[] {
  if (gold === 0 || goldByLabel.length === 0) return []
  const shown = goldByLabel
    .slice(0, mostClasses)
    .map(({ label, count: n }) => [said.preview.labelOrNone(label), said.preview.goldCount(n)] as const)
  const rest = goldByLabel.length - shown.length
  return [
    { kind: 'text', words: [{ strong: said.preview.goldByLabel }] },
    { kind: 'facts', facts: rest > 0 ? [...shown, said.preview.otherLabels(rest)] : shown },
  ]
}

export function warningParts({ warnings }: Pick<PreviewScreen, 'warnings'>, heading: string): Part[] {
  if (warnings.length === 0) return []
  const shown = warnings.slice(0, mostWarnings)
  return [
    { kind: 'text', words: [{ strong: heading }] },
    { kind: 'list', entries: shown.map((warning) => [said.items.warning(warning)]) },
  ]
}

export function sampleParts({ sample }: Pick<PreviewScreen, 'sample'>): Part[] {
  const shown = sample.slice(0, mostSamples)
  if (shown.length === 0) return []
  return [
    { kind: 'text', words: said.preview.sample(shown.length) },
    ...shown.flatMap((content, at): readonly Part[] => [
      { kind: 'small', text: said.preview.sampleNumber(at + 1, shown.length) },
      ...itemParts(content).parts,
    ]),
  ]
}
