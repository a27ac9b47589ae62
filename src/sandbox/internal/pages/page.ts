/** What every page of the sandbox is: its look and its safety. Pages work without JavaScript, and nothing of a request is markup in them. */
import * as HttpServerResponse from "effect/http/HttpServerResponse"
import type { Store } from "../state/Store.ts"

type State = Store["Service"]

export const escape = (text: string): string =>
  text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)

/** On one line and not endless, for texts of a request. */
export const shown = (text: string): string => escape(text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").slice(0, 200))

const style = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1a202c, #edf2f7); --quiet: light-dark(#4a5568, #a9b4c4);
  --page: light-dark(#eef1f6, #12161d); --card: light-dark(#fff, #1c222c); --line: light-dark(#d3dae6, #3a4454);
  --accent: light-dark(#4c51bf, #a3a8f5); --on-accent: light-dark(#fff, #12161d);
  font-family: system-ui, sans-serif; line-height: 1.5; color: var(--text); background: var(--page)
}
* { box-sizing: border-box }
body { margin: 0; padding: 10vh 1rem 2rem }
main {
  max-width: 27rem; margin: 0 auto; padding: 2rem; overflow-wrap: anywhere;
  background: var(--card); border: 1px solid var(--line); border-radius: .75rem
}
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25 }
p, ul { margin: 0 0 1rem }
ul { padding-left: 1.25rem }
a { color: var(--accent) }
small, code { font-size: .875rem }
small { color: var(--quiet) }
li small { display: block }
label { display: block; font-weight: 600 }
select, input, textarea, button { font: inherit; width: 100%; padding: .625rem .75rem; border: 1px solid var(--line); border-radius: .5rem }
select, input, textarea { margin: .25rem 0 1.5rem; color: inherit; background: var(--card) }
textarea { display: block; resize: vertical }
button { font-weight: 600; cursor: pointer; color: inherit; background: transparent }
button[value=approve], button.only { color: var(--on-accent); background: var(--accent); border-color: var(--accent); margin-bottom: .75rem }
button.account { text-align: left; margin-bottom: .75rem }
button.account small { display: block; font-weight: 400 }
button.other { margin-top: .75rem; border-color: transparent; color: var(--accent) }
.whole { white-space: nowrap }
form + p { margin: .75rem 0 0; text-align: center }
footer { margin-top: 1.5rem; padding-top: 1rem; border-top: 1px solid var(--line) }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
`

/** A page. `body` is markup: what came from a request goes through `escape` or `shown` first. */
export const respond = (state: State, options: {
  readonly status: number
  readonly title: string
  readonly body: string
  /** Where its form may lead (CSP `form-action`). By default there is none. */
  readonly formAction?: string
}) => {
  const nonce = state.secret()
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${options.title}</h1>
${options.body}
<footer><small>This is a sandbox of the Prisma Data Platform, on your machine. No account is involved.</small></footer>
</main>
</body>
</html>
`
  return HttpServerResponse.text(html, {
    status: options.status,
    contentType: "text/html; charset=utf-8",
    headers: {
      "content-security-policy": [
        "default-src 'none'",
        `style-src 'nonce-${nonce}'`,
        `form-action ${options.formAction ?? "'none'"}`,
        "base-uri 'none'",
        "frame-ancestors 'none'"
      ].join("; "),
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store"
    }
  })
}
