import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../db/database.ts'
import type { Jobs } from '../db/jobs.ts'
import { runStatement } from '../db/run-statement.ts'
import { endSession } from '../sessions/end-session.ts'
import { accountOf } from './reach.ts'

/**
 * Makes an account of somebody who has others a person of its own, who takes part in nothing yet. All that was done stays
 * with whom it was done as. What is on a screen of the account ends; what waits to be sent there goes to another account.
 *
 * @param newId the id of the new person
 * @returns whom the account was; null where it has always been a person of its own
 */
export async function partAccount(tx: Tx, jobs: Jobs, who: Sender, newId: string, now: Date): Promise<string | null> {
  const { workspaceId, externalId } = who
  const [held] = await runStatement<{ id: string }>(tx, {
    name: 'part-lock-person',
    text: `SELECT p.id::text AS id FROM people p JOIN identities i ON i.person_id = p.id
      WHERE i.workspace_id = $1::uuid AND i.external_id = $2 FOR UPDATE OF p`,
    values: [workspaceId, externalId],
  })
  if (held === undefined) return null
  const identity = await tx.identity.findUniqueOrThrow({
    where: { workspaceId_externalId: who },
    include: { person: true },
  })
  const { person } = identity
  const hasOthers = (await tx.identity.count({ where: { personId: held.id } })) > 1
  if (person.id !== held.id || !hasOthers) return null
  const { organizationId, name, zone, zoneBasis } = person
  const open = await runStatement<{ campaignId: string; sessionId: string }>(tx, {
    name: 'part-lock-sessions',
    text: `SELECT campaign_id::text AS "campaignId", id::text AS "sessionId" FROM sessions
      WHERE person_id = $1::uuid AND workspace_id = $2::uuid AND ended_at IS NULL ORDER BY campaign_id, id FOR UPDATE`,
    values: [person.id, workspaceId],
  })
  for (const session of open) await endSession(tx, jobs, session, 'accounts-changed', now)
  await tx.person.create({
    data: {
      id: newId,
      organizationId,
      name,
      zone,
      zoneBasis: await ownBasis(tx, workspaceId, zoneBasis),
      createdAt: now,
    },
  })
  await tx.identity.update({ where: { id: identity.id }, data: { personId: newId, usedAt: null } })
  await tx.home.updateMany({ where: who, data: { personId: newId } })
  await runStatement(tx, { ...sendElsewhere, values: [person.id, workspaceId] })
  return person.id
}

/** What another account's platform told is a guess for one of which no platform tells. */
async function ownBasis(tx: Tx, workspaceId: string, basis: string): Promise<string> {
  const { platform } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { platform: true } })
  return basis === 'told' && platform === 'teams' ? 'guessed' : basis
}

/** Unless another account of theirs is in this workspace too. */
const sendElsewhere = {
  name: 'part-send-elsewhere',
  text: `UPDATE deliveries d SET workspace_id = a.workspace_id
    FROM (SELECT workspace_id FROM ${accountOf('$1::uuid')} a) a
    WHERE d.person_id = $1::uuid AND d.workspace_id = $2::uuid AND d.channel IS NULL
      AND d.state IN ('held', 'waiting')
      AND NOT EXISTS (SELECT FROM identities WHERE person_id = $1::uuid AND workspace_id = $2::uuid)`,
}
