/** Tokens that all tabs share. Not in `localStorage`: what one tab wrote, another may read late there, under a lock of the browser too. */
import type { TokenStorage } from "effect-prisma-management/promise"

const settled = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error))
  })

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open("prisma")
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore("tokens"))
  return settled(request)
}

export const makeSharedStorage = async (): Promise<TokenStorage> => {
  const database = await open()
  const change = (run: (tokens: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction("tokens", "readwrite")
      transaction.addEventListener("complete", () => resolve())
      transaction.addEventListener("abort", () => reject(transaction.error))
      run(transaction.objectStore("tokens"))
    })
  return {
    getTokens: async () => await settled(database.transaction("tokens").objectStore("tokens").get("current")) ?? null,
    setTokens: (tokens) => change((store) => store.put(tokens, "current")),
    clearTokens: () => change((store) => store.delete("current")),
    withRefreshLock: (run) => navigator.locks.request("prisma-tokens", run)
  }
}
