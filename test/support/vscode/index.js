// A stand-in for VS Code, for programs that run without it: it remembers what an extension registered, and what it opened.

export const registered = { commands: new Map(), handlers: [], opened: [] }

export class Uri {
  static parse(value) {
    return new Uri(value)
  }
  static file(path) {
    return new Uri(`file://${path}`)
  }
  #text
  constructor(text) {
    this.#text = text
  }
  get scheme() {
    return this.#text.slice(0, this.#text.indexOf(":"))
  }
  get fsPath() {
    return this.#text.replace(/^file:\/\//, "")
  }
  // Without `skipEncoding`, VS Code encodes more than a server understands.
  toString(skipEncoding = false) {
    return skipEncoding ? this.#text : this.#text.replace(/[=&]/g, encodeURIComponent)
  }
}

const nothing = { dispose() {} }

export const window = {
  registerUriHandler: (handler) => {
    registered.handlers.push(handler)
    return nothing
  }
}

export const commands = {
  registerCommand: (command, callback) => {
    registered.commands.set(command, callback)
    return nothing
  }
}

export const env = {
  openExternal: async (uri) => {
    registered.opened.push(uri.toString(true))
    return true
  }
}
