#!/usr/bin/env node
const usage = `Usage: labelbreak <command>

  score   agreement, consensus and annotator quality of a file of labels
`

/** Loads only what the command at hand needs: `score` must not wait for a database or a bot. */
async function run([command, ...words]: readonly string[]): Promise<number> {
  switch (command) {
    case 'score': {
      const { runScore } = await import('./cli/score.ts')
      return runScore(words, process)
    }
    case 'help':
    case '--help':
      process.stdout.write(usage)
      return 0
    default:
      process.stderr.write(command === undefined ? usage : `labelbreak: no command "${command}"\n\n${usage}`)
      return 2
  }
}

process.exitCode = await run(process.argv.slice(2))
