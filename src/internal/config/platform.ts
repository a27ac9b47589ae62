/**
 * Where the program runs, where that changes what is right.
 */

/** Cloudflare Workers: its globals are those of a browser's worker, and what a request began ends with that request. */
export const isWorkerd = globalThis.navigator?.userAgent === "Cloudflare-Workers"

/** Bun, whose `undici` and `ws` are stand-ins; its own bundler breaks the modules of Effect that pass them on. */
export const isBun = "Bun" in globalThis

/** Deno, which repeats requests by itself. */
export const isDeno = "Deno" in globalThis

/** A browser's page or worker. */
export const isBrowser = !isWorkerd && ("document" in globalThis || "WorkerGlobalScope" in globalThis)
