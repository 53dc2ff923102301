import type { Credentials } from './wire/adapter.ts'

export type Installation = {
  readonly platform: 'teams'
  /** The tenant. */
  readonly externalId: string
  readonly name: string
  readonly botUserId: string
  readonly botId: string
}

/** A bot of a single tenant is at home there, whoever of its people has added it so far. */
export function describeInstallation({ appId, tenantId }: Pick<Credentials, 'appId' | 'tenantId'>): Installation {
  const botId = `28:${appId}`
  return { platform: 'teams', externalId: tenantId, name: 'Teams', botUserId: botId, botId }
}
