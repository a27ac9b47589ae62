/** By which URL a request called this sandbox: what its answer leads to leads there. */
import * as Context from "effect/Context"
import * as Fiber from "effect/Fiber"

/** Of the request that is being answered; undefined where it does not say one that can be used. */
export const Origin = Context.Reference<string | undefined>("effect-prisma-management/sandbox/Origin", {
  defaultValue: () => undefined
})

/** What is shown of a resource is made by plain functions: they run in the fiber of their request. */
export const ofRequest = (): string | undefined => Fiber.getCurrent()?.getRef(Origin)

/** Of a request without a socket: the origin that its URL names, which need not be this machine's, or the public one. */
export const InProcess = Context.Reference<string | undefined>("effect-prisma-management/sandbox/InProcess", {
  defaultValue: () => undefined
})

export const inProcess = (): string | undefined => Fiber.getCurrent()?.getRef(InProcess)
