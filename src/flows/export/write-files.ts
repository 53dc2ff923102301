import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Campaign } from '../../domain/campaign.ts'
import type { FileToSend, World } from '../world.ts'
import { type ExportStyle, exportCampaign } from './export-campaign.ts'
import type { ExportFormat } from './formats/export-format.ts'
import { exportFormats } from './formats.ts'

/** Files above this are for the command line, or for a link: a platform's upload holds them in memory. */
const mostFileBytes = 200 * 1024 * 1024

/** What somebody who asks in chat gets, in the order in which it is named. */
export const sentFormats: readonly ExportFormat[] = exportFormats.filter(({ isSentInChat }) => isSentInChat)

/** What is in them: known answers are for the command line alone. */
export const sentChoice: ExportStyle = { gold: false, superseded: false, forExcel: true }

/** The name of an export's file, which every file system takes. */
export function fileName(campaign: Campaign, { extension }: ExportFormat, at: Date): string {
  const plain = campaign.name.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '-')
  const slug = plain.replace(/^-+|-+$/g, '').slice(0, 60) || 'campaign'
  return `${slug}-${at.toISOString().slice(0, 10)}.${extension}`
}

/** Of the id of a file. */
export function formatOf(fileId: string): string {
  return fileId.split(' ')[1] ?? ''
}

/** Writes files of these formats into the folder. */
export async function writeFiles(
  world: World,
  campaign: Campaign,
  exportId: string,
  formats: readonly ExportFormat[],
  folder: string,
): Promise<FileToSend[] | 'too-large'> {
  const files: FileToSend[] = []
  for (const format of formats) {
    const name = fileName(campaign, format, world.now())
    const path = join(folder, name)
    const pieces = exportCampaign(world, campaign.id, format, sentChoice)
    await pipeline(Readable.from(pieces), createWriteStream(path))
    if ((await stat(path)).size > mostFileBytes) return 'too-large'
    files.push({ id: `${exportId} ${format.name}`, name, path })
  }
  return files
}

/** Has something done with a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'labelbreak-export-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
