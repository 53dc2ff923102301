import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { productFlags } from '../../product-flags.ts'

it('the command runs under the flags of the server, with its words, its input and those it was given besides', () => {
  const tells = `data:text/javascript,process.on('exit', () => console.log(JSON.stringify(process.execArgv)))`
  const stdout = execFileSync(process.execPath, ['--import', tells, 'src/cli.ts', 'score', '-', '--json'], {
    input: 'item,annotator,label\n1,ana,x\n1,ben,x\n2,ana,y\n2,ben,x\n',
    encoding: 'utf8',
  })
  const lines = stdout.trim().split('\n')
  expect(JSON.parse(lines.pop() ?? '')).toEqual([...productFlags, '--import', tells])
  expect(JSON.parse(lines.join('\n'))).toMatchObject({ items: 2, labels: 4 })
})
