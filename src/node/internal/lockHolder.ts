/**
 * Who holds a lock file, and whether that process still runs.
 */
import { randomUUID } from "node:crypto"
import { readFileSync, readlinkSync } from "node:fs"
import { hostname } from "node:os"

/** What a lock file says. `id` is new for every attempt: once it left a lock it never returns to it. */
export interface Holder {
  readonly id: string
  readonly pid: number
  /** Where a process id means something: host, boot and process namespace, as far as the system tells them. */
  readonly place: string
  /** When the process began, as the system counts it: a process id that was given again has another one. Empty: unknown. */
  readonly started: string
}

const orEmpty = (read: () => string): string => {
  try {
    return read().trim()
  } catch {
    return ""
  }
}

// proc(5): after the command in parentheses come the state (field 3) and, in clock ticks since boot, the start time (field 22).
const linuxProcess = (pid: number | "self"): { readonly state: string; readonly started: string } | undefined => {
  const stat = orEmpty(() => readFileSync(`/proc/${pid}/stat`, "utf8"))
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return fields[19] === undefined ? undefined : { state: fields[0]!, started: fields[19] }
}

let place: string | undefined

const herePlace = (): string =>
  place ??= [
    hostname(),
    orEmpty(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
    orEmpty(() => readlinkSync("/proc/self/ns/pid"))
  ].join(" ").trim()

/** This process, as the holder of a lock. */
export const self = (): Holder => ({
  id: randomUUID(),
  pid: process.pid,
  place: herePlace(),
  started: linuxProcess("self")?.started ?? ""
})

/** For a message: which process that is. */
export const nameOf = (holder: Holder): string =>
  holder.pid === 0 ? "an unknown process" : `process ${holder.pid} on ${holder.place.split(" ")[0]}`

const signalReaches = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH"
  }
}

/** `unknown`: on another host or in another container, or the system does not tell whether its process id was given again. */
export const lifeOf = (holder: Holder): "alive" | "dead" | "unknown" => {
  if (holder.place !== herePlace()) return "unknown"
  if (!signalReaches(holder.pid)) return "dead"
  const running = linuxProcess(holder.pid)
  if (running === undefined || holder.started === "") return "unknown"
  const ended = running.state === "Z" || running.state === "X"
  return ended || running.started !== holder.started ? "dead" : "alive"
}

const isHolder = (value: unknown): value is Holder => {
  if (typeof value !== "object" || value === null) return false
  const { id, pid, place, started } = value as { readonly [field: string]: unknown }
  return typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) && typeof place === "string" &&
    typeof started === "string" &&
    typeof pid === "number" && Number.isSafeInteger(pid) && pid > 0
}

/** Reads a holder from the text of a lock file; one that is nobody's is known by `identity`, and its life is unknown. */
export const parse = (text: string, identity: string): Holder => {
  try {
    const value: unknown = JSON.parse(text)
    if (isHolder(value)) return value
  } catch {
    // What a power failure truncated is judged by its silence, as a holder on another host is.
  }
  return { id: identity, pid: 0, place: "", started: "" }
}
