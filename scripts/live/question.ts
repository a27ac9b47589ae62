/** What is asked of a server, and what it is asked with. */
import type { Logins } from "./logins.ts"
import type { Made } from "./made.ts"
import type { Server } from "./server.ts"

/** The heading of the facts page (`behaviour`, kept beside this repository) that says what the sandbox does. */
export type Section =
  | "The contract"
  | "Errors"
  | "Ids"
  | "Slow things"
  | "Authorization server"
  | "Tokens and workspaces"
  | "Deployments"
  | "Branches, projects, databases, builds"
  | "Alchemy state"

/** What an owner has to allow, or to give, before a question is asked. */
export type Need =
  /** A login that may be lost. */
  | "login"
  /** A domain whose subdomains lead to the platform. */
  | "domain"
  /** That a record stays which the API cannot delete. */
  | "lasting"

/** What all questions of a run share, made when it is first asked for. */
export interface World {
  readonly server: Server
  readonly made: Made
  readonly workspaceId: string
  readonly logins: Logins
  readonly domain: string | undefined
  readonly project: () => Promise<string>
  /** The production branch of the project. */
  readonly production: () => Promise<string>
  /** Another branch of it. */
  readonly branch: () => Promise<string>
  readonly service: () => Promise<string>
  /** Two deployments of the service that run, the first promoted before the second. */
  readonly running: () => Promise<{ readonly first: string; readonly second: string }>
}

export interface Question {
  readonly question: string
  /** Where it is said what the sandbox does, and the words that the answer confirms or replaces. */
  readonly section: Section
  readonly says: string
  readonly needs?: Need
  /** What is told of the answer: statuses, codes, names of fields. No id, no secret. */
  readonly ask: (world: World) => Promise<string>
}
