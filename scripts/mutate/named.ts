/**
 * The mutants that live and are right to: why nobody could notice each. `npm run mutate` lists those that are not here.
 */

export const reasons = {
  same: "Both ways come to the same: the case is handled once more further on, or cannot occur there.",
  speed:
    "It only saves work or memory: a value that is kept, a step that would change nothing, a turn of the event loop.",
  types: "The types exclude it: no program that compiles comes there, or what is given there is not read.",
  workers: "It runs on Cloudflare Workers only: `test/workers/workers.test.ts` covers it, in a process of its own.",
  once: "It runs once a process, and the worker that tries mutants lives for many.",
  zone: "It needs a machine in another time zone than UTC.",
  system: "It needs another system than Linux, or another user than root.",
  process: "It takes processes of their own to notice: `test/node` has them, and they are too slow for mutants."
} as const

export interface Named {
  /** The end of its path. */
  readonly file: string
  /** Part of the line on which it begins. */
  readonly line: string
  /** What stands there instead; every mutant that begins on the line where it is omitted. */
  readonly to?: string | undefined
  readonly reason: keyof typeof reasons
  /** What is special about this one. */
  readonly because?: string
}

const of = (file: string) => (line: string, reason: Named["reason"], because?: string, to?: string): Named => ({
  file,
  line,
  to,
  reason,
  ...(because === undefined ? undefined : { because })
})

const authorize = of("session/authorize.ts")
const changes = of("session/changes.ts")
const exchange = of("session/exchange.ts")
const exchanges = of("session/exchanges.ts")
const flights = of("session/flights.ts")
const freshness = of("session/freshness.ts")
const heartbeat = of("session/heartbeat.ts")
const machine = of("session/machine.ts")
const memory = of("session/memory.ts")
const merge = of("session/merge.ts")
const promiseStorage = of("session/promiseStorage.ts")
const recent = of("session/recent.ts")
const refresh = of("session/refresh.ts")
const rest = of("session/rest.ts")
const session = of("session/session.ts")
const keyed = of("session/keyed.ts")
const storage = of("session/storage.ts")
const storedTokens = of("session/storedTokens.ts")
const streamed = of("session/streamed.ts")
const turn = of("session/turn.ts")

const ofSession: ReadonlyArray<Named> = [
  authorize("challenge(answer) ?? \"\"", "same", "No text without the word has the word."),
  authorize("onFailure: () => false", "same", "`undefined` is as false."),
  changes("return () => listeners.delete(tell)", "speed", "The queue of who has left takes nothing any more."),
  changes("before === \"unknown\"", "same", "What is unknown has no workspace, and is told as a login below."),
  exchange("Option.isSome(reveal)", "workers"),
  exchange(
    "if (all.find(secret, before, accessToken) === found) break",
    "workers",
    "Elsewhere whoever withheld has left the map."
  ),
  exchange(
    "reason._tag === \"AuthServerUnavailable\" && reason.status",
    "types",
    "No other reason has `sent`.",
    "true"
  ),
  exchange(
    "reason._tag === \"TokenRejected\" && reason.error",
    "types",
    "No other reason of a token endpoint has `error`."
  ),
  exchange(
    "if (result._tag === \"Withheld\") return result",
    "same",
    "It has no reason, and is not read: the caller asks anew."
  ),
  exchange("let event: Event = { _tag: \"Withheld\" }", "same", "What is no answer and no failure is withheld."),
  exchange(
    "if (!settle(toResult(event), now)) event =",
    "same",
    "What the machine does not know changes nothing: it asks anew, and is refused."
  ),
  exchange("shared(all, \"refresh_token\"", "same", "It is asked only whether it is a code."),
  exchanges("if (global[key] === undefined) {", "once"),
  exchanges("Object.defineProperty(global, key", "once"),
  exchanges("Symbol.for(", "same", "Any name is as good, as long as all copies have it."),
  exchanges("if (secret !== token && next?.() === token)", "same", "What leads to itself is not spent, and not kept."),
  exchanges("forgetOld(now)", "speed", "What is over is forgotten by the next that looks for it."),
  exchanges("if (until !== undefined && until <= now)", "same", "Nothing that is undefined is below a number.", "true"),
  exchanges("const isEnded = current !== undefined", "same", "Its entry is there until it ends."),
  exchanges(
    "if (result._tag === \"Answered\") entries.set",
    "types",
    "A failure has no token: nothing is looked up by what it lacks."
  ),
  exchanges(
    "if (entries.get(secret) === entry) entries.delete(secret)",
    "workers",
    "Elsewhere nobody begins the same one meanwhile."
  ),
  exchanges("{ ...over(now), until: undefined }", "same", "All its fields are undefined then.", "{}"),
  exchanges("if (rest !== undefined && left(rest) > 0)", "same", "Nothing is left of no rest.", "true"),
  exchanges(
    "return own !== undefined && left(own) > 0",
    "same",
    "Nothing is left of no rest, and only `everybody` is asked for."
  ),
  exchanges("if (left(rest) > left(endpoint.rest))", "same", "Two that end at the same time."),
  flights("} catch {", "same", "The function ends either way."),
  flights("waitUntil?.(outcome)", "same", "What throws there is caught."),
  flights(
    "if (flights.get(key) === flight) flights.delete(key)",
    "workers",
    "Elsewhere nobody begins another one meanwhile."
  ),
  flights("Option.isNone(outcome) && forget(key, flight)", "workers"),
  flights("const endsWithRequest = isWorkerd", "workers"),
  flights("const isOwn = !flights.has(key)", "workers"),
  flights("Option.getOrElse(() => attempt)", "workers"),
  flights("return endsWithRequest && isOwn", "workers"),
  freshness("if (last?.accessToken !== accessToken)", "speed", undefined, "true"),
  freshness(
    "if (expiresAt !== undefined && issuedAt !== undefined)",
    "same",
    "The end of claims without one is the stored one.",
    "true"
  ),
  freshness("if (end === undefined || end - now > softWindow)", "speed", "The window is never longer."),
  heartbeat("makeHeartbeat = ()", "workers"),
  heartbeat("Effect.forever(", "workers"),
  heartbeat("Effect.flatMap(CurrentHeartbeat, (current)", "workers"),
  heartbeat("if (current !== undefined) return work(current)", "workers"),
  heartbeat("Effect.forkChild(beat(own)", "workers"),
  heartbeat("const stopped = Effect.fnUntraced", "workers"),
  heartbeat("while (!heartbeat.hasStopped", "workers"),
  heartbeat("missed = heartbeat.beats === heard", "workers"),
  heartbeat("heartbeat.hasStopped = true", "workers"),
  machine("\"description\" in reason", "types", "What is refused is `TokenRejected`, which has one."),
  machine("if (tokens === undefined || isOther(failed, tokens))", "same", "`isOther` says so too."),
  memory("const isOwed = stored !== undefined", "same", "A compare with nothing changes nothing.", "true"),
  merge("const end = told === undefined", "same", "No number is no instant."),
  merge("const claimed = claims.expiresAt === undefined", "same", "No number is not above zero."),
  merge("return claimed !== undefined && claimed > 0", "same", "No number is not above zero."),
  promiseStorage("last !== undefined &&", "speed", "The same tokens are read once more.", "false"),
  recent("if (reading === fiber) reading = undefined", "speed"),
  recent("changes++", "same", "Every number is another one."),
  refresh(
    "if (progress !== \"waiting\") return Effect.interrupt",
    "same",
    "The second run finds the tokens of the first."
  ),
  refresh("progress = \"over\"", "same", "It is asked only whether it waits or runs."),
  refresh("progress = \"left\"", "same", "It is asked only whether it waits or runs."),
  refresh("return exit !== undefined && Exit.isFailure(exit)", "types"),
  refresh("fiber.interruptUnsafe()", "speed", "What waits for a lock in vain runs nothing when it has it."),
  refresh("if (state._tag === \"Reading\") state = refreshed", "types", "What is locked is read next.", "true"),
  refresh("return end._tag === \"Done\" ? Effect.as", "types", "Without the lock it ends.", "true"),
  rest("mayBeLost: false", "types", "The rest of everybody is not asked for it.", "true"),
  session("const refreshAhead = ", "workers"),
  session("Effect.forkIn(scope, { startImmediately: true })", "speed"),
  keyed("entries.clear()", "speed", "The map goes with its scope."),
  keyed("while (entries.size > 0)", "speed"),
  keyed("now - entry.usedAt >= Duration.toMillis(idle)", "speed", "The next sweep closes it."),
  keyed("take(other, now)", "speed", "At worst it is opened once more."),
  keyed("if (sweeping === undefined && Duration.isFinite(idle))", "speed"),
  storage("did === false", "same", "What changed nothing has nothing to make good."),
  storage("const told = decides && next !== undefined", "same", "A logout is told by who asked for it."),
  storage("return tokens === undefined ? Effect.void", "same"),
  storage("(stored) => stored === undefined ? storage.set", "same", "It is the same login."),
  storage("const tokens = wanted?.tokens", "types"),
  storage("if (exit !== undefined) return exit", "speed", "Whoever observes what has ended is told at once.", "false"),
  storage("Effect.forkDetach(watch, { startImmediately: true })", "speed", "The limit begins a turn later."),
  storedTokens("isoText.exec(text) ?? []", "same", "Without a zone it is no time."),
  storedTokens("const offset = /z/i.test(zone)", "zone"),
  streamed("Effect.forkScoped(begin, { startImmediately: true })", "speed", "It begins a turn later."),
  turn("if (before === undefined) return", "speed")
]

const attempts = of("call/attempts.ts")
const encode = of("call/encode.ts")
const method = of("call/method.ts")
const secretInputs = of("call/secretInputs.ts")
const withLimit = of("call/withLimit.ts")

const ofCall: ReadonlyArray<Named> = [
  of("call/retrying.ts")("isPermanent(reason.code)) return undefined", "same", "No other reason has a code.", "true"),
  attempts(
    "failure._tag === \"AuthError\" ? undefined : unanswered",
    "same",
    "None of its reasons may pass by itself."
  ),
  attempts("return site === undefined ? failure : madeAt(site", "same", "A copy is as good.", "false"),
  attempts("if (failure.operation !== undefined) return", "same", "The second time says what the first did.", "false"),
  attempts("if (!Duration.isFinite(timeout))", "speed", "A limit without end never ends.", "false"),
  of("call/builds.ts")(
    "now - since > within",
    "same",
    "At the edge of a second either count is right.",
    "now - since >= within"
  ),
  of("call/call.ts")("{ mayHaveHappened: false }", "same", "`undefined` is as false.", "{}"),
  of("call/call.ts")("if (tracing) tellAnswer", "speed", "Nobody looks at the span.", "true"),
  of("call/send.ts")("if (lacking !== undefined)", "process"),
  of("call/traceContext.ts")("requests ??= ", "once"),
  attempts("if (failed === undefined || pause === undefined)", "same", "There is no pause then.", "false"),
  of("call/authorize.ts")("Context.Service<ForClient", "same", "Any name is as good."),
  of("call/observer.ts")("Context.Reference<", "same", "Any name is as good."),
  encode("headers === undefined && extraHeaders === undefined", "speed", undefined, "false"),
  encode("allHeaders === undefined ? usualHeaders", "speed", undefined, "false"),
  of("call/httpClient.ts")("headers: headers === undefined ? request.headers", "speed", undefined, "false"),
  of("call/mergeOptions.ts")("name.toLowerCase()", "same", "Either case is one.", "name.toUpperCase()"),
  of("call/mergeOptions.ts")("over.headers === undefined", "same", "No headers change none.", "false"),
  encode(".flatMap(([slot, schema])", "same", "No part of a request has that name.", "[\"Stryker was here\"]"),
  method("known.set(constraint, operations)", "speed"),
  method("some(({ key }) => key === Authorization.key)", "same", "The contract has no other middleware.", "true"),
  secretInputs("headers === undefined ? []", "same", "No text has that secret.", "[\"Stryker was here\"]"),
  of("call/traced.ts")("hostname.replace(", "same", "A name has brackets at both ends, or none."),
  of("call/traced.ts")("Context.Reference<", "same", "Any name is as good."),
  of("call/pathTemplate.ts")("params?.[name]", "types", "A path with parameters is given some.", "params[name]"),
  of("call/repeatable.ts")("body._tag === \"Raw\"", "same", "No other body is a stream of the platform.", "true"),
  secretInputs("body._tag === \"Uint8Array\"", "same", "Of nothing nothing is JSON.", "true"),
  secretInputs("body.text ?? new TextDecoder()", "speed"),
  secretInputs("} catch {", "same", "The function ends either way."),
  of("call/send.ts")("if (request.headers[name] === undefined)", "speed", undefined, "true"),
  of("call/version.ts")(
    "version = ",
    "same",
    "`test/generated.test.ts` holds it to package.json, and is too slow for mutants."
  ),
  of("call/wirePolicy.ts")("if (last?.given !== given)", "speed", undefined, "true"),
  of("call/wirePolicy.ts")("if (last?.given !== given)", "once", undefined, "last.given"),
  of("call/send.ts")("watchConnecting()", "once"),
  of("call/traceContext.ts")(
    "requests?.hasSubscribers === true",
    "same",
    "Node has the channel.",
    "requests.hasSubscribers"
  ),
  of("call/wirePolicy.ts")("init === undefined", "same", "Nothing changes nothing.", "false"),
  withLimit("if (millis > longest ||", "speed", "The clock of the program does it too.", "true"),
  withLimit("if (millis > longest ||", "speed", "The clock of the program does it too.", "millis >= longest"),
  withLimit("if (exit !== undefined) return resume(exit)", "speed", undefined, "false"),
  withLimit("isOver && exit._tag === \"Failure\"", "same", "What has succeeded has stopped the timer.", "true"),
  withLimit("stop()", "same", "What ends stops it as well.")
]

const body = of("answer/body.ts")
const boundedResponse = of("answer/boundedResponse.ts")
const check = of("answer/check.ts")
const connectionStrings = of("answer/connectionStrings.ts")
const contentCoding = of("answer/contentCoding.ts")
const convert = of("answer/convert.ts")

const ofAnswer: ReadonlyArray<Named> = [
  check("case \"", "speed", "Effect's own check comes to the same."),
  check(
    "if (ast.encoding !== undefined) return byEffect(ast)",
    "same",
    "What is checked is an encoded side, which has none."
  ),
  check(
    "if (item === undefined || others.length > 0",
    "speed",
    "Effect's own check comes to the same, and no list has two ends without a beginning."
  ),
  convert("const count = (value", "speed", "A copy is made."),
  convert("fields++", "speed", "A copy is made."),
  convert("if (!known.has(name)) return true", "speed", "A copy is made.", "true"),
  convert("return false", "speed", "A copy is made.", "true"),
  convert("const isExact = allRequired", "speed", "A copy is made.", "false"),
  convert("} catch (error) {", "same", "It gives `undefined` either way."),
  convert("if (error instanceof Unknown)", "same", "Nothing else is thrown.", "true"),
  of("answer/apiError.ts")("secretInputs: SecretInputs = () => []", "same", "No text has that secret."),
  body("headers[\"content-encoding\"] === undefined", "speed", undefined, "false"),
  body("{ stream: !isWhole }", "same", "Of what is cut only the beginning is shown.", "{}"),
  boundedResponse("contentType === undefined ? {}", "same", "No form has that type.", "false"),
  boundedResponse("if (!isWithin(response, limit)) return readChunks", "speed", undefined, "true"),
  of("answer/codings.ts")("bytes.length < 2 ||", "same", "What is not there is no number, and no header.", "false"),
  contentCoding("return coding === \"br\" ? \"brotli\"", "same", "What is not brotli is zstd there.", "\"\""),
  contentCoding("for (let length = 0; length < enough;)", "same", "One byte more tells no less.", "length <= enough"),
  contentCoding("}, { highWaterMark: 0 })", "speed", "A chunk is read ahead."),
  contentCoding(
    "if (codings.length === 0 || bytes.length === 0",
    "speed",
    "What is text is taken as it is further on."
  ),
  contentCoding("if (codings.length === 0) return response.stream", "speed", undefined, "false"),
  convert("return convert === undefined", "types", "An envelope is a struct, of which something is made."),
  convert("? (value) => value.data", "types", "An envelope is a struct, of which something is made."),
  of("answer/decode.ts")("Result.mapError(decode(body), (error)", "same", "What is wrong was found before."),
  of("answer/decode.ts")("if (convert === undefined || !check(body))", "speed", "The schema has the last word."),
  of("answer/ndjson.ts")("if (!Duration.isFinite(duration)) return bytes", "speed", "No time is longer.", "false"),
  of("answer/whatIsWrong.ts")("fromSchemaError(decoded.failure).issues : []", "same", "Effect refuses it too."),
  of("answer/errorBody.ts")("u.slice(0, most).flatMap(", "speed", "No more are told."),
  of("answer/errorBody.ts")("Object.entries(u).slice(0, most)", "speed", "No more are told."),
  ...["false", "Number(headers[\"content-length\"] ?? NaN) < limit", "headers[\"content-length\"] && NaN", "\"\""].map(
    (to) => body("&& Number(headers[\"content-length\"]", "speed", "The body is counted as it comes.", to)
  ),
  body("if (isWithin(response, limit))", "speed", "The body is counted as it comes.", "false"),
  body("if (isEncoded(response))", "speed", "All of its pieces are held, and not only its text.", "true"),
  connectionStrings(
    "const kinds = prefer === undefined ? order",
    "same",
    "No connection has an endpoint of no kind.",
    "false"
  ),
  of("answer/lines.ts")("} catch {", "same", "The function ends either way."),
  of("answer/refusals.ts")("} catch {", "same", "The function ends either way."),
  of("answer/logRules.ts")(
    "const unseen = byteStart < seen ?",
    "speed",
    "A copy is made, of which nothing is dropped.",
    "byteStart <= seen"
  )
]

const decoding = of("transport/decoding.ts")
const dispatchers = of("transport/dispatchers.ts")
const transportExchange = of("transport/exchange.ts")
const failures = of("transport/failures.ts")
const globalDispatcher = of("transport/globalDispatcher.ts")
const legacyHandler = of("transport/legacyHandler.ts")
const response = of("transport/response.ts")
const responseBody = of("transport/responseBody.ts")

const sameWithout = "Where there are no proxies, the agent that looks for them sends the same."

const ofTheTransport: ReadonlyArray<Named> = [
  decoding("return { codings: [], unknown:", "same", "Where one is unknown none is undone.", "[\"Stryker was here\"]"),
  decoding("from?.pause()", "same", "Nobody is told to wait before something came.", "from.pause"),
  decoding("from?.resume()", "same", "Nobody goes on who did not wait.", "from.resume"),
  dispatchers("const dispatcher = proxies.httpProxy ===", "speed", sameWithout, "false"),
  dispatchers("const dispatcher = proxies.httpProxy ===", "speed", sameWithout, "\"Stryker was here!\""),
  transportExchange(
    "this.controller?.pause()",
    "same",
    "What has a body to hold up has begun.",
    "this.controller.pause"
  ),
  transportExchange("this.controller?.resume()", "same", "What goes on has begun.", "this.controller.resume"),
  transportExchange(
    "removeEventListener(\"abort\"",
    "speed",
    "What is over has no connection to close, and the signal is of one request.",
    "\"\""
  ),
  transportExchange("this.finish()", "speed", "A body that failed stops nothing."),
  transportExchange("this.answer?.(answer)", "types", "undici ends an exchange once.", "this.answer(answer)"),
  failures("cause instanceof Error && \"code\" in cause", "types", "undici fails with errors."),
  failures("description === undefined ? undefined", "same", "No description is none.", "false"),
  globalDispatcher("return symbol === undefined", "same", "No property is called so.", "false"),
  globalDispatcher("return typeof options === \"object\"", "types", "An agent has options."),
  globalDispatcher("typeof factory === \"function\"", "types", "An agent has a factory.", "true"),
  globalDispatcher("if (isDefaultOne === undefined)", "speed", "It is judged anew.", "true"),
  globalDispatcher("judged.set(dispatcher, isDefaultOne)", "speed"),
  globalDispatcher(
    "(globalThis as Properties)[names[1]] === dispatcher",
    "speed",
    "That handler passes on what newer ones are called with.",
    "true"
  ),
  legacyHandler("if (!this.paused) return", "same", "Nobody goes on who did not wait.", "false"),
  of("transport/proxies.ts")(
    "/^(https?|socks5?):$/",
    "same",
    "A protocol ends with its colon.",
    "/^(https?|socks5?):/"
  ),
  of("transport/proxies.ts")("firstVariable(\"no_proxy\"", "same", "No host is called so.", "\"Stryker was here!\""),
  of("transport/proxies.ts")("found.problem !== undefined ||", "same", "What has a problem is no URL.", "false"),
  of("transport/requestBody.ts")("case \"Empty\":", "same", "undici takes no body for either.", "case \"Empty\":"),
  of("transport/requestBody.ts")("body.on(\"error\", constVoid)", "same", "Whoever sends it listens already.", "\"\""),
  response("if (body.isOpen) unread.register", "speed", "What is over is not stopped.", "true"),
  response("unread.unregister(body)", "speed", "A reader holds the answer, and stops a body that it leaves.", ";"),
  response("replace(/^\\?/, \"%3F\")", "same", "Within a text both are a question mark.", "/\\?/"),
  response("return Effect.sync(() => {", "speed", "Whoever has left is told nothing."),
  response("body.leave(listener)", "speed", "Whoever has left is told nothing.", ";"),
  responseBody("taken: \"no\"", "same", "It is asked only for the two others.", "\"\""),
  responseBody("this.state = \"failed\"", "same", "It is asked only whether it is open or has ended.", "\"\""),
  responseBody("if (this.chunks.length !== 1)", "speed", "One chunk is copied.", "true"),
  responseBody("this.waiting?.filter(", "types", "Whoever leaves has waited.", "this.waiting.filter"),
  responseBody("this.waiting !== undefined && this.waiting.length", "types", "Whoever leaves has waited.", "true"),
  responseBody("if (!this.isPaused || this.state !== \"open\")", "same", "What is over goes on with nothing.", "false")
]

const browserCommands = of("internal/browserCommands.ts")
const fileStorage = of("internal/fileStorage.ts")
const keyFiles = of("internal/keyFiles.ts")
const liveSocket = of("internal/liveSocket.ts")
const fileLock = of("internal/fileLock.ts")
const lockHolder = of("internal/lockHolder.ts")
const lockProtocol = of("internal/lockProtocol.ts")
const privateFile = of("internal/privateFile.ts")

const ofNode: ReadonlyArray<Named> = [
  browserCommands("argument.replaceAll(\"%%\", \"\")", "same", "Neither has the name of the URL."),
  fileLock("yield* pause(Duration.min(", "speed", "Whoever waits looks again, sooner or later."),
  fileLock("if (now - last > patience)", "speed", "What is looked at no more is only forgotten.", "false"),
  fileLock("if (now - last > patience)", "same", "Nobody looks at exactly that nanosecond.", "now - last >= patience"),
  fileLock(
    "return now - since >= patience",
    "same",
    "Nobody looks at exactly that nanosecond.",
    "now - since > patience"
  ),
  fileLock("Data.TaggedError(\"NotFree\")", "same", "It has one failure, which nobody knows by its tag."),
  fileStorage("whileHeld(lease)()", "same", "Nothing runs between taking the lock and this look.", ";"),
  fileStorage("refreshAhead: false", "process", undefined, "true"),
  keyFiles("return /^[a-z0-9_-]$/.test(character)", "same", "It is one character."),
  keyFiles("if (!name.startsWith(prefix) ||", "same", "The name is made of the key once more."),
  keyFiles("} catch {", "same", "The function ends either way."),
  liveSocket("...(url.startsWith(\"wss:\")", "process", "What follows a log behind a proxy is a program of its own."),
  liveSocket("const ofBun = async", "system", "It runs on Bun only."),
  liveSocket("return (url, headers) => new WebSocket(url, { headers })", "system", "It runs on Bun only."),
  liveSocket("socket.close(1000)", "same", "What is ended at once need not say goodbye.", ";"),
  liveSocket("reason._tag === \"SocketCloseError\" && (", "types", "No other reason has a code."),
  liveSocket("new Error(\"The connection was closed\")", "same", "Its code is told.", "\"\""),
  lockHolder("} catch {", "system", "Linux has all these files."),
  lockHolder("return \"\"", "system", "Linux has all these files."),
  lockHolder("return fields[19] === undefined", "system", "Linux has all these files.", "false"),
  lockHolder("linuxProcess(\"self\")?.started", "system", "Linux has all these files."),
  lockHolder("code !== \"ESRCH\"", "system", "Root may signal every process.", "false"),
  lockHolder("typeof pid === \"number\" &&", "types", "No other value is a safe integer.", "true"),
  lockHolder("place ??= [", "once"),
  lockHolder("hostname(),", "once"),
  lockHolder("orEmpty(() => readFileSync(\"/proc/sys/kernel/random/boot_id\"", "once"),
  lockHolder("orEmpty(() => readlinkSync(\"/proc/self/ns/pid\"", "once"),
  lockHolder("].join(\" \").trim()", "once"),
  lockHolder("} catch (error) {", "system"),
  lockHolder("if (running === undefined || holder.started === \"\")", "system"),
  lockHolder("running.state === \"X\"", "same", "Nobody is in that state for long enough to be seen."),
  lockHolder(
    "if (typeof value !== \"object\" || value === null)",
    "same",
    "What is no object has no such fields, and what is read of null fails, which is caught.",
    "false"
  ),
  lockHolder(
    "if (typeof value !== \"object\" || value === null)",
    "same",
    "What is no object has no such fields, and what is read of null fails, which is caught.",
    "typeof value !== \"object\" && value === null"
  ),
  lockProtocol("const text = stat.size > 4096n ? \"\"", "same", "Neither is JSON.", "\"Stryker was here!\""),
  lockProtocol("Fs.lstatSync(path, { bigint: true })))", "same", "The numbers of files are small here."),
  lockProtocol("stat.size > 4096n ? \"\"", "same", "JSON is read from bytes too.", "\"\""),
  lockProtocol(
    "read(lock)?.id === self.id) return file",
    "process",
    "Another one removes the lock between the two looks at it.",
    "read(lock).id"
  ),
  ...["Fs.fstatSync(file).ino === unless(\"ENOENT\"", "remove(candidate)"].map((line) =>
    lockProtocol(line, "process", "The tests of a full disk have them, and are too slow for mutants.")
  ),
  lockProtocol("let placed: Placed = \"taken\"", "same", "It is asked only for the two that have the lock."),
  lockProtocol("return placed === \"swept\"", "same", "Whose claim is removed beside the lock looks anew.", "false"),
  lockProtocol("return placed === \"swept\"", "same", "Whose claim is removed beside the lock looks anew.", "\"\""),
  lockProtocol("} catch {", "same", "The function ends either way."),
  lockProtocol("if (claimed === true) remove", "same", "Whose claim is removed beside the lock looks anew.", "true"),
  lockProtocol(
    "return found !== undefined && LockHolder",
    "process",
    "Another one removes the file between the list and the look at it.",
    "true"
  ),
  lockProtocol("return one !== undefined && other !== undefined &&", "same", "Both are there, and in one directory."),
  privateFile("if (above !== directory &&", "system", "A root that is missing is a drive of Windows.", "true"),
  privateFile(
    "if (above !== directory &&",
    "speed",
    "To make what is there changes nothing.",
    "above !== directory || !Fs.existsSync(above)"
  ),
  privateFile("if (checkDirectory(directory)) return", "speed", "To make what is there changes nothing.", "false"),
  privateFile("Fs.rmSync(left, {", "process", "Another one removes the file between the list and this.")
]

const loopbackPlace = of("internal/loopbackPlace.ts")
const loopbackServer = of("internal/loopbackServer.ts")
const loopbackVisits = of("internal/loopbackVisits.ts")
const peerUser = of("internal/peerUser.ts")
const whatIsWrong = of("answer/whatIsWrong.ts")

const ofLogins: ReadonlyArray<Named> = [
  loopbackPlace(
    "redirectUriAt: (used) => port === 0 ?",
    "same",
    "The port that is used is the one that is given.",
    "true"
  ),
  loopbackPlace("return ofLayer !== undefined && isLoopbackName", "same", "What is no URL is of no machine."),
  loopbackServer("(error as NodeJS.ErrnoException | undefined)?.code", "types", "There is an error."),
  loopbackServer("if (addresses.length > 1 &&", "same", "Where there is one, none is left."),
  loopbackServer("socket.on(\"close\", () => sockets.delete", "speed", "To end what has ended changes nothing."),
  loopbackServer("if (over.get(port) === end)", "speed", "To end once more what has ended changes nothing.", "false"),
  loopbackServer(
    "if (over.get(port) === end)",
    "speed",
    "To end once more what has ended changes nothing.",
    "over.get(port) !== end"
  ),
  loopbackServer("if (over.get(port) === end)", "speed", "To end once more what has ended changes nothing.", ";"),
  loopbackServer("timer.unref()", "process", "Only the end of a command shows that it did not wait."),
  whatIsWrong("checks === undefined && encoding === undefined", "same", "The schema tells what is found nowhere else."),
  whatIsWrong("type.propertySignatures.find(({ name })", "types", "Each kind has a type, and it is the first."),
  whatIsWrong("ast.encoding?.at(-1)?.to", "types", "What has the mark has an envelope."),
  of("internal/pastedCallback.ts")(
    "url?.searchParams.has",
    "types",
    "What has another state is a URL.",
    "url.searchParams"
  ),
  of("internal/pastedCallback.ts")(
    "const pasted: Array<string> = []",
    "same",
    "Four texts are looked at, and it is none."
  ),
  peerUser("} catch {", "system", "Linux has the tables."),
  peerUser("return []", "system", "Linux has the tables."),
  peerUser("user !== process.getuid?.()", "types", "Where nobody has an id, there are no tables.", "process.getuid()"),
  peerUser("parseInt(address?.split", "same", "Neither is a number.", "\"Stryker was here!\""),
  loopbackVisits("(headers.cookie ?? \"\")", "same", "No cookie of a login reads so."),
  loopbackVisits("let cookieName = \"\"", "same", "It is set before anybody is answered."),
  loopbackVisits("URL.parse(request.url ?? \"\"", "types", "Each request to a server has one."),
  loopbackVisits(
    "logins === undefined) return answer",
    "same",
    "Nobody knows the port before.",
    "false"
  ),
  peerUser(
    "portOf(fields[1]) === localPort &&",
    "system",
    "It needs a connection of another user's from the same port of another address.",
    "true"
  ),
  whatIsWrong("if (envelope !== undefined) return", "types", "What has the mark has an envelope.", "true"),
  whatIsWrong("if (!isPlain(ast) || converted?.", "same", "What is converted is looked at as one in any case."),
  whatIsWrong("return ast.indexSignatures.length === 1 &&", "same", "The schema tells what is found nowhere else."),
  whatIsWrong("let name = \"\"", "same", "It is set before it is read."),
  whatIsWrong(
    "if (!isObject(value)) return note(value)",
    "same",
    "The schema tells what is found nowhere else.",
    "false"
  )
]

const ofTheRest: ReadonlyArray<Named> = [
  of("RetryPolicy.ts")("Context.Reference<RetryPolicy>(", "same", "Any name is as good."),
  of("answer/pages.ts")("if (from !== undefined) seen.add(from)", "same", "No cursor is undefined.", "true")
]

const callback = of("oauth/callback.ts")
const codeFlow = of("oauth/codeFlow.ts")
const deviceGrant = of("oauth/deviceGrant.ts")
const gitHubActions = of("oauth/gitHubActions.ts")
const send = of("oauth/send.ts")
const tokenEndpoint = of("oauth/tokenEndpoint.ts")

const ofOAuth: ReadonlyArray<Named> = [
  callback("options.issuer !== undefined && !isIssuer", "types", "It is checked later where it is undefined.", "true"),
  callback("valueOf(\"state\") ?? \"\"", "same", "No login has such a state."),
  of("oauth/callbackUrl.ts")("while (end > 0", "same", "Before the beginning nothing is trimmed."),
  codeFlow("for (const [id, { until }] of ended)", "same", "The exchanges of the process remember as long."),
  codeFlow(
    "\"authorization_code\",",
    "same",
    "It is asked only whether it is a refresh token: one that was not rotated."
  ),
  codeFlow("if (event._tag !== \"Answered\")", "workers", "Elsewhere an exchange of a code is not given up."),
  codeFlow("ended.set(id,", "same", "The exchanges of the process remember as long."),
  codeFlow("if (earlier !== undefined &&", "same", "The exchanges of the process remember as long."),
  deviceGrant(
    "requests.post(endpoint, { scope }, [])",
    "same",
    "No refusal has these words.",
    "[\"Stryker was here\"]"
  ),
  deviceGrant(
    "reason._tag !== \"TokenRejected\"",
    "types",
    "No other reason of a token endpoint has `error`.",
    "false"
  ),
  deviceGrant("{ _tag: \"Pending\" }", "same", "It is asked only whether it is one of the others."),
  gitHubActions(
    "reason._tag === \"InvalidRequest\" ?",
    "types",
    "A URL that cannot be used fails with no other reason.",
    "true"
  ),
  gitHubActions(
    "reason._tag === \"InvalidRequest\" ?",
    "types",
    "A URL that cannot be used fails with no other reason.",
    "\"\""
  ),
  gitHubActions("const expiresAt = Math.min(end > at", "same", "At that moment both are over.", "end >= at"),
  gitHubActions("obtained !== undefined && !Tokens.same", "types", "Whoever was refused had obtained.", "true"),
  gitHubActions("method: \"GET\"", "same", "Effect's requests are that where no method is said."),
  gitHubActions("} catch {", "same", "It is undefined before."),
  of("oauth/tokenResponse.ts")("} catch {", "same", "The function ends either way."),
  of("oauth/options.ts")("?.href ?? \"\"", "same", "Neither is a URL.", "\"Stryker was here!\""),
  send("watchConnecting()", "once", "`TokenEndpoint.test.ts` holds it in a process of its own."),
  tokenEndpoint("secrets: [] }", "same", "No refusal has these words.", "[\"Stryker was here\"]"),
  tokenEndpoint("headers: {} }, []),", "same", "No refusal has these words.", "[\"Stryker was here\"]"),
  of("oauth/options.ts")("!/^https?:$/.test(url.protocol)", "same", "No protocol that URLs know begins or ends so.")
]

const access = of("resources/access.ts")
const grants = of("oauth/grants.ts")

const ofTheSandbox: ReadonlyArray<Named> = [
  access("if (token === \"\") return undefined", "same", "No credential is empty."),
  access("isPersonal = ({ type, userId }", "same", "Nobody owns a workspace without being somebody.", "true"),
  grants("requests.filter(({ expiresAt })", "speed", "What is over is refused, whether it is kept or not."),
  grants("requests.all().slice(0, -(mostRequests", "speed", "It bounds memory at a thousand open pages."),
  grants("deviceAuthorizations.filter(", "speed", "What is over is refused, whether it is kept or not."),
  grants("refreshTokens.filter(", "speed", "What is over is refused, whether it is kept or not."),
  grants("credentials.filter(", "speed", "What is over is refused, whether it is kept or not."),
  grants("grants.filter(({ id })", "speed"),
  grants("prune(state)", "speed", "The next login forgets as well."),
  grants("...state.row(\"\")", "same", "The id is written over."),
  grants("state.grants.get(code?.grantId ?? \"\")", "same", "No grant has such an id."),
  grants("state.grants.get(token?.grantId ?? \"\")", "same", "No grant has such an id."),
  grants("state.grants.get(token?.grantId ?? credential?.grantId ?? \"\")", "same", "No grant has such an id."),
  grants("if (code === undefined || grant === undefined", "same", "Where there is no code, there is no grant."),
  grants("if (token === undefined || grant === undefined", "same", "Where there is no token, there is no grant."),
  grants(
    "if (credential !== undefined) state.credentials",
    "same",
    "Who found the grant by no refresh token found it by this."
  )
]

const failure = of("laws/failure.ts")
const oneProcess = of("laws/oneProcess.ts")
const refreshLock = of("laws/refreshLock.ts")
const sharing = of("laws/sharing.ts")

const held = "The check before says that tokens are there."

const ofTheLaws: ReadonlyArray<Named> = [
  failure("reason._tag === \"StorageFailed\" &&", "same", "No other reason has an operation."),
  oneProcess("read?.workspaceId === tokens.workspaceId", "same", held),
  oneProcess("read?.expiresAt === tokens.expiresAt", "same", held),
  oneProcess("it gave the expiry ${read?.expiresAt}", "same", held),
  oneProcess("(yield* storage.get)?.expiresAt === undefined", "same", held),
  oneProcess(
    "= waited % 2 === 0",
    "same",
    "The two ways to write take turns; which is first does not matter.",
    "waited % 2 !== 0"
  ),
  refreshLock("Effect.die(\"broken\")", "same", "What it dies of is not looked at."),
  sharing("attempt < 40", "same", "Who loses forty times loses the forty-first time too."),
  sharing("Effect.fail(\"refused\")", "same", "What it fails with is not looked at."),
  sharing("let inside = false", "same", "The successor sets it before anybody reads it."),
  sharing(
    "Effect.forkChild(one.withRefreshLock(Effect.sync(() => inside))",
    "same",
    "It asks a turn later, and the successor holds the lock for twenty."
  ),
  sharing("startImmediately: true", "same", "It asks a turn later, and the successor holds the lock for twenty.")
]

export const named: ReadonlyArray<Named> = [
  ...ofTheLaws,
  ...ofSession,
  ...ofOAuth,
  ...ofCall,
  ...ofAnswer,
  ...ofTheTransport,
  ...ofNode,
  ...ofLogins,
  ...ofTheRest,
  ...ofTheSandbox
]
