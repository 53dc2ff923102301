import { readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { fillPage, pages } from './pages.ts'

export type Asset = { readonly type: string; readonly body: string }

const pageFolder = join(import.meta.dirname, '..', 'page')
const require = createRequire(import.meta.url)
const preactFolder = dirname(require.resolve('preact/package.json'))
const htmFolder = join(dirname(require.resolve('htm/preact')), '..')

/** The libraries that the page uses, served from where npm put them. */
const libraries: Readonly<Record<string, string>> = {
  '/lib/preact.js': join(preactFolder, 'dist/preact.mjs'),
  '/lib/preact/hooks.js': join(preactFolder, 'hooks/dist/hooks.mjs'),
  '/lib/htm.js': join(htmFolder, 'dist/htm.module.js'),
  '/lib/htm/preact.js': join(htmFolder, 'preact/index.module.js'),
  '/lib/adaptivecards.js': require.resolve('adaptivecards/dist/adaptivecards.min.js'),
}
const script = 'text/javascript; charset=utf-8'
const kept = new Map<string, Asset>()

/** The page, its styles, its modules (TypeScript with the types taken out) and libraries; null for anything else. */
export async function pageAsset(path: string): Promise<Asset | null> {
  const found = kept.get(path) ?? (await read(path))
  if (found !== null) kept.set(path, found)
  return found
}

async function read(path: string): Promise<Asset | null> {
  const library = libraries[path]
  if (library !== undefined) return { type: script, body: forBrowser(await readFile(library, 'utf8')) }
  const page = pages[path]
  if (page !== undefined) {
    const frame = await readFile(join(pageFolder, 'page.html'), 'utf8')
    return { type: 'text/html; charset=utf-8', body: fillPage(frame, page) }
  }
  const name = /^\/page\/((?:[a-z-]+\/)?[a-z-]+\.(?:ts|css))$/.exec(path)?.[1]
  if (name === undefined) return null
  const text = await readFile(join(pageFolder, name), 'utf8').catch(() => null)
  if (text === null) return null
  if (name.endsWith('.ts')) return { type: script, body: forBrowser(stripTypeScriptTypes(text)) }
  return { type: 'text/css; charset=utf-8', body: text }
}

/** Packages are named as in Node; a browser needs their paths. */
function forBrowser(code: string): string {
  return code
    .replaceAll(
      /\bfrom\s*(["'])(preact|preact\/hooks|htm|htm\/preact)\1/g,
      (_, quote, name) => `from ${quote}/lib/${name}.js${quote}`,
    )
    .replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '')
}
