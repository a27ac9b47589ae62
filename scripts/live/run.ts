/** One run: a server asked all questions, one after the other, and left as it was. */
import type { Logins } from "./logins.ts"
import { makeMade } from "./made.ts"
import type { Need, Question } from "./question.ts"
import { alchemyState } from "./questions/alchemyState.ts"
import { answers } from "./questions/answers.ts"
import { authorizationServer } from "./questions/authorizationServer.ts"
import { branches } from "./questions/branches.ts"
import { builds } from "./questions/builds.ts"
import { deployments } from "./questions/deployments.ts"
import { refresh } from "./questions/refresh.ts"
import { tokens } from "./questions/tokens.ts"
import { type Server, Stopped, textAt } from "./server.ts"
import { makeWorld } from "./world.ts"

export const questions: ReadonlyArray<Question> = [
  ...answers,
  ...tokens,
  ...authorizationServer,
  ...branches,
  ...alchemyState,
  ...deployments,
  ...builds,
  ...refresh
]

export const workspaceOf = async (server: Server): Promise<string> =>
  textAt(await server.call("GET", "/v1/me"), "data.workspace.id")

export interface Subject {
  /** `cleaner` goes on where `server` was stopped. */
  readonly server: Server
  readonly cleaner: Server
  readonly logins: Logins
  readonly domain: string | undefined
  readonly allowed: ReadonlySet<Need>
}

const wanted: { readonly [N in Need]: string } = {
  login: "not asked: needs --login or PRISMA_REFRESH_TOKEN",
  domain: "not asked: needs --domain",
  lasting: "not asked: needs --lasting"
}

const answerOf = async (ask: () => Promise<string>): Promise<string> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Stopped) throw error
    return `no answer: ${error instanceof Error ? error.message : String(error)}`
  }
}

export interface Asked {
  readonly ask: (question: Question) => Promise<string>
  /** Removes what was made, and says what is left. */
  readonly clean: () => Promise<ReadonlyArray<string>>
}

/** Begins a run. `name` is twelve hexadecimal digits, others for each run. */
export const begin = async (
  name: string,
  { allowed, cleaner, domain, logins, server }: Subject
): Promise<Asked> => {
  const workspaceId = await workspaceOf(server)
  const made = makeMade(name, workspaceId)
  const world = makeWorld(server, made, { workspaceId, logins, domain })
  return {
    ask: ({ ask, needs }) =>
      needs !== undefined && !allowed.has(needs)
        ? Promise.resolve(wanted[needs])
        : answerOf(() => ask(world)),
    clean: () => made.clean(cleaner)
  }
}
