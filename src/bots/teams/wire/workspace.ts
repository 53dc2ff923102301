/** One tenant in which the app is installed. */
export type TeamsWorkspace = {
  readonly id: string
  /** The tenant's id. */
  readonly externalId: string
  /** Where the tenant's messages go, as Teams last said; null where it never did. */
  readonly serviceUrl: string | null
  readonly botId: string
}

/** Where messages go while Teams has said nothing else: the address that Microsoft names for everybody. */
export const globalServiceUrl = 'https://smba.trafficmanager.net/teams/'
