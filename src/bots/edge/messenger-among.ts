import type { MessageAddress } from '../../domain/message.ts'
import type { Messenger } from '../../flows/world.ts'
import type { Platform } from '../platform.ts'

type Of = Platform['id']

/** One messenger over all platforms that the product serves: each workspace is written to where it is. */
export function messengerAmong(platformOf: (workspaceId: string) => Of): Messenger & {
  /** Adds a platform; before anything is sent. */
  serve(platform: Of, messenger: Messenger): void
} {
  const all = new Map<Of, Messenger>()
  const of = ({ workspaceId }: Pick<MessageAddress, 'workspaceId'>): Messenger => {
    const platform = platformOf(workspaceId)
    const messenger = all.get(platform)
    if (messenger === undefined) throw new Error(`nothing is configured for ${platform}, where workspace ${workspaceId} is`)
    return messenger
  }
  return {
    serve: (platform, messenger) => void all.set(platform, messenger),
    send: (to, screen) => of(to).send(to, screen),
    update: (address, screen) => of(address).update(address, screen),
    sendFiles: (to, files, screen) => of(to).sendFiles(to, files, screen),
    publishHome: (who, screen) => of(who).publishHome(who, screen),
    lookUp: (who) => of(who).lookUp(who),
    limits: {
      send: (to) => of(to).limits.send(to),
      update: (address) => of(address).limits.update(address),
      lookUp: (who) => of(who).limits.lookUp(who),
      publishHome: (who) => of(who).limits.publishHome(who),
    },
  }
}
