/** A message of a campaign that may not have arrived, or certainly did not. */
export type DoubtfulMessage = {
  readonly deliveryId: string
  /** Whom it was for; null for the channel of the digest. */
  readonly name: string | null
  readonly what: 'invitation' | 'digest' | 'other'
  /** `unsure`: it may have arrived, so it is sent again only where a lead says so. */
  readonly state: 'unsure' | 'failed'
}
