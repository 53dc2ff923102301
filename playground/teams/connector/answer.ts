/** What the connector answers a call that it takes. */
export type Answer = { readonly status: number; readonly body: unknown }
