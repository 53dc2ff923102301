/** What is open: the app's messages or its Home, or the channel. */
export type Tab = 'messages' | 'home' | 'channel'
