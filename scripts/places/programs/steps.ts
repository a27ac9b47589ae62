/**
 * What a program does in every place, through either entry, and how it tells what came of it. It runs in the place: no step needs more than
 * `fetch`.
 */

/** Where a program finds its servers. */
export interface Settings {
  /** The sandbox: the API and its authorization server. */
  readonly url: string
  /** A service token of the sandbox. */
  readonly token: string
  /** What a program asks of those who run it: see `World`. */
  readonly helper: string
  /** An address of this machine that refuses connections. */
  readonly refused: string
  /** An API that keeps connections alive, and ends that of the first create without an answer. */
  readonly cutting: string
}

export interface Login {
  readonly url: string
}

/** What both entries can do, as promises. */
export interface Entry<L extends Login = Login> {
  /** The names of the workspaces, with the service token. */
  readonly listByToken: () => Promise<ReadonlyArray<string>>
  readonly begin: () => Promise<L>
  readonly end: (callbackUrl: string, login: L) => Promise<unknown>
  /** The names of the workspaces, as the user who has logged in. */
  readonly list: (signal?: AbortSignal) => Promise<ReadonlyArray<string>>
  readonly createProject: (name: string) => Promise<unknown>
  /** The names of all projects, from pages of two. */
  readonly allProjects: () => Promise<ReadonlyArray<string>>
  readonly createBuild: () => Promise<string>
  readonly setBuild: (id: string, state: "running" | "succeeded") => Promise<unknown>
  /** Tells the lines of a build's log as they come, until its end. */
  readonly followBuild: (id: string, tell: (line: string) => Promise<unknown>) => Promise<unknown>
  /** Asks for what is not there: class or code, and status. */
  readonly ofNothing: () => Promise<string>
  /** Calls where nothing answers: the error's name and reason. */
  readonly ofNobody: () => Promise<string>
  /** Lists, then creates, at the API that cuts: the error's name and reason. Until `between` is over, the platform keeps the connection. */
  readonly createAtCut: (between: () => Promise<unknown>) => Promise<string>
  readonly logout: () => Promise<unknown>
}

export const steps = [
  "token",
  "login",
  "pages",
  "log",
  "error",
  "refused",
  "once",
  "cancellation",
  "expiry",
  "logout"
] as const

export type Step = (typeof steps)[number]

/** `yes`, or what came in place of it. */
export type Answers = { readonly [step in Step]: string }

const expect = (found: unknown, expected: unknown): void => {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value))
  if (a !== b) throw new Error(`${a} and not ${b}`)
}

// Never a GET: in a server component, React remembers what those were answered with.
const ask = async (settings: Settings, path: string, body = ""): Promise<string> => {
  const response = await fetch(`${settings.helper}${path}`, { method: "POST", body })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  return text
}

const projects = ["one", "two", "three", "four", "five"]

/** Each step as a check of its answer; they are made in this order, by one user. */
const checks = <L extends Login>(
  entry: Entry<L>,
  settings: Settings
): { readonly [step in Step]: () => Promise<void> } => ({
  token: async () => expect(await entry.listByToken(), ["Sandbox"]),
  login: async () => {
    const login = await entry.begin()
    await entry.end(await ask(settings, "/visit", login.url), login)
    expect(await entry.list(), ["Sandbox"])
    expect(await ask(settings, "/grants"), "authorization_code")
  },
  pages: async () => {
    for (const name of projects) await entry.createProject(name)
    expect(Array.from(await entry.allProjects()).sort(), Array.from(projects).sort())
  },
  log: async () => {
    const id = await entry.createBuild()
    const lines: Array<string> = []
    await entry.followBuild(id, async (line) => {
      lines.push(line)
      // It was told while the log goes on.
      if (lines.length === 1) await entry.setBuild(id, "running")
      if (line === "Build running") await entry.setBuild(id, "succeeded")
    })
    expect(lines.slice(1), ["Build running", "Build succeeded"])
  },
  error: async () => expect(await entry.ofNothing(), "404 resource-not-found"),
  refused: async () => expect(await entry.ofNobody(), "FetchError Transport"),
  once: async () => {
    const found = await entry.createAtCut(() => ask(settings, "/creates"))
    expect(`sent ${await ask(settings, "/creates")}`, "sent 1")
    expect(found, "FetchError Transport")
  },
  cancellation: async () => {
    await ask(settings, "/hold", "")
    const controller = new AbortController()
    const call = entry.list(controller.signal).then(() => "it went on", (error: unknown) => String(error))
    // A call that ends by itself holds nothing.
    await Promise.race([call, ask(settings, "/held")])
    controller.abort("the user left")
    const ended = await call
    await ask(settings, "/release", "")
    expect(ended, "the user left")
  },
  expiry: async () => {
    await ask(settings, "/expire", "")
    expect(await Promise.all([entry.list(), entry.list(), entry.list()]), [["Sandbox"], ["Sandbox"], ["Sandbox"]])
    expect(await ask(settings, "/grants"), "authorization_code refresh_token")
  },
  logout: async () => {
    await entry.logout()
    expect(await entry.list().then(() => "still in", ({ reason }) => reason._tag), "NotLoggedIn")
  }
})

/** Makes all steps, one after the other, and tells what came of each. */
export const run = async <L extends Login>(
  makeEntry: (settings: Settings) => Entry<L>,
  settings: Settings
): Promise<Answers> => {
  const each = checks(makeEntry(settings), settings)
  const answers: Partial<Record<Step, string>> = {}
  for (const step of steps) {
    answers[step] = await each[step]().then(() => "yes", (error: unknown) => String(error))
  }
  return answers as Answers
}
