/**
 * What the page of the documentation lacks for people with a screen reader, a keyboard or weak eyes. Its maker's script makes its elements, so they are
 * mended as they come: `test/sandbox/firstMinute.test.ts` holds them to axe-core.
 */
import * as HttpServerResponse from "effect/http/HttpServerResponse"

/** Colours with enough contrast, an id of an operation on one line, and no list of clients: each operation has one of its own. The link to its maker
 * leads off the machine. */
export const css = `
.t-doc__sidebar.t-doc__sidebar { width: 22rem }
.scalar-api-reference { overflow-x: clip }
a[href*="scalar.com"] { display: none !important }
.light-mode {
  --scalar-color-2: #4a4a4a; --scalar-color-3: #5c5c5c; --scalar-color-ghost: #5c5c5c;
  --scalar-color-blue: #00599c; --scalar-color-green: #00603c; --scalar-color-red: #b00000;
  --scalar-color-orange: #8a4300; --scalar-color-yellow: #6b5000; --scalar-color-purple: #5203d1
}
.dark-mode {
  --scalar-color-2: #b8b8b8; --scalar-color-3: #a6a6a6; --scalar-color-ghost: #a6a6a6;
  --scalar-color-red: #ff7b7b
}
.scalar-reference-intro-clients { display: none }
body .badge.badge, body code:not(pre code) { color: var(--scalar-color-1) !important }
`

const openDialog = ".scalar:not([style*=none]) > .scalar-container > [role=dialog]"

// A selector, and what is done to each element that it finds. An attribute that is null is taken away.
const changes: ReadonlyArray<readonly [selector: string, attributes: { readonly [name: string]: string | null }]> = [
  ["button[aria-selected]:not([role])", { "aria-selected": null }],
  ["aside[role=navigation]", { "role": null, "aria-label": "Operations" }],
  ["button[role=search]", { "role": null }],
  [".sidebar-search-placeholder", { "aria-hidden": null }],
  ["button.show-more[aria-label]", { "aria-label": null }],
  [".scalar-card[role=region]", { "role": null }],
  ["ul.endpoints", { "tabindex": "0" }],
  ["section.contents[aria-labelledby]", { "aria-labelledby": null }],
  ["section[aria-label^=Notifications]", { "aria-label": null }],
  [".cm-content[role=textbox]:not([aria-label])", { "aria-label": "Value" }],
  ["td input[type=checkbox]:not([aria-label]), tr input[type=checkbox]:not([aria-label])", { "aria-label": "Send it" }],
  [".cm-editor:has([contenteditable=false]) .cm-scroller", { "tabindex": "0" }],
  ["button[aria-controls^=scalar-client]", { "aria-controls": null }],
  // What is behind a dialog is out of reach.
  [`body:has(${openDialog}) main.references-rendered`, { "inert": "" }],
  [`body:not(:has(${openDialog})) main.references-rendered`, { "inert": null }]
]

// In the browser. What Vue writes again is mended again, and nothing is written that is there already.
const mend = (all: typeof changes): void => {
  const once = () => {
    for (const [selector, attributes] of all) {
      for (const element of document.querySelectorAll(selector)) {
        for (const [name, value] of Object.entries(attributes)) {
          if (value === null) element.removeAttribute(name)
          else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
        }
      }
    }
  }
  new MutationObserver(once).observe(document, { subtree: true, childList: true, attributes: true })
}

/** The page with what it lacks. */
export const page = (response: HttpServerResponse.HttpServerResponse): HttpServerResponse.HttpServerResponse => {
  if (response.body._tag !== "Uint8Array") return response
  const html = new TextDecoder().decode(response.body.body)
  return HttpServerResponse.html(
    html.replace("<html>", "<html lang=\"en\">").replace(
      "<body>",
      () => `<body>\n    <script>(${mend})(${JSON.stringify(changes)})</script>`
    )
  )
}
