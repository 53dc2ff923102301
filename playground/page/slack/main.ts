import { html } from 'htm/preact'
import { render } from 'preact'
import { App } from './app.ts'

/** The first person is the lead: a newcomer's campaign begins there. */
const root = document.getElementById('page')
if (root !== null) {
  root.replaceChildren()
  render(html`<${App} first="U0NADIA" />`, root)
}
