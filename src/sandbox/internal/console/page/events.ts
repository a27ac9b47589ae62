/**
 * The events of the sandbox as they come. `EventSource` sends no headers, and so no token; what it does beside that is here: it goes on where it was, with
 * `Last-Event-ID`, after a pause that grows.
 */
import { ask, Refusal } from "./server.ts"

export interface Event {
  readonly name: string
  readonly data: string
}

const shortest = 500
const longest = 8_000

/** The fields of a block of lines (HTML standard section 9.2.6); a comment has none. */
const fieldsOf = (block: string): ReadonlyMap<string, string> =>
  new Map(
    block.split("\n").flatMap((line) => {
      const colon = line.indexOf(":")
      return colon < 1 ? [] : [[line.slice(0, colon), line.slice(colon + 1).trimStart()] as const]
    })
  )

interface Listener {
  /** All that came at once. */
  readonly onEvents: (events: ReadonlyArray<Event>) => void
  readonly onOpen: () => void
  /** It is tried again, unless the sandbox has said no. */
  readonly onClose: (refusal: Refusal | undefined) => void
}

/** Listens while the page is seen: a browser has few connections for one server, and hidden pages would take them all. */
export const listen = (path: string, { onClose, onEvents, onOpen }: Listener) => {
  let last: string | undefined
  let pause = shortest
  let current: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const take = (text: string): string => {
    const blocks = text.split("\n\n")
    const rest = blocks.pop() ?? ""
    const events = blocks.flatMap((block) => {
      const fields = fieldsOf(block)
      last = fields.get("id") ?? last
      const data = fields.get("data")
      return data === undefined ? [] : [{ name: fields.get("event") ?? "message", data }]
    })
    if (events.length > 0) onEvents(events)
    return rest
  }

  const follow = async (signal: AbortSignal): Promise<void> => {
    const headers = { accept: "text/event-stream", ...last === undefined ? undefined : { "last-event-id": last } }
    const { body } = await ask(path, { signal, headers })
    pause = shortest
    onOpen()
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ""
    for (let part = await reader.read(); !part.done; part = await reader.read()) text = take(text + part.value)
  }

  const end = (): void => {
    clearTimeout(timer)
    current?.abort()
    current = undefined
  }

  const begin = ({ anew = false } = {}): void => {
    if (anew) {
      end()
      last = undefined
    }
    if (current !== undefined || document.hidden) return
    clearTimeout(timer)
    const mine = current = new AbortController()
    void follow(mine.signal).then(() => undefined, (error: unknown) => error).then((error) => {
      if (mine.signal.aborted) return
      current = undefined
      const refusal = error instanceof Refusal ? error : undefined
      onClose(refusal)
      if (refusal?.isAboutToken === true) return
      timer = setTimeout(() => begin(), pause)
      pause = Math.min(longest, pause * 2)
    })
  }

  document.addEventListener("visibilitychange", () => document.hidden ? end() : begin())
  addEventListener("online", () => begin())
  return begin
}
