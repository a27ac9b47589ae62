/** The two SDKs, side by side. */
import * as published from "@prisma/management-api-sdk"
import * as ours from "../../../src/promise/index.ts"
import type { Sdk } from "./world.ts"

// The types of both are held together in entry.types.ts; comparing two clients as a whole is more than the compiler can do.
export const sdks: { readonly [name in "published" | "ours"]: Sdk } = { published, ours: ours as never }
