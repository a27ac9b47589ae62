/** A process as of `main.ts`, whose Effect entry sends its requests by the Node transport. */
import { NodeTransport } from "effect-prisma-management/node"
import process from "node:process"
import { makeEffect } from "./effect.ts"
import { type Entries, entries } from "./entries.ts"
import { run } from "./steps.ts"

const overNode: Entries = { ...entries, Effect: (settings) => run(makeEffect(NodeTransport.layer), settings) }

const [entry, settings] = process.argv.slice(2) as [keyof Entries, string]
console.log(JSON.stringify(await overNode[entry](JSON.parse(settings))))
