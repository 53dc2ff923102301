import { timingSafeEqual } from 'node:crypto'
import { mayChange } from '../../domain/policies.ts'
import type { ExportLink } from '../../domain/screens/steer-screens.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { findExport } from '../../store/exports/export-files.ts'
import type { ExportOrder } from '../../store/exports/exports.ts'
import { heldRoles } from '../../store/people/members.ts'
import type { World } from '../world.ts'
import { exportCampaign } from './export-campaign.ts'
import { fileName, sentChoice, sentFormats } from './write-files.ts'

const goodForMinutes = 24 * 60
/** Where links lead, below the public address. */
export const exportPath = '/exports/'

/** Links to the files of an export, good for a day; null where nobody's browser reaches this process. */
export function linksTo(
  world: Signing & Pick<World, 'publicUrl' | 'now'>,
  { id }: ExportOrder,
): { readonly links: ExportLink[]; readonly until: Date } | null {
  if (world.publicUrl === null) return null
  const until = minutesLater(world.now(), goodForMinutes)
  const links = sentFormats.map(({ name }) => {
    const said = `${id}.${name}.${Math.floor(until.getTime() / 1000)}`
    return { format: name, url: `${world.publicUrl}${exportPath}${said}.${signatureOf(world, said)}` }
  })
  return { links, until }
}

export type LinkedFile = { readonly name: string; readonly pieces: AsyncIterable<string> }

/**
 * The file behind a link, as the campaign stands at this moment. Null for a link that is none of ours or too old, and where
 * whoever it was given to leads the campaign no more.
 */
export async function openLink(world: World, token: string): Promise<LinkedFile | null> {
  const [, said = '', id = '', formatName = '', seconds = '', signature = ''] = linkShape.exec(token) ?? []
  if (!isSame(signature, signatureOf(world, said)) || world.now().getTime() > Number(seconds) * 1000) return null
  const { prisma } = world.database
  const format = sentFormats.find(({ name }) => name === formatName)
  const order = await findExport(prisma, id)
  const campaign = order === null ? null : await loadCampaign(prisma, order.campaignId)
  if (format === undefined || order === null || campaign === null) return null
  if (!mayChange(await heldRoles(prisma, campaign.id, order.personId))) return null
  const pieces = exportCampaign(world, campaign.id, format, sentChoice)
  return { name: fileName(campaign, format, world.now()), pieces }
}

const linkShape = /^(([0-9a-f-]{36})\.([a-z0-9-]{1,20})\.(\d{1,12}))\.([\w-]{43})$/

type Signing = Pick<World, 'secretSeed'>

function signatureOf({ secretSeed }: Signing, said: string): string {
  return Buffer.from(secretSeed(`export link ${said}`), 'hex').toString('base64url')
}

function isSame(given: string, right: string): boolean {
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}
