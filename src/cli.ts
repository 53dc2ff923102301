#!/usr/bin/env node
import { underProductFlags } from './cli/under-product-flags.ts'

const usage = `Usage: labelbreak <command>

  import  adds the items of a file to a campaign
  export  a campaign's answers, as JSONL or CSV
  score   agreement, consensus and annotator quality of a file of labels
  teams-package
          the app package for Microsoft Teams
  help    this; labelbreak <command> --help tells more
`

const commands = ['import', 'export', 'score', 'teams-package', 'help']

/** Loads only what the command at hand needs: `score` must not wait for a database or a bot. */
async function run([command, ...words]: readonly string[]): Promise<number> {
  switch (command) {
    case 'import': {
      const { runImport } = await import('./cli/import.ts')
      return runImport(words, process, process.env)
    }
    case 'export': {
      const { runExport } = await import('./cli/export.ts')
      return runExport(words, process, process.env)
    }
    case 'score': {
      const { runScore } = await import('./offline/cli-score.ts')
      return runScore(words, process)
    }
    case 'teams-package': {
      const { runTeamsPackage } = await import('./cli/teams-package.ts')
      return runTeamsPackage(words, process, process.env)
    }
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(usage)
      return 0
    case undefined:
      process.stderr.write(usage)
      return 2
    default:
      process.stderr.write(`labelbreak: no command "${command}"${await advice(command)}\n\n${usage}`)
      return 2
  }
}

async function advice(command: string): Promise<string> {
  const { nearest } = await import('./domain/texts/nearest.ts')
  const near = nearest(command, commands)
  return near === null ? '' : `; did you mean "${near}"?`
}

const words = process.argv.slice(2)
underProductFlags(import.meta.filename, words)
process.exitCode = await run(words)
