/** A process as of `main.ts`, in CommonJS: the package is loaded by `require`. */
const { createManagementApiSdk } = require("effect-prisma-management/promise")
const { ManagementClient } = require("effect-prisma-management/ManagementClient")
const { entries } = require("./entries.js")

if (typeof createManagementApiSdk !== "function" || ManagementClient === undefined) throw new Error("Nothing was required")

const [entry, settings] = process.argv.slice(2)
entries[entry](JSON.parse(settings)).then((answers) => console.log(JSON.stringify(answers)))
