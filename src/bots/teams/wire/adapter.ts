import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import { z } from 'zod'
import type { TeamsActivity } from './activity.ts'
import { appToken } from './app-token.ts'
import { rememberVouched, type Vouched } from './remember-vouched.ts'

type Factory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
export type Connector = Awaited<ReturnType<Factory['create']>>

/** How the app is known to Microsoft. */
export type Credentials = {
  readonly appId: string
  readonly password: string
  readonly tenantId: string
  /** Another address than Microsoft's own, without a slash at its end, for tests and the playground; else null. */
  readonly apiUrl: string | null
}

const timeoutMs = 10_000
const channelIssuer = 'https://api.botframework.com'
const login = 'https://login.microsoftonline.com'

/**
 * Microsoft's client repeats a POST up to four times, whatever its options say, and waits without end for an answer. Here
 * nothing is repeated, and each call has its time.
 */
function careful(factory: Factory): Factory {
  return {
    async create(serviceUrl, audience) {
      const client = await factory.create(serviceUrl, audience)
      const steps = pipelineOf(client)
      steps.removePolicy({ phase: 'Retry' })
      steps.addPolicy({
        name: 'time',
        sendRequest: (request, next) => next(Object.assign(request, { timeout: timeoutMs })),
      })
      return client
    },
  }
}

type Signing = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>

/** Signs what goes out with a token of our own asking. */
class AppCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #signing: Signing

  constructor(credentials: Credentials) {
    super(settingsOf(credentials))
    const { appId, password, tenantId, apiUrl } = credentials
    const url = apiUrl === null ? `${login}/${tenantId}` : `${apiUrl}/login/${tenantId}`
    const token = appToken({ appId, password, url })
    this.#signing = {
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await token()}`)
        return request
      },
    }
  }

  override async createCredentials(): Promise<Signing> {
    return this.#signing
  }
}

type Pipeline = {
  removePolicy(which: { readonly phase: 'Retry' }): unknown
  addPolicy(policy: {
    readonly name: string
    sendRequest(request: object, next: (request: object) => Promise<unknown>): Promise<unknown>
  }): void
}

const pipeline = z.custom<Pipeline>((value) => value instanceof Object)

/**
 * What the client is built on, which its type does not tell.
 * @throws where it is built on something else, for then it would repeat what it sends
 */
function pipelineOf(connector: object): Pipeline {
  const inner: unknown = Reflect.get(connector, 'client')
  return pipeline.parse(inner instanceof Object ? Reflect.get(inner, 'pipeline') : null)
}

/**
 * All that is asked of Microsoft's library: whether a request is Teams' own, and clients for the connector. Its way of
 * handling a request makes two clients each time and loses what is answered, so requests are handled here.
 */
export class TeamsAdapter extends CloudAdapter {
  readonly #appId: string
  readonly #authentication: ConfigurationBotFrameworkAuthentication
  readonly #connectors = new Map<string, Promise<Connector>>()
  /** Whether Microsoft vouches for a request. */
  readonly vouch: (authorization: string, activity: TeamsActivity) => Promise<Vouched>

  constructor(credentials: Credentials | null) {
    const authentication =
      credentials === null
        ? new ConfigurationBotFrameworkAuthentication()
        : new ConfigurationBotFrameworkAuthentication(settingsOf(credentials), new AppCredentials(credentials))
    super(authentication)
    this.#authentication = authentication
    this.#appId = credentials?.appId ?? ''
    this.vouch = rememberVouched(async (authorization, activity) => {
      const { claimsIdentity } = await authentication.authenticateRequest(asActivity(activity), authorization)
      return Number(claimsIdentity?.getClaimValue('exp') ?? 0)
    }, Date.now)
  }

  /** The client for calls to one address. */
  connector(serviceUrl: string): Promise<Connector> {
    const known = this.#connectors.get(serviceUrl)
    if (known !== undefined) return known
    const identity = this.createClaimsIdentity(this.#appId)
    const made = careful(this.#authentication.createConnectorFactory(identity)).create(serviceUrl, channelIssuer)
    this.#connectors.set(serviceUrl, made)
    return made
  }
}

/** The library's type asks for more than Teams sends, and the library for less. */
function asActivity(sent: TeamsActivity): Activity {
  const activity: Partial<Activity> = {}
  Object.assign(activity, sent)
  return activity as Activity
}

/** One setting of these asks for all others. */
function settingsOf({
  appId,
  password,
  tenantId,
  apiUrl,
}: Credentials): ConfigurationBotFrameworkAuthenticationOptions {
  const own = {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppTenantId: tenantId,
  }
  if (apiUrl === null) return own
  return {
    ...own,
    ToBotFromChannelOpenIdMetadataUrl: `${apiUrl}/openid/configuration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${apiUrl}/openid/configuration`,
    ToBotFromChannelTokenIssuer: channelIssuer,
    ToChannelFromBotOAuthScope: channelIssuer,
    ToChannelFromBotLoginUrl: `${apiUrl}/login/${tenantId}`,
    OAuthUrl: apiUrl,
  }
}
