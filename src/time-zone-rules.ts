/** The rules of time zones, by their yearly letter, with which good hours and due dates are tested. */
export const testedRules = '2026c'

/**
 * What is wrong with the rules that came with this Node; null where they are at least as new as those tested. A Node that
 * takes them from its system does not say which they are.
 */
export function troubleWithRules(tz: string | undefined): string | null {
  if (tz === undefined) return `this Node does not say which time zone rules it has; ${testedRules} are tested`
  return tz >= testedRules
    ? null
    : `this Node has the time zone rules of ${tz}, older than ${testedRules}, which are tested`
}
