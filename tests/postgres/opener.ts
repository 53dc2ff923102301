// A process that opens the Postgres of a folder, says where it is, and stops it when told to or when told nothing more.
import { createInterface } from 'node:readline'
import { openEmbeddedPostgres } from '../../src/postgres/embedded-postgres.ts'

const [dir = '', mode] = process.argv.slice(2)
const server = await openEmbeddedPostgres({ dir })
if (mode !== 'and-leave') process.on('SIGINT', () => {}) // as a server does that is still finishing its work
console.log(JSON.stringify({ url: server.url, shared: server.shared }))
if (mode !== 'and-leave') {
  for await (const line of createInterface(process.stdin)) if (line === 'stop') break
  await server.stop()
  process.exit(0)
}
