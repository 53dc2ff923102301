import { z } from 'zod'
import type { FilePlace } from '../../../flows/world.ts'
import { isOfFileStore } from './fetch-file.ts'

const uploadInfo = z.looseObject({
  uploadUrl: z.url(),
  contentUrl: z.url(),
  name: z.string().min(1),
  uniqueId: z.string().min(1),
  fileType: z.string(),
})
const consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ file: z.string() }),
  uploadInfo: uploadInfo.optional(),
})

/** What somebody answered to the offer of a file; `place` is null where they declined, `elsewhere` where no file store of Microsoft's is meant. */
export type Consent = { readonly file: string; readonly place: FilePlace | null | 'elsewhere' }

/** Null for what is no answer to an offer of ours. */
export function readConsent(apiUrl: string | null, value: unknown): Consent | null {
  const { data } = consent.safeParse(value)
  if (data === undefined) return null
  const { file } = data.context
  if (data.action === 'decline') return { file, place: null }
  return { file, place: placeOf(apiUrl, data.uploadInfo) }
}

/** The bytes go to no address but those of the file store: the request names it, and whoever forges one may name any. */
function placeOf(apiUrl: string | null, info: z.infer<typeof uploadInfo> | undefined): FilePlace | 'elsewhere' {
  const address = info === undefined ? null : URL.parse(info.uploadUrl)
  if (info === undefined || address === null || !takesFiles(address, apiUrl)) return 'elsewhere'
  const { uploadUrl, contentUrl, name, uniqueId, fileType } = info
  return { uploadUrl, contentUrl, name, uniqueId, fileType }
}

const suffixes = ['.sharepoint.com', '.sharepoint.us', '.1drv.com']
const hosts = new Set(['graph.microsoft.com', 'graph.microsoft.us'])

function takesFiles(address: URL, apiUrl: string | null): boolean {
  if (apiUrl !== null) return isOfFileStore(address, apiUrl)
  const { protocol, hostname, port, username } = address
  const isMicrosofts = hosts.has(hostname) || suffixes.some((suffix) => hostname.endsWith(suffix))
  return protocol === 'https:' && port === '' && username === '' && isMicrosofts
}
