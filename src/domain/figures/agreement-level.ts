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

type Ends = { readonly low: number; readonly high: number }

/** Agreement as it was measured, or as it is shown. */
type Measured = (
  | { readonly alpha: number; readonly interval: Ends | null }
  | { readonly alpha: null; readonly interval?: undefined }
) & { readonly ac1?: { readonly value: number; readonly interval: Ends | null } | null }

/** What agreement says of the labels; null where it cannot be told. */
export function agreementLevel({ alpha, interval, ac1 }: Measured): AgreementLevel | null {
  if (ac1 != null) return levelOf('AC1', ac1.value, ac1.interval)
  return alpha === null ? null : levelOf('alpha', alpha, interval ?? null)
}

function levelOf(by: AgreementLevel['by'], value: number, interval: Ends | null): AgreementLevel {
  if (interval === null) return { by, value, interval, isEnough: 'perhaps' }
  const isEnough = interval.high < reliableFrom ? 'no' : interval.low >= reliableFrom ? 'yes' : 'perhaps'
  return { by, value, interval, isEnough }
}
