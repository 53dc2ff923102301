import type { CampaignForm } from '../../../src/domain/forms/campaign-form.ts'

/** Rows that make a campaign nobody could object to: 24 items, of which 4 are gold. */
export const goodRows = [
  'text,id,gold,explanation,priority,context_contract',
  ...Array.from({ length: 24 }, (_, at) => {
    const gold = at % 6 === 5 ? (at % 12 === 5 ? 'termination' : 'Assignment') : ''
    return `Clause ${100 + at} says so,c-${at},${gold},${gold === '' ? '' : 'It does.'},${at % 3},Lease ${at % 2}`
  }),
].join('\n')

/** A form in which nothing is wrong, with some fields changed. */
export function aForm(changes: Partial<CampaignForm> = {}): CampaignForm {
  return {
    name: 'Contract clauses',
    purpose: 'Find the clauses that end a deal.',
    taskType: 'choice',
    labels: 'Termination: Ends the contract\nAssignment: Hands it on',
    guideline: 'Read the whole clause.',
    guidelineFile: null,
    itemRows: goodRows,
    itemFile: null,
    columns: null,
    overlap: 2,
    stopAt: null,
    fewestAnswers: null,
    goldShare: 0.05,
    sessionMinutes: 5,
    annotators: ['ana', 'bo'],
    adjudicators: ['cy'],
    managers: ['dee'],
    digest: { weekday: 1, minuteOfDay: 540 },
    digestChannel: null,
    ...changes,
  }
}
