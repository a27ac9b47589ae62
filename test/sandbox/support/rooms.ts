/** The rooms of the sandbox's code: what each is, and which others it may import, types included. */

interface Room {
  readonly what: string
  readonly mayImport: ReadonlyArray<string>
}

/** A room imports rooms above it in this list only. */
export const rooms: { readonly [name: string]: Room } = {
  state: { what: "what a sandbox knows: its settings, and all that it remembers", mayImport: [] },
  protocol: { what: "what requests and refusals are, as the contract says", mayImport: [] },
  pages: { what: "what every page for a person is: its look, its safety, its form", mayImport: ["state"] },
  oauth: {
    what: "the authorization server beside the API, and all tokens",
    mayImport: ["state", "protocol", "pages"]
  },
  resources: {
    what: "what the API's things do, and the handlers that say it to HTTP",
    mayImport: ["state", "protocol", "pages", "oauth"]
  },
  control: {
    what: "what a test does to a sandbox: faults, the clock, a reset, the requests received",
    mayImport: ["state", "protocol", "oauth"]
  },
  console: {
    what: "the page to look at: what is in a sandbox, and what happens in it",
    mayImport: ["state", "protocol", "resources", "control"]
  },
  server: {
    what: "the sandbox as one HTTP effect, how it starts, and the client that leads into it",
    mayImport: ["state", "protocol", "resources", "oauth", "control", "console"]
  },
  node: {
    what: "what serving on a socket adds, and needs Node: documentation, saved state, certificates",
    mayImport: ["state", "protocol", "pages", "control", "console", "server"]
  }
}
