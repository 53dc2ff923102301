import { writeFile } from 'node:fs/promises'
import { type KeptWorld, keptFolder } from '../playground/snapshot/kept-world.ts'
import { newestMigration, readRows } from '../playground/snapshot/rows.ts'
import { openEmbeddedPostgres } from '../src/postgres/embedded-postgres.ts'
import { lead, managers } from './cast.ts'
import { planLastMorning } from './lived.ts'
import { onStage } from './on-stage.ts'
import { livedPlot } from './plot.ts'
import { encryptionKey, type Stage } from './stage.ts'
import { tellStory } from './story.ts'
import { markWhatIsRead } from './what-is-read.ts'
import { clientOf, type DemoWorld } from './world.ts'

/** `npm run playground:snapshot`: the demo's world, broken off in the middle of a working day, as the files of `npm start`. */

const seed = 3
const dayMs = 24 * 60 * 60_000
const mostBytes = 5_000_000

async function takeSnapshot(world: DemoWorld, { folder, slack, teams, product }: Stage): Promise<number> {
  const at = (await product.readClock()).toISOString()
  // The product keeps its database running: this only looks into it.
  const postgres = await openEmbeddedPostgres({ dir: `${folder}/.labelbreak` })
  const [rows, migration] = await Promise.all([readRows(postgres.url), newestMigration(postgres.url)])
  await postgres.stop()
  const kept: KeptWorld = {
    at,
    migration,
    encryptionKey,
    doors: [
      { door: 'label', platform: 'slack', handle: 'tomas', messageTs: null },
      { door: 'lead', platform: 'slack', handle: lead.handle, messageTs: newest(world, 'Let them go on') },
      { door: 'manager', platform: 'slack', handle: managers[0]?.handle ?? '', messageTs: newestDigest(world) },
    ],
  }
  markWhatIsRead(slack.parts, teams.parts, new Date(at))
  const files = {
    'world.json': `${JSON.stringify(kept, null, 2)}\n`,
    'rows.txt': rows,
    'slack.json': `${JSON.stringify({ ...slack.parts.state, files: {} })}\n`,
    // Its key is made anew: nothing that could be taken for somebody's lies about.
    'teams.json': `${JSON.stringify({ ...teams.parts.state, signingKey: '', files: {} })}\n`,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(new URL(name, keptFolder), text)
  return Object.values(files).reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}

function newest(world: DemoWorld, button: string): string {
  const client = clientOf(world, lead)
  const found = client.ids().findLast((id) => client.mail(id).buttons.includes(button))
  if (found === undefined) throw new Error(`the lead has no message with ${button}`)
  return found
}

function newestDigest(world: DemoWorld): string {
  const [manager] = managers
  const client = manager === undefined ? undefined : clientOf(world, manager)
  const found = client?.ids().findLast((id) => client.mail(id).words.includes('digest'))
  if (found === undefined) throw new Error('the manager has no digest')
  return found
}

const write = (text: string) => void process.stdout.write(text)
const bytes = await onStage({ seed, plot: livedPlot, env: process.env }, write, async (world, begins, stage) => {
  planLastMorning(world, new Date(begins.getTime() + livedPlot.days * dayMs))
  await tellStory(world, begins, livedPlot)
  return await takeSnapshot(world, stage)
})
if (bytes !== null) {
  write(`\n${(bytes / 1e6).toFixed(1)} MB in ${keptFolder.pathname}\n`)
  if (bytes > mostBytes) throw new Error(`that is more than ${mostBytes / 1e6} MB`)
}
