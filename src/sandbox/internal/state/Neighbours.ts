/** The states of all sandboxes on one server, this one among them: what they say together, they say as one. */
import * as Context from "effect/Context"
import type { Store } from "./Store.ts"

export class Neighbours extends Context.Service<Neighbours, () => ReadonlyArray<Store["Service"]>>()(
  "effect-prisma-management/sandbox/Neighbours"
) {}
