import ts from 'typescript'
import type { Breach, TreeFile } from './breach.ts'

/** Floors that hold no sentence a person reads. What a command line and the log say to operators stays with them. */
const silent = /^src\/(?:domain|sessions|metrics|store|files|flows|bots)\//
const wordsRoom = 'src/bots/words/'
/** Holds the labels that a campaign of its type is stored with, as others are with what a lead typed. */
const storedLabels = 'src/domain/task-types/pairwise.ts'
/** Here even two words are a text, and where cards are laid out so is one: a heading, a button. */
const draws = /^src\/bots\//
const laysOut = /^src\/bots\/(?:cards|edge)\//

const sentence = /[A-Za-z’']{2,},? [A-Za-z’']+,? [A-Za-z]{2,}/
const twoWords = /[A-Za-z’']{2,} [A-Za-z’']/
const oneWord = /^[A-Z][a-z]+$/
const sql =
  /^\s*(?:SELECT\b[\s\S]*\bFROM\b|INSERT INTO\b|UPDATE\s+\w+\s+SET\b|DELETE FROM\b|WITH\s+(?:RECURSIVE\s+)?\w+\s+AS\b|CREATE\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|DATABASE)\b|ALTER\s+(?:TABLE|SYSTEM)\b|TRUNCATE\b)/
const holdsValues = /^(?:Map|Set)$/
const properName = /^(?:Slack|Microsoft Teams)$/
const writesToTheLog = /(?:^|\.)(?:debug|info|warn|error|fatal)$|^super$/

/** Sentences for people outside `bots/words`, and statements of SQL outside `store`. */
export function checkTexts(files: readonly TreeFile[]): Breach[] {
  const sources = files
    .filter(({ path }) => path.startsWith('src/'))
    .map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  const codes = new Set(sources.flatMap(literalTypes))
  return sources.flatMap((source) => textBreaches(source, codes))
}

/** What some type names is a code, whatever it is made of: `'campaign drafted'`. */
function literalTypes(source: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) found.push(node.literal.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function textBreaches(source: ts.SourceFile, codes: ReadonlySet<string>): Breach[] {
  const path = source.fileName
  const breaches: Breach[] = []
  const found = (node: ts.Node, rule: string, what: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    breaches.push({ file: path, line: line + 1, rule, what })
  }
  const mayHoldSql = /^src\/(?:store|postgres)\//.test(path)
  const isSilent = silent.test(path) && !path.startsWith(wordsRoom) && path !== storedLabels
  const visit = (node: ts.Node): void => {
    const said = textOf(node)
    if (said !== null && sql.test(said)) {
      if (!mayHoldSql) found(node, 'sql-in-store', 'only the store speaks SQL.')
    } else if (said !== null && isSilent && isText(path, said) && !codes.has(said) && !isForNobody(node)) {
      found(node, 'words-in-words', 'a person reads this: say it in src/bots/words, and here what is so, as a code.')
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return breaches
}

/** The text of a string or template, a placeholder standing for each value; null for other nodes. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (!ts.isTemplateExpression(node)) return null
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
}

function isText(path: string, said: string): boolean {
  // The rest of what the store writes are parts of statements, which no full stop ends.
  if (path.startsWith('src/store/') && !/[a-z][.!?]$/.test(said)) return false
  if (laysOut.test(path) && oneWord.test(said)) return true
  return (draws.test(path) ? twoWords : sentence).test(said)
}

/** What an error is made of, a line of the log, a type, a tagged template, a platform's own name: nobody words those. */
function isForNobody(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node.parent) || ts.isLiteralTypeNode(node.parent)) return true
  if (ts.isStringLiteral(node) && properName.test(node.text)) return true
  for (let at: ts.Node = node; !ts.isStatement(at); at = at.parent) {
    if (ts.isNewExpression(at) && !holdsValues.test(at.expression.getText())) return true
    if (ts.isCallExpression(at) && writesToTheLog.test(at.expression.getText())) return true
    if (at.parent === undefined) break
  }
  return false
}
