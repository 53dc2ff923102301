import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { homeOwner, makeHome } from '../../src/postgres/home.ts'
import { chooseRuntime } from '../../src/postgres/runtime.ts'

/** Puts an empty cluster in `home`: a copy of one that is made once a run, where how it is made is not what is tested. */
export async function copyHome(home: string): Promise<void> {
  const made = join(inject('postgresDir'), 'made')
  if ((await homeOwner(made)) === null) await makeHome(await chooseRuntime(null), made)
  await cp(made, home, { recursive: true })
}
