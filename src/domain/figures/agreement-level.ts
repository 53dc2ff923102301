/** From here on labels are to be relied on (Krippendorff 2004). */
export const reliableFrom = 0.667

/**
 * Whether people agree enough for labels to be relied on: `no` where all of the interval lies below, `yes` where none of it
 * does. By AC1 where one label holds most answers, since alpha is low then whatever people do.
 */
export type AgreementLevel = {
  readonly by: 'alpha' | 'AC1'
  readonly value: number
  /** Null where there are too few items for an interval. */
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly isEnough: 'no' | 'perhaps' | 'yes'
}
