import { createTeamsApp } from './bots/teams/app.ts'
import { teamsPlatform } from './bots/teams/limits.ts'
import type { TeamsConfig } from './config.ts'
import { type ServedPlatform, type Serving, workspaceMs } from './served-platform.ts'
import { outlast } from './store/db/passing-trouble.ts'
import {
  findConversation,
  findTenant,
  findTenantById,
  keepConversation,
  keepServiceUrl,
} from './store/people/tenants.ts'
import { keepGuessedZone } from './store/people/zones.ts'

export function serveTeams(teams: TeamsConfig, { world, log, serve }: Serving): ServedPlatform {
  const { prisma, clicks } = world.database
  const app = createTeamsApp({
    credentials: teams.credentials,
    logger: log.child({ part: 'teams' }),
    findWorkspace: (externalIds) => outlast(() => findTenant(clicks.prisma, 'teams', externalIds), workspaceMs),
    findWorkspaceById: (id) => findTenantById(prisma, id),
    keepServiceUrl: ({ id }, serviceUrl) => keepServiceUrl(prisma, id, serviceUrl),
    conversations: {
      find: (who) => findConversation(prisma, who),
      keep: (who, conversationId) => keepConversation(prisma, who, conversationId),
      keepZone: (who, zone, isFaint) => keepGuessedZone(prisma, who, zone, isFaint),
    },
    makeWorld: (messenger) => {
      serve(teamsPlatform.id, messenger)
      return world
    },
  })
  const catchUp = async () => {
    const tenant = await findTenant(prisma, teamsPlatform.id, [teams.tenantId])
    if (tenant !== null) await app.catchUp(tenant.id)
  }
  void catchUp().catch((error: unknown) => log.warn({ err: error }, 'messages were not brought up to date'))
  return {
    handleRequest: app.handleRequest,
    troubles: app.troubles,
    settled: app.settled,
    // Whoever starts the product has kept the tenant before.
    isInstalled: async () => true,
    stop: app.stop,
  }
}
