/**
 * undici as Effect has it. It is loaded when something needs it: that takes longer than all else at a program's start.
 */
import * as Effect from "effect/Effect"

export const loadUndici = Effect.promise(() => import("@effect/platform-node/Undici"))
