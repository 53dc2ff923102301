import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { migrate } from '../../src/store/db/migrate.ts'
import { loadApartFigures, loadFigures, loadNightFigures } from '../../src/store/figures/figures.ts'
import { emptyDatabase } from '../support/database.ts'

const migrations = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))

const before = {
  agreement: {
    alpha: { value: 0.5, low: 0.25, high: 0.75, reason: null },
    ac1: { value: 0.875, low: null, high: null, reason: 'too few items' },
    items: 40,
    labelId: 2,
  },
  annotators: [
    { personId: 'p1', balanced: { value: 0.75, low: 0.5, high: 1, n: 10 } },
    { personId: 'p2', balanced: { value: 0.5, low: 0, high: 1, n: 9 } },
    { personId: 'p3', balanced: { value: null, reason: 'no gold was answered yet' } },
  ],
  mistakes: [{ truth: '1', instead: '2' }],
  forecast: null,
  balance: null,
  signs: null,
}
const undefinedAlpha = {
  ...before,
  agreement: { alpha: { value: null, low: null, high: null, reason: 'why' }, ac1: null, items: 9, labelId: null },
  annotators: [],
  signs: {
    consensus: { method: 'dawid-skene', reasons: ['a doubt in words'] },
    minutes: { perLabel: { value: 0.5 }, perCorrectLabel: { value: null, reason: 'why' } },
  },
}

it('figures that were computed before status and digest shared a shape are brought to it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  const database = await emptyDatabase()
  const client = new pg.Client({ connectionString: database.url })
  try {
    const names = await readdir(migrations)
    const ours = names.find((name) => name.endsWith('figures_of_one_shape')) ?? ''
    for (const name of names) {
      if (name < ours) await cp(join(migrations, name), join(folder, name), { recursive: true })
    }
    await migrate(database.url, { folder })
    await client.connect()
    const [organization, campaign] = [uuidv7(), uuidv7()]
    await client.query(
      `INSERT INTO campaign_figures (organization_id, campaign_id, figures, at, night_figures, night_at)
       VALUES ($1, $2, $3, now(), $4, now())`,
      [organization, campaign, before, undefinedAlpha],
    )
    const { signs } = undefinedAlpha
    await client.query(
      `INSERT INTO digests (organization_id, campaign_id, week_start, figures, computed_at)
       VALUES ($1, $2, '2026-11-16', $3, now())`,
      [organization, campaign, { invited: 3, quality: { signs }, apart: { inReview: 1, quality: { signs: null } } }],
    )
    await migrate(database.url)
    expect((await loadFigures(client, campaign))?.figures).toEqual({
      agreement: {
        alpha: 0.5,
        interval: { low: 0.25, high: 0.75 },
        items: 40,
        labelId: 2,
        isSample: false,
        ac1: { value: 0.875, interval: null },
      },
      balanced: [{ personId: 'p1', value: 0.75, low: 0.5, high: 1 }],
      mistakes: before.mistakes,
      forecast: null,
      balance: null,
      signs: null,
      told: {},
    })
    const night = (await loadNightFigures(client, campaign))?.figures
    const told = { 'label-minutes': { value: 0.5, low: null, high: null } }
    const agreement = { alpha: null, why: 'all-the-same', items: 9, labelId: null, ac1: null }
    expect(night).toMatchObject({ agreement, balanced: [], told })
    const { rows } = await client.query('SELECT figures FROM digests')
    const apart = { inReview: 1, quality: { signs: null, told: {} } }
    expect(rows).toEqual([{ figures: { invited: 3, quality: { signs, told }, apart } }])
    expect((await loadApartFigures(client, campaign))?.figures).toEqual(night)
  } finally {
    await client.end()
    await database.drop()
    await rm(folder, { recursive: true })
  }
})
