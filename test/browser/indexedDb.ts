/** IndexedDB as a page has it, as promises: what a test does to a database beside the storage. */

export const settled = <A>(request: IDBRequest<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result))
    request.addEventListener("error", () => reject(request.error))
  })

/** Opens a database. */
export const request = (name: string, version?: number): IDBOpenDBRequest => indexedDB.open(name, version)
