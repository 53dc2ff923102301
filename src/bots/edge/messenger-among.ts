import type { MessageAddress } from '../../domain/message.ts'
import type { Messenger } from '../../flows/world.ts'
import type { Platform } from '../platform.ts'

type Of = Platform['id']

const off = { kind: 'cut-off', reason: 'not_configured' } as const

/** For workspaces of a platform that is not served now: what is for them waits. */
const nowhere: Messenger = {
  send: async () => off,
  update: async () => off,
  sendFiles: async () => off,
  putFile: async () => off,
  publishHome: async () => off,
  lookUp: async () => ({ kind: 'no-answer' }),
  limits: { send: () => [], update: () => [], lookUp: () => [], publishHome: () => [] },
}

/** One messenger over all platforms that the product serves: each workspace is written to where it is. */
export function messengerAmong(platformOf: (workspaceId: string) => Of): {
  readonly messenger: Messenger
  /** Adds a platform; before anything is sent. */
  serve(platform: Of, messenger: Messenger): void
} {
  const all = new Map<Of, Messenger>()
  const of = ({ workspaceId }: Pick<MessageAddress, 'workspaceId'>) => all.get(platformOf(workspaceId)) ?? nowhere
  return {
    serve: (platform, messenger) => void all.set(platform, messenger),
    messenger: {
      send: (to, screen) => of(to).send(to, screen),
      update: (address, screen) => of(address).update(address, screen),
      sendFiles: (to, files, screen) => of(to).sendFiles(to, files, screen),
      putFile: (to, file, place) => of(to).putFile(to, file, place),
      publishHome: (who, screen) => of(who).publishHome(who, screen),
      lookUp: (who) => of(who).lookUp(who),
      limits: {
        send: (to) => of(to).limits.send(to),
        update: (address) => of(address).limits.update(address),
        lookUp: (who) => of(who).limits.lookUp(who),
        publishHome: (who) => of(who).limits.publishHome(who),
      },
    },
  }
}
