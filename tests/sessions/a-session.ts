import type { Label } from '../../src/domain/labels/label.ts'
import type { Session } from '../../src/domain/session.ts'
import type { Surroundings } from '../../src/sessions/step.ts'

export const noon = new Date('2026-11-23T12:00:00Z')

export function secondsAfter(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

const twoLabels: readonly Label[] = [
  { id: 1, name: 'Termination', definition: 'Ends the contract' },
  { id: 2, name: 'Assignment', definition: 'Hands the contract on' },
]

export function aSession(changed: Partial<Session> = {}): Session {
  return {
    campaignId: '0199a000-0000-7000-8000-000000000001',
    id: '0199a000-0000-7000-8000-000000000002',
    personId: '0199a000-0000-7000-8000-000000000003',
    startedAt: noon,
    endsAt: secondsAfter(noon, 300),
    ended: null,
    position: 1,
    revision: 1,
    asking: 'label',
    offeredAt: noon,
    dealt: 8,
    answered: 0,
    skipped: 0,
    paceMs: 15_000,
    ...changed,
  }
}

export function around(changed: Partial<Surroundings> = {}): Surroundings {
  return { taskType: 'choice', labels: twoLabels, open: true, isHoldDue: false, lastDone: 'answer', ...changed }
}
