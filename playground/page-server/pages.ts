export type Page = {
  readonly title: string
  /** The colour of its mark in a browser's tab. */
  readonly mark: string
  readonly opening: string
  readonly styles: readonly string[]
  /** Plain scripts that come before its module. */
  readonly scripts?: readonly string[]
  readonly module: string
}

const client = ['base', 'client', 'message', 'controls', 'overlays']

/** The playground around everything, and the clients in its frames. */
export const pages: Readonly<Record<string, Page>> = {
  '/': {
    title: 'Labelbreak playground',
    mark: '0b6e5f',
    opening: 'Opening the playground…',
    styles: ['base', 'playground', 'bar', 'cover'],
    module: '/page/main.ts',
  },
  '/slack': {
    title: 'Slack, in the Labelbreak playground',
    mark: '0b6e5f',
    opening: 'Opening the workspace…',
    styles: client,
    module: '/page/slack/main.ts',
  },
  '/teams': {
    title: 'Teams, in the Labelbreak playground',
    mark: '4f52b2',
    opening: 'Opening Teams…',
    styles: [...client, 'teams'],
    scripts: ['/lib/adaptivecards.js'],
    module: '/page/teams/main.ts',
  },
}

export function fillPage(frame: string, { title, mark, opening, styles, scripts = [], module }: Page): string {
  const links = [
    ...styles.map((name) => `    <link rel="stylesheet" href="/page/styles/${name}.css" />`),
    ...scripts.map((path) => `    <script src="${path}"></script>`),
    `    <script type="module" src="${module}"></script>`,
  ].join('\n')
  const filled: Readonly<Record<string, string>> = { title, mark: `%23${mark}`, opening, links }
  return frame.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => filled[name] ?? '')
}
