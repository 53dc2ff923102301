import { newId } from './ids-and-stamps.ts'
import type { StoredFile } from './workspace-state.ts'

/** A file as Slack describes it to apps. */
export type FileInfo = {
  readonly id: string
  readonly created: number
  readonly timestamp: number
  readonly name: string
  readonly title: string
  readonly mimetype: string
  readonly filetype: string
  readonly pretty_type: string
  readonly user: string
  readonly user_team: string
  readonly size: number
  readonly mode: 'hosted'
  readonly is_external: false
  readonly alt_txt: string
  readonly url_private: string
  readonly url_private_download: string
  readonly permalink: string
}

const mimeTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  md: 'text/markdown',
  txt: 'text/plain',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
}

export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'txt'
}

export function describeFile(name: string, user: string, size: number, createdMs: number): StoredFile {
  const mimetype = mimeTypes[extensionOf(name)] ?? 'application/octet-stream'
  return { id: newId('F'), name, title: name, mimetype, user, size, createdMs, altText: '' }
}

export function fileInfo(file: StoredFile, teamId: string, url: string): FileInfo {
  const path = `${url}/files-pri/${teamId}-${file.id}`
  const name = encodeURIComponent(file.name)
  const filetype = extensionOf(file.name)
  return {
    id: file.id,
    created: Math.floor(file.createdMs / 1000),
    timestamp: Math.floor(file.createdMs / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: file.user,
    user_team: teamId,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    alt_txt: file.altText,
    url_private: `${path}/${name}`,
    url_private_download: `${path}/download/${name}`,
    permalink: `${url}/files/${file.user}/${file.id}/${name}`,
  }
}
