/**
 * Files that are loaded when they are first needed.
 */
import * as FetchErrors from "../../internal/failure/fetchErrors.ts"

/** Loads one. Where it is not to be had, that is told as any request without an answer: the call itself was not sent. */
export const lazily = async <A>(file: string, load: () => Promise<A>): Promise<A> => {
  try {
    return await load()
  } catch (error) {
    // A page of yesterday asks for files that today's server no longer has.
    const url = `effect-prisma-management/promise/internal/${file}.js`
    const failure = FetchErrors.transport({ method: "GET", url }, error)
    throw Object.assign(failure, { reason: { ...failure.reason, sent: false } })
  }
}
