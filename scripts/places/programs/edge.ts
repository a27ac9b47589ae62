/** A script without a page, a process or a worker around it: who evaluates it calls `entries`. */
import { entries } from "./entries.ts"

Object.assign(globalThis, { entries })
