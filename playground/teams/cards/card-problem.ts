import { isObject, type Json } from '../json.ts'
import { opaqueProperties, pictureProperties, propertyTypes, requiredProperties } from './card-elements.ts'
import { parseProblem } from './parse-problem.ts'

const maxBytes = 28 * 1024
const versions = new Set(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5'])

/**
 * Why a card would be dropped, whole or in part, by some client of Teams: stricter than Teams itself, which takes the card
 * and draws what it can. Null for a card that every client draws.
 */
export function cardProblem(card: unknown): string | null {
  if (!isObject(card)) return 'the card is no object'
  const bytes = Buffer.byteLength(JSON.stringify(card))
  if (bytes > maxBytes) return `the card has ${bytes} bytes, more than ${maxBytes}`
  if (card.type !== 'AdaptiveCard') return `the type is ${JSON.stringify(card.type)}, not "AdaptiveCard"`
  if (typeof card.version !== 'string' || !versions.has(card.version)) {
    return `the version is ${JSON.stringify(card.version)}; Teams draws "1.0" to "1.5"`
  }
  for (const list of ['body', 'actions']) {
    if (card[list] !== undefined && !Array.isArray(card[list])) return `${list} is no list`
  }
  return walk(card, 'card') ?? parseProblem(card)
}

/** Looks at everything that has a `type`, where it stands; unknown things pass if they bring a fallback that is known. */
function walk(node: Json, path: string): string | null {
  const type = node.type
  if (typeof type === 'string' && type !== 'AdaptiveCard' && !(type in requiredProperties)) {
    if (node.fallback === undefined) return `${path}: ${type} is unknown and has no fallback`
    return typeof node.fallback === 'string' ? null : walkValue(node.fallback, `${path}.fallback`)
  }
  return ownProblem(node, path) ?? childProblem(node, path)
}

function ownProblem(node: Json, path: string): string | null {
  const type = typeof node.type === 'string' ? node.type : ''
  const invisible = path.endsWith('selectAction') || path.endsWith('refresh.action')
  for (const name of requiredProperties[type] ?? []) {
    if (node[name] === undefined && !(invisible && name === 'title')) return `${path}: ${type} has no ${name}`
  }
  for (const [name, wanted] of Object.entries(propertyTypes)) {
    if (node[name] !== undefined && typeof node[name] !== wanted) return `${path}.${name} is no ${wanted}`
  }
  if ((type.startsWith('Input.') && type !== 'Input.Number') || (type === '' && 'value' in node)) {
    if (node.value !== undefined && typeof node.value !== 'string') return `${path}.value is no string`
  }
  if (type === 'Image' || type === 'mention') return type === 'Image' ? pictureProblem(node.url, `${path}.url`) : null
  return null
}

function childProblem(node: Json, path: string): string | null {
  for (const [name, value] of Object.entries(node)) {
    if (opaqueProperties.has(name)) continue
    const problem = pictureProperties.has(name)
      ? pictureProblem(isObject(value) ? value.url : value, `${path}.${name}`)
      : walkValue(value, `${path}.${name}`)
    if (problem !== null) return problem
  }
  return null
}

function walkValue(value: unknown, path: string): string | null {
  if (isObject(value)) return walk(value, path)
  if (!Array.isArray(value)) return null
  for (const [at, item] of value.entries()) {
    const problem = walkValue(item, `${path}[${at}]`)
    if (problem !== null) return problem
  }
  return null
}

function pictureProblem(url: unknown, path: string): string | null {
  return typeof url === 'string' && url.startsWith('https://') ? null : `${path} is no https address`
}
