/** `--import` it, and a program with a `package.json` of its own finds this package in `src`, as those without one do. */
import { registerHooks } from "node:module"

const name = "effect-prisma-management"

registerHooks({
  resolve: (specifier, context, next) =>
    next(
      specifier,
      specifier === name || specifier.startsWith(`${name}/`)
        ? { ...context, parentURL: import.meta.url, conditions: [...context.conditions, `${name}:source`] }
        : context
    )
})
