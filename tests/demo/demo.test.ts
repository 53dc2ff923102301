import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { beforeAll, describe, expect, it } from 'vitest'

/** Runs the demo to its end. */
async function demo(...words: readonly string[]): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, ['demo/main.ts', ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text))
  const [code] = await once(child, 'close')
  return { code, said: said.join('') }
}

describe('the demo', () => {
  let first: Awaited<ReturnType<typeof demo>>
  let second: typeof first
  beforeAll(async () => {
    const tellTwoDays = () => demo('--seed', '3', '--days', '2')
    ;[first, second] = await Promise.all([tellTwoDays(), tellTwoDays()])
  }, 300_000)

  it('tells its first days over HTTP, and every claim that it makes of them holds', () => {
    const { code, said } = first
    expect(said).not.toContain('FAILED')
    expect(said).toContain('Monday 25 March')
    expect(said).toMatch(/ok +no answer lost or doubled: [1-9]\d+ acknowledged/)
    expect(said).toMatch(/reply lost: [1-9]/)
    expect(code).toBe(0)
  })

  it('tells the same story again for the same seed', () => {
    const [story, again] = [first, second].map(({ said }) => said.replace(/\d+ seconds\n$/, ''))
    expect(again).toBe(story)
  })

  it('says how it is used where its words are not understood', async () => {
    const { code, said } = await demo('--seed', 'many')
    expect(said).toContain('Usage: npm run demo')
    expect(code).toBe(2)
  })
})
