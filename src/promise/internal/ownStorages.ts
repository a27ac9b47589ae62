/**
 * The storages of this package that programs without Effect have as their own: behind the methods that a program sees, they can do more.
 */
import type { TokenStorage as Storage } from "../../TokenStorage.ts"
import type { TokenStorage } from "./types.ts"

export const ownStorages = new WeakMap<TokenStorage, Storage["Service"]>()
