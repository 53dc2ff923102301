import { readFileSync } from 'node:fs'

const manifest = new URL('../../slack-manifest.yaml', import.meta.url)

/**
 * The scopes that the app's manifest asks for: what its token may do once it is installed.
 * @throws Error where the manifest lists none
 */
export function manifestScopes(): readonly string[] {
  const listed = /^ {2}scopes:\n {4}bot:\n((?: {6}- \S+\n)+)/m.exec(readFileSync(manifest, 'utf8'))?.[1]
  if (listed === undefined) throw new Error('the manifest lists no scopes of a bot')
  return [...listed.matchAll(/- (\S+)/g)].map(([, scope = '']) => scope)
}

/** The slash commands that the app's manifest registers. */
export function manifestCommands(): readonly string[] {
  return [...readFileSync(manifest, 'utf8').matchAll(/^ +- command: (\/\S+)$/gm)].map(([, command = '']) => command)
}
