import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerKey, labelsAnswer } from '../../../src/domain/answer.ts'
import { answerColumns, keyOf, readAnswer, readAnswerIfAny, sameAnswer } from '../../../src/store/db/kept-answer.ts'
import { freshDatabase } from '../../support/database.ts'

let fresh: { url: string; drop(): Promise<void> }
let pool: pg.Pool
beforeAll(async () => {
  fresh = await freshDatabase()
  pool = new pg.Pool({ connectionString: fresh.url, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await fresh.drop()
})

type Row = { readonly label_ids: readonly number[]; readonly content: unknown }

const labels = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }).map(labelsAnswer)
/** As a kind of answer keeps it that is no labels. */
const beyond = fc.record({
  label_ids: fc.constant([]),
  content: fc.record({
    key: fc.constantFrom('1', 'a', 'b'),
    answer: fc.record({ kind: fc.constant('later'), says: fc.string() }),
  }),
})
const rows: fc.Arbitrary<Row> = fc.oneof(labels.map(answerColumns), beyond)

async function compared(one: Row, other: Row) {
  const { rows: found } = await pool.query<{ same: boolean; key: string }>(
    `SELECT ${sameAnswer('a', 'b')} AS same, ${keyOf('a')} AS key
     FROM (SELECT $1::int[] AS label_ids, $2::jsonb AS content) a, (SELECT $3::int[] AS label_ids, $4::jsonb AS content) b`,
    [one, other].flatMap(({ label_ids, content }) => [label_ids, content === null ? null : JSON.stringify(content)]),
  )
  return found[0]
}

test('two rows hold the same answer exactly if both are labels, or neither is, and their keys are the same', async () => {
  const keyIn = ({ label_ids, content }: Row) =>
    content === null ? `labels ${label_ids.join('-')}` : `content ${Object(content).key}`
  await fc.assert(
    fc.asyncProperty(rows, rows, async (one, other) => {
      expect((await compared(one, other))?.same).toBe(keyIn(one) === keyIn(other))
    }),
  )
})

test('the database and the code give an answer one key, and what is kept is read again', async () => {
  await fc.assert(
    fc.asyncProperty(labels, async (answer) => {
      const { label_ids: labelIds, content } = answerColumns(answer)
      expect((await compared({ label_ids: labelIds, content }, { label_ids: [], content }))?.key).toBe(
        answerKey(answer),
      )
      expect(readAnswer({ labelIds, content })).toEqual(answer)
    }),
  )
  await fc.assert(
    fc.asyncProperty(beyond, async ({ content }) => {
      expect(readAnswer({ labelIds: [], content })).toEqual(content.answer)
      expect((await compared({ label_ids: [], content }, { label_ids: [], content }))?.key).toBe(content.key)
    }),
  )
  expect(readAnswerIfAny({ labelIds: [], content: null })).toBeNull()
})
