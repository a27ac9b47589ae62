/** What `databaseUrl` says: where PostgreSQL is, who makes the databases there, and what their strings look like. */
import * as Redacted from "effect/Redacted"
import { parseUrl } from "../../../../internal/failure/urls.ts"
import type { Login } from "../../state/databaseServer.ts"

export interface DatabaseUrl {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  /** To the database that every server has. */
  readonly maintenance: Redacted.Redacted<string>
  readonly of: (database: string, login: Login) => string
}

const placeholder = "{database}"

// They would say it otherwise than the URL itself.
const contradicting = ["host", "hostaddr", "port", "user", "password", "dbname"]

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** What is wrong with it, as a text that does not quote it: it may have a password. */
export const parse = (given: string): DatabaseUrl | string => {
  const example = `for example postgres://postgres@localhost:5432/${placeholder}`
  const url = parseUrl(given)
  if (url === null) return `is not a URL: give a PostgreSQL URL, ${example}`
  if (!/^postgres(ql)?:$/.test(url.protocol)) return `must begin with postgres:// or postgresql://, ${example}`
  if (url.hostname === "") return `has no host, ${example}`
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === undefined || password === undefined) return "has invalid percent-encoding in its user or password"
  if (user === "") return `has no user to create databases with, ${example}`
  if (decoded(url.pathname) !== `/${placeholder}`) {
    return `must have ${placeholder} as its database name, ${example}`
  }
  if (url.hash !== "") return "has a #fragment: encode a # of the password as %23"
  const other = contradicting.find((name) => url.searchParams.has(name))
  if (other !== undefined) return `has ${other} in its query: put it in the URL itself`
  const port = url.port === "" ? 5432 : Number(url.port)
  const of = (database: string, login: Login): string => {
    const secret = login.password === "" ? "" : `:${encodeURIComponent(login.password)}`
    return `${url.protocol}//${
      encodeURIComponent(login.user)
    }${secret}@${url.hostname}:${port}/${database}${url.search}`
  }
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port,
    user,
    password,
    maintenance: Redacted.make(of("postgres", { user, password })),
    of
  }
}
