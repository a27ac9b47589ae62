/** IndexedDB as a page has it, as promises: what a test does to a database beside the storage. */

export const settled = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error))
  })

export const request = (what: "open", name: string): IDBOpenDBRequest => indexedDB[what](name)
