/**
 * `npm run bench -- NAME …` runs `bench/NAME.ts`, prints what it measured, and as the last line one JSON object.
 * The exit code is 0 whatever the figures are: they are for whoever compares them.
 */
type Result = { name: string; ratio: number; target: number; ok: boolean } & Record<string, unknown>

const [name, ...args] = process.argv.slice(2)
if (name === undefined || !/^[a-z-]+$/.test(name)) throw new Error('which bench? npm run bench -- NAME …')

const { bench }: { bench: (args: readonly string[]) => Promise<Result> } = await import(`./${name}.ts`)
const result = await bench(args)
const width = Math.max(...Object.keys(result).map((key) => key.length))
for (const [key, value] of Object.entries(result)) {
  console.log(`${key.padEnd(width)}  ${typeof value === 'object' ? JSON.stringify(value) : value}`)
}
const { ratio, target, ok } = result
console.log(JSON.stringify({ name: result.name, ratio, target, ok }))
