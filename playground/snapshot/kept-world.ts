import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** The files of the snapshot. */
export const keptFolder = new URL('./kept/', import.meta.url)

export const doorNames = ['label', 'lead', 'manager'] as const
export type DoorName = (typeof doorNames)[number]

const keptWorld = z.object({
  /** What the product's clock reads at its end. */
  at: z.iso.datetime(),
  /** The newest migration of the database that it was taken from. */
  migration: z.string(),
  /** A key of its own: where known answers are mixed in hangs on it. */
  encryptionKey: z.string(),
  doors: z.array(
    z.object({
      door: z.enum(doorNames),
      platform: z.enum(['slack', 'teams']),
      handle: z.string(),
      /** Where to land; null where it is found out when somebody comes. */
      messageTs: z.string().nullable(),
    }),
  ),
})

/** What there is to know of the workspace that has lived two weeks, beside its rows and messages. */
export type KeptWorld = z.infer<typeof keptWorld>

export async function readKeptWorld(): Promise<KeptWorld> {
  return keptWorld.parse(JSON.parse(await readFile(new URL('world.json', keptFolder), 'utf8')))
}
