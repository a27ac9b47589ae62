/** What `examples/worker` takes from its platform. Its users have all of it from `@cloudflare/workers-types`. */
interface DurableObjectStub {
  readonly id: unknown
}

interface DurableObjectNamespace<Instance> {
  readonly getByName: (name: string) => Instance & DurableObjectStub
}

interface ExportedHandler<Env> {
  readonly fetch: (request: Request, env: Env) => Promise<Response>
}

declare module "cloudflare:workers" {
  export class DurableObject<Env> {
    readonly env: Env
    readonly ctx: {
      readonly storage: {
        readonly get: <A>(key: string) => Promise<A | undefined>
        readonly put: <A>(key: string, value: A) => Promise<void>
        readonly delete: (key: string) => Promise<boolean>
        readonly deleteAll: () => Promise<void>
      }
    }
  }
}
