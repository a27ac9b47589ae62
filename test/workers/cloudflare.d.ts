/** What the worker of the tests takes from its platform. */
declare module "cloudflare:workers" {
  export const env: {
    /** The sandbox. */
    readonly API: string
    /** A server of the test, before the sandbox's token endpoint, that also keeps tokens. */
    readonly GATE: string
  }
  export const waitUntil: (promise: Promise<unknown>) => void
}
