/** The rooms of the house, from the ground up: what each is, and what it may import. A file is in the first room whose pattern fits it. */

export interface Room {
  readonly name: string
  /** Paths from the root of the repository. */
  readonly files: RegExp
  readonly what: string
  /** The names of other rooms. Every room may import itself. */
  readonly mayImport: ReadonlyArray<string>
}

const failure = ["failure"]
const answer = ["answer", ...failure]
const contract = ["contract", ...answer]
const call = ["call", "config", ...contract]
const session = ["session", ...call]
const oauth = ["oauth", ...session]
const storage = ["storage", ...session]
const api = ["api", ...contract]
const web = ["web", "storage", ...oauth]
const provision = ["provision", ...call]
const publicModules = ["public", "web", "provision", "storage", ...oauth, "api"]

const room = (name: string, files: RegExp, what: string, mayImport: ReadonlyArray<string>): Room => ({
  name,
  files,
  what,
  mayImport: mayImport.filter((other) => other !== name)
})

export const rooms: ReadonlyArray<Room> = [
  room(
    "failure",
    /^src\/(internal\/failure\/.+|ApiError|AuthError|FetchError|Tokens)\.ts$/,
    "What failures say, and the few values that everybody speaks of: errors, the text of others, tokens.",
    failure
  ),
  room(
    "answer",
    /^src\/internal\/answer\//,
    "From the wire to a value: reading, checking and converting a body.",
    answer
  ),
  room(
    "contract",
    /^src\/internal\/contract\//,
    "What generated files are written with: codecs, error codecs, the bearer.",
    contract
  ),
  room("api", /^src\/(api\/.+|ManagementApi)\.ts$/, "Generated: the operations and their shapes.", api),
  room(
    "config",
    /^src\/internal\/config\//,
    "Where servers are, and what the environment says.",
    ["config", ...failure]
  ),
  room(
    "call",
    /^src\/(internal\/call\/.+|CallOptions|RetryPolicy)\.ts$/,
    "From a method to the wire: encoding, attempts, sending, observing.",
    call
  ),
  room(
    "session",
    /^src\/(internal\/session\/.+|TokenStorage|TokensSchema)\.ts$/,
    "The refresh engine, and the storage that it works on.",
    session
  ),
  room(
    "oauth",
    /^src\/(internal\/oauth\/.+|TokenEndpoint)\.ts$/,
    "The code flow, the token endpoint, the GitHub exchange.",
    oauth
  ),
  room(
    "storage",
    /^src\/(internal\/storage\/.+|TokenStorages)\.ts$/,
    "Where the tokens of many logins are kept, for many machines: leases, sealing, SQL, Redis.",
    storage
  ),
  room(
    "web",
    /^src\/internal\/web\//,
    "Logins of web applications: sealed cookies, pages for people, the way from login to callback.",
    web
  ),
  room(
    "provision",
    /^src\/internal\/provision\//,
    "What takes several calls, in both entries: create or adopt, deploy.",
    provision
  ),
  room(
    "promise",
    /^src\/promise\/(?!node\.ts|(internal\/)?sandbox)/,
    "The Promise entry: another surface of the same engine.",
    publicModules
  ),
  room("node", /^src\/(node\/.+|promise\/node)\.ts$/, "What needs Node, in the Promise entry too.", [
    "promise",
    ...publicModules
  ]),
  room(
    "sandbox",
    /^src\/(sandbox\/|promise\/(internal\/)?sandbox)/,
    "The local API and authorization server, in the Promise entry too.",
    ["promise", "node", ...publicModules]
  ),
  room("public", /^src\/\w+\.ts$/, "What a program imports: services, layers, what is built on calls.", publicModules)
]
