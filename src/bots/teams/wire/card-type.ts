/** What a card of ours is called among attachments. */
export const cardType = 'application/vnd.microsoft.card.adaptive'
