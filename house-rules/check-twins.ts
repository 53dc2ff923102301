import { basename, dirname } from 'node:path'
import ts from 'typescript'
import type { Breach, TreeFile } from './breach.ts'
import { differs } from './twins-differ.ts'

/**
 * Folders of platforms are twins. The files of each folder itself, what those export (a platform's name in it aside), and the
 * cases that it tells apart of a union of ours, by `something.kind`, wherever in the folder, are the same, or `twins-differ.ts`
 * says why not. What lies in subfolders is a platform's own business.
 */
const folder = /^src\/bots\/(slack|teams)\//
const platforms = ['slack', 'teams']

/** Something that a twin must have too. */
type Has = { readonly file: string; readonly line: number; readonly what: string }

export function checkTwins(files: readonly TreeFile[]): Breach[] {
  const found = new Map(platforms.map((platform) => [platform, files.flatMap((file) => allOf(platform, file))]))
  const paths = new Set(files.map(({ path }) => path))
  return platforms.flatMap((platform) => {
    const [twin = ''] = platforms.filter((one) => one !== platform)
    const [own = [], theirs = []] = [found.get(platform), found.get(twin)]
    if (own.length === 0 || theirs.length === 0) return []
    return [...lacking(platform, own, twin, theirs), ...untrue(platform, own, theirs, paths)]
  })
}

function lacking(platform: string, own: readonly Has[], twin: string, theirs: readonly Has[]): Breach[] {
  const others = new Set(theirs.map(({ what }) => what))
  // A file that is not there lacks all its exports: that is said once.
  const unpaired = (what: string) => what.includes(' ') && !others.has(what.split(' ')[0] ?? '') && !isCase(what)
  return own
    .filter(({ what }) => !others.has(what) && !unpaired(what) && differs[`${platform}/${what}`] === undefined)
    .map(({ file, line, what }) => {
      const says = `${twin} lacks ${what}: add it there, put what is one's own into a subfolder, or say why in twins-differ.ts.`
      return { file, line, rule: 'equal-twins', what: says }
    })
}

/** Reasons for what is the same by now, or gone. Those for files that this tree has not are let be. */
function untrue(platform: string, own: readonly Has[], theirs: readonly Has[], paths: ReadonlySet<string>): Breach[] {
  const [mine, others] = [own, theirs].map((all) => new Set(all.map(({ what }) => what)))
  return Object.keys(differs).flatMap((key) => {
    const what = key.slice(platform.length + 1)
    const file = `src/bots/${platform}/${what.split(' ')[0]}`
    const isHere = isCase(what) ? own.some((one) => isCase(one.what)) : paths.has(file)
    if (!key.startsWith(`${platform}/`) || !isHere) return []
    if (mine?.has(what) && !others?.has(what)) return []
    return [{ file, line: 1, rule: 'twins-differ', what: `${key} is no difference any more: take it off the list.` }]
  })
}

function isCase(what: string): boolean {
  return what.startsWith('case ')
}

function allOf(platform: string, { path, text }: TreeFile): Has[] {
  if (folder.exec(path)?.[1] !== platform) return []
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const at = (node: ts.Node, what: string): Has => ({
    file: path,
    line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    what,
  })
  const name = basename(path)
  const isTop = dirname(path) === `src/bots/${platform}`
  const top = isTop ? [at(source, name), ...exportsOf(source).map((one) => at(one, `${name} ${plain(one.text)}`))] : []
  return [...top, ...casesOf(source).map(([node, said]) => at(node, `case ${said}`))]
}

/** `createSlackApp` and `createTeamsApp` are one name. */
function plain(name: string): string {
  return name.replace(/slack|teams/i, '*')
}

function exportsOf(source: ts.SourceFile): ts.Identifier[] {
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement
      if (exportClause === undefined || !ts.isNamedExports(exportClause)) return []
      return exportClause.elements.flatMap(({ name }) => (ts.isIdentifier(name) ? [name] : []))
    }
    const isExported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport)
    if (!isExported) return []
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name] : []))
    }
    const { name } = statement as ts.Statement & { readonly name?: ts.Node }
    return name !== undefined && ts.isIdentifier(name) ? [name] : []
  })
}

function isExport({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.ExportKeyword
}

function casesOf(source: ts.SourceFile): (readonly [ts.Node, string])[] {
  const found: (readonly [ts.Node, string])[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isSwitchStatement(node) && /\bkind$/.test(node.expression.getText())) {
      for (const clause of node.caseBlock.clauses) {
        if (ts.isCaseClause(clause) && ts.isStringLiteral(clause.expression)) {
          found.push([clause, `${node.expression.getText()} ${clause.expression.text}`])
        }
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
