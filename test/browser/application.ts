/** What a test asks of the page of an application, in whichever way that keeps its login. */

export interface Application {
  /** Begins a login: where to send the user. */
  readonly begin: () => Promise<string>
  /** Ends it, with the URL that the user came back to. */
  readonly end: (callbackUrl: string) => Promise<unknown>
  /** The names of the workspaces. */
  readonly list: () => Promise<unknown>
  readonly logout: () => Promise<unknown>
  /** The keys of all users who are logged in. */
  readonly keys: () => Promise<ReadonlyArray<string>>
}

interface Settings {
  /** Where the API and its authorization server are. */
  readonly url: string
}

export const settings: Settings = await (await fetch("/settings.json")).json()

export const callback = new URL("/callback", location.href).href

/** Whose page it is. */
export const key = new URL(location.href).searchParams.get("key") ?? "alice"

const heard: Array<string> = []
const waiting = new Set<() => void>()

/** The page was told something. */
export const tell = (what: string): void => {
  heard.push(what)
  for (const look of waiting) look()
}

/** What it was told, once that is so much. */
const told = (count: number): Promise<ReadonlyArray<string>> =>
  new Promise((resolve) => {
    const look = () => {
      if (heard.length < count) return
      waiting.delete(look)
      resolve(heard)
    }
    waiting.add(look)
    look()
  })

/** What came of it, or the message of its failure. */
const orMessage = <A>(promise: Promise<A>): Promise<A | string> =>
  promise.catch((error: unknown) => error instanceof Error ? error.message : String(error))

export const announce = ({ begin, end, keys, list, logout }: Application): void => {
  Object.assign(globalThis, {
    begin: () => orMessage(begin()),
    end: (callbackUrl: string) =>
      orMessage(end(callbackUrl)).then((answer) => typeof answer === "string" ? answer : "in"),
    list: () => orMessage(list()),
    logout: () => orMessage(logout()).then((answer) => answer ?? "out"),
    keys: () => orMessage(keys()),
    told
  })
}
