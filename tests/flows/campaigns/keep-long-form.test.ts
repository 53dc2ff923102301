import { expect, it } from 'vitest'
import { keepLongForm, keptLongForm } from '../../../src/flows/campaigns/keep-long-form.ts'
import { worldOfFile } from '../world-of-file.ts'

const test = await worldOfFile('2026-11-23T12:00:00Z')

it('what somebody typed is kept for them alone, for a month', async () => {
  const { world, workspaceId } = test
  const lea = { workspaceId, externalId: 'lea' }
  const id = await keepLongForm(world, lea, { 'field-guideline': '逐条阅读' })
  expect(await keptLongForm(world, lea, id)).toEqual({ 'field-guideline': '逐条阅读' })
  expect(await keptLongForm(world, { workspaceId, externalId: 'maria' }, id)).toBeNull()
  test.pass(29 * 24 * 60)
  await keepLongForm(world, lea, {})
  expect(await keptLongForm(world, lea, id)).not.toBeNull()
  test.pass(2 * 24 * 60)
  await keepLongForm(world, lea, {})
  expect(await keptLongForm(world, lea, id)).toBeNull()
})
