/** The rotation of the keys that sign tokens. */
import * as Effect from "effect/Effect"
import type * as rows from "../state/rows.ts"
import type { Store } from "../state/Store.ts"
import * as accessTokens from "./accessTokens.ts"
import { decodeProtectedHeader } from "./jose.ts"

type State = Store["Service"]

/** How many are published at most. */
const most = 100

const kidOf = ({ value }: rows.Credential): string | undefined => {
  try {
    return decodeProtectedHeader(value).kid
  } catch {
    // What was given as a token may be none.
    return undefined
  }
}

/** Nobody can check any more what a key has signed: the access tokens of logins are over. Refresh tokens are no JWTs, and stay. */
const drop = (state: State, keys: ReadonlyArray<rows.SigningKey>): void => {
  keys.forEach(state.signingKeys.remove)
  const gone = new Set(keys.map(({ id }) => id))
  state.credentials.filter((row) => row.type === "oauth" && gone.has(kidOf(row) ?? "")).forEach(
    state.credentials.remove
  )
}

/** From now on a new key signs. Those before it are still published, unless they are dropped. Gives the id of the new one (`kid`). */
export const rotate = Effect.fnUntraced(function*(state: State, isDropped: boolean) {
  const { id } = yield* accessTokens.addKey(state)
  const older = state.signingKeys.filter((key) => key.id !== id)
  drop(state, isDropped ? older : older.slice(0, Math.max(0, older.length + 1 - most)))
  return id
})
