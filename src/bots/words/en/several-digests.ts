import { agreementLevel } from '../../../domain/figures/agreement-level.ts'
import type { DigestFacts, DigestScreen, WeekChange } from '../../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../../domain/time/time.ts'
import { shortName } from '../short-name.ts'
import { percentDone, twoDigits } from './amounts.ts'
import { campaigns } from './campaigns.ts'
import { count, wholeNumber } from './count.ts'
import { dayWords, weekWords } from './days.ts'
import { decisions } from './decisions.ts'

type Week = DigestScreen['week']

function onTime({ takeaway, figures, week }: DigestScreen): string {
  if (figures === null) return takeaway.kind === 'quiet' && takeaway.state === 'paused' ? 'paused' : 'nobody answered'
  const done = `${percentDone(figures)} done`
  if (takeaway.kind === 'ended') return `finished, ${done}`
  if (takeaway.kind === 'complete') return `all ${count(takeaway.items, 'item')} done`
  if (takeaway.kind === 'paused') return `paused, ${done}`
  return `${done}, ${endWords(figures, week.to)}`
}

function endWords({ finish }: DigestFacts, week: LocalDay): string {
  if (finish.likely !== null) return `end around ${dayWords(finish.likely, week)}`
  return finish.why === 'years' ? 'end out of sight' : 'end not known yet'
}

function labels(figures: DigestFacts): string {
  const level = agreementLevel(figures.agreement)
  const { undecided = 0 } = figures
  const left = undecided === 0 ? '' : `, ${wholeNumber(undecided)} undecided`
  return `${level === null ? 'agreement not known yet' : `${enough[level.isEnough]} (${twoDigits(level.value)})`}${left}`
}

const enough = {
  yes: 'people agree well',
  perhaps: 'perhaps good enough',
  no: 'people agree too little',
} as const

/** What changed, of labels first; nothing where nothing did. */
function changed(changes: readonly WeekChange[], week: LocalDay): string[] {
  const one = changes.find(({ kind }) => kind === 'agreement') ?? changes[0]
  return one === undefined ? [] : [changeInShort(one, week)]
}

function changeInShort(change: WeekChange, week: LocalDay): string {
  switch (change.kind) {
    case 'answers':
      return `${moreOrFewer(change)} answers`
    case 'active':
      return `${moreOrFewer(change)} people`
    case 'agreement':
      return change.isChance === true
        ? `agreement was ${twoDigits(change.before)}`
        : `agreement ${change.now > change.before ? 'rose' : 'fell'} from ${twoDigits(change.before)}`
    case 'items':
      return `${count(change.added, 'item')} joined`
    case 'guideline':
      return 'new guideline'
    case 'state':
      return `${campaigns.states[change.now]} now`
    case 'likely':
      return `end was ${dayWords(change.before, week)}`
  }
}

function moreOrFewer({ now, before }: { readonly now: number; readonly before: number }): string {
  return `${wholeNumber(Math.abs(now - before))} ${now > before ? 'more' : 'fewer'}`
}

/** Several campaigns on one morning, in English: at most 120 words with two or three of them. */
export const severalDigests = {
  heading: (campaignCount: number, week: Week) =>
    `Weekly digest of ${count(campaignCount, 'campaign')}, ${weekWords(week)}`,
  headline(waiting: number, all: number): string {
    if (waiting === 0) return 'Nothing waits for a decision.'
    return `${wholeNumber(waiting)} of ${count(all, 'campaign')} ${waiting === 1 ? 'waits' : 'wait'} for a decision.`
  },
  /**
   * Name, on time, good, what changed, and what waits.
   * @param isPutBelow whether what waits has its button below
   */
  line(digest: DigestScreen, isPutBelow: boolean): string {
    const {
      campaignName,
      figures,
      changes,
      week,
      decisions: [first],
    } = digest
    const told = [onTime(digest), ...(figures === null ? [] : [labels(figures)]), ...changed(changes, week.to)]
    const waits = first === undefined || isPutBelow ? '' : ` Waits: ${decisions.waits(first, week.to).act}.`
    return `${shortName(campaignName)}: ${told.join('; ')}.${waits}`
  },
  /** To a screen reader. */
  moreOf: (campaignName: string) => `More about ${campaignName}`,
  rest(waiting: number, all: number): string {
    const waits = waiting === 0 ? 'nothing waits there' : `${count(waiting, 'decision waits', 'decisions wait')} there`
    return `And ${count(all, 'more campaign')}: ${waits}.`
  },
  chooseMore: 'More',
} as const
