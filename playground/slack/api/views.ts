import { fromJson } from '../compose.ts'
import { personOf } from '../parts.ts'
import { changeView, publishHome, readView, showView } from '../show-view.ts'
import { SlackError } from '../slack-error.ts'
import { viewOutput } from '../view-output.ts'
import { type Method, optionalText, textArg } from './method.ts'

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open('open'),
  'views.push': open('push'),

  'views.update': (parts, args) => {
    const viewId = optionalText(args, 'view_id')
    const externalId = optionalText(args, 'external_id')
    const draft = readView(fromJson(args.view), 'modal')
    const found = viewId === null ? parts.views.findExternal(externalId ?? '') : parts.views.find(viewId)
    if (found === null) throw new SlackError('not_found')
    checkHash(found.view.hash, optionalText(args, 'hash'))
    return { view: viewOutput(parts, changeView(parts, found.personId, found.view.id, draft)) }
  },

  'views.publish': (parts, args) => {
    const person = personOf(parts, textArg(args, 'user_id'))
    const draft = readView(fromJson(args.view), 'home')
    checkHash(parts.state.homes[person.id]?.hash ?? null, optionalText(args, 'hash'))
    return { view: viewOutput(parts, publishHome(parts, person.id, draft)) }
  },
}

/** The view is checked first: a refused view leaves the trigger unspent. */
function open(how: 'open' | 'push'): Method {
  return (parts, args) => {
    const triggerId = optionalText(args, 'trigger_id') ?? textArg(args, 'interactivity_pointer')
    const draft = readView(fromJson(args.view), 'modal')
    const trigger = parts.triggers.exchange(triggerId)
    return { view: viewOutput(parts, showView(parts, trigger.personId, draft, how)) }
  }
}

function checkHash(current: string | null, given: string | null): void {
  if (given !== null && given !== current) throw new SlackError('hash_conflict')
}
