import { afterAll, beforeAll, expect, test } from 'vitest'
import { shownText } from '../../../playground/slack/blocks/shown-text.ts'
import { type Product, startProduct } from './a-product.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.close())

async function hoursKept(): Promise<unknown[]> {
  return (await product.database.pool.query('select hours from asking_settings')).rows.map(({ hours }) => hours)
}

test('/label settings opens the window with the usual hours, says what is wrong beside its field, and keeps the rest', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  expect(await maria.command('/label settings')).toMatchObject({ error: null })
  const window = await slack.until(() => (maria.view()?.title === 'When to ask you' ? maria.view() : null))
  expect(shownText(window.blocks)).toContain('Europe/Stockholm')

  await maria.fill('Quiet hours', 'at noon')
  await maria.fill('Days off and leave', '2026-12-24 to 2027-01-02\n2026-13-01')
  const refused = await maria.submit()
  expect(Object.keys(refused.fieldErrors).sort()).toEqual(['daysOff', 'quiet'])
  expect(await hoursKept()).toEqual([])

  await maria.fill('Working days', ['Monday', 'Wednesday'])
  await maria.fill('From', '10:00')
  await maria.fill('Until', '16:30')
  await maria.fill('Days with other hours', 'Wed 13-15')
  await maria.fill('Quiet hours', '12:00-13:00')
  await maria.fill('Days off and leave', '2026-12-24 to 2027-01-02')
  await maria.fill('Away until', '2026-11-27')
  await maria.fill('On leave until', '2026-12-01')
  expect(await maria.submit()).toMatchObject({ error: null, fieldErrors: {} })
  expect(shownText(maria.view()?.blocks ?? [])).toContain('Wednesday 2 December')
  const usual = { from: 600, until: 990 }
  expect(await hoursKept()).toEqual([
    {
      weekly: [usual, null, { from: 780, until: 900 }, null, null, null, null],
      quiet: [{ from: 720, until: 780 }],
      off: [
        { first: '2026-11-23', last: '2026-11-27' },
        { first: '2026-12-24', last: '2027-01-02' },
      ],
      onLeaveUntil: '2026-12-01',
    },
  ])
})

test('the window shows next time what was kept, and all of it can be taken back', async () => {
  const { slack } = product
  const maria = slack.as('maria')
  await maria.closeView({ all: true })
  await maria.command('/label settings')
  const window = await slack.until(() => (maria.view()?.title === 'When to ask you' ? maria.view() : null))
  const shown = JSON.stringify(window.blocks)
  for (const kept of ['Wed 13:00-15:00', '12:00-13:00', '2026-12-24 to 2027-01-02', '2026-12-01', '"10:00"']) {
    expect(shown).toContain(kept)
  }
  await maria.fill('Working days', [])
  await maria.fill('Days with other hours', null)
  await maria.fill('Quiet hours', null)
  await maria.fill('Days off and leave', null)
  await maria.fill('On leave until', '2026-11-23')
  expect(await maria.submit()).toMatchObject({ error: null, fieldErrors: {} })
  expect(shownText(maria.view()?.blocks ?? [])).toContain('not asked at all')
  expect(await hoursKept()).toEqual([{ weekly: Array(7).fill(null), quiet: [], off: [], onLeaveUntil: null }])
})
