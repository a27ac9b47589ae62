apiError.ts:40:44 NoCoverage
    headers["authorization"] === undefined ? [] : [headers["authorization"].replace(/^\S+\s+/, "")]
    []  =>  ["Stryker was here"]
apiError.ts:25:11 Survived
    } catch {
    {  =>  {}
apiError.ts:32:10 Survived
    return bytes.length <= keptBytes ? text : new TextDecoder().decode(bytes.subarray(0, keptBytes), { s
    bytes.length <= keptBytes  =>  false
apiError.ts:32:100 Survived
    return bytes.length <= keptBytes ? text : new TextDecoder().decode(bytes.subarray(0, keptBytes), { s
    { stream: true }  =>  {}
apiError.ts:32:10 Survived
    return bytes.length <= keptBytes ? text : new TextDecoder().decode(bytes.subarray(0, keptBytes), { s
    bytes.length <= keptBytes  =>  bytes.length < keptBytes
apiError.ts:32:110 Survived
    return bytes.length <= keptBytes ? text : new TextDecoder().decode(bytes.subarray(0, keptBytes), { s
    true  =>  false
apiError.ts:40:3 Survived
    headers["authorization"] === undefined ? [] : [headers["authorization"].replace(/^\S+\s+/, "")]
    headers["authorization"] === undefined  =>  false
apiError.ts:40:83 Survived
    headers["authorization"] === undefined ? [] : [headers["authorization"].replace(/^\S+\s+/, "")]
    /^\S+\s+/  =>  /\S+\s+/
apiError.ts:40:83 Survived
    headers["authorization"] === undefined ? [] : [headers["authorization"].replace(/^\S+\s+/, "")]
    /^\S+\s+/  =>  /^\S+\s/
apiError.ts:49:97 Survived
    secretInputs: (request: HttpClientRequest.HttpClientRequest) => ReadonlyArray<string> = () => []
    []  =>  ["Stryker was here"]
apiError.ts:59:17 Survived
    const error = status < 400 ? "" : text
    status < 400  =>  status <= 400
body.ts:90:24 NoCoverage
    Effect.suspend(() => {
    {  =>  {}
body.ts:91:39 NoCoverage
    const chunks: Array<Uint8Array> = []
    []  =>  ["Stryker was here"]
body.ts:93:35 NoCoverage
    readChunks(response, limit, (bytes) => chunks.push(bytes)),
    (bytes) => chunks.push(bytes)  =>  () => undefined
body.ts:94:7 NoCoverage
    (isWhole) =>
    (isWhole) =>  =>  () => undefined
body.ts:96:58 NoCoverage
    ? decodeBytes(concat(chunks), response.headers["content-encoding"], limit)
    "content-encoding"  =>  ""
body.ts:101:63 NoCoverage
    const cutTo = (limit: number) => (bytes: Uint8Array): Read => {
    {  =>  {}
body.ts:102:19 NoCoverage
    const isWhole = bytes.length <= limit
    bytes.length <= limit  =>  true
body.ts:102:19 NoCoverage
    const isWhole = bytes.length <= limit
    bytes.length <= limit  =>  false
body.ts:102:19 NoCoverage
    const isWhole = bytes.length <= limit
    bytes.length <= limit  =>  bytes.length < limit
body.ts:102:19 NoCoverage
    const isWhole = bytes.length <= limit
    bytes.length <= limit  =>  bytes.length > limit
body.ts:103:10 NoCoverage
    return { text: new TextDecoder().decode(isWhole ? bytes : bytes.subarray(0, limit), { stream: !isWho
    { text: new TextDecoder().decode(isWhole ? bytes : bytes.subarray(0, limit), { stream: !isWhole }),   =>  {}
body.ts:103:87 NoCoverage
    return { text: new TextDecoder().decode(isWhole ? bytes : bytes.subarray(0, limit), { stream: !isWho
    { stream: !isWhole }  =>  {}
body.ts:103:97 NoCoverage
    return { text: new TextDecoder().decode(isWhole ? bytes : bytes.subarray(0, limit), { stream: !isWho
    !isWhole  =>  isWhole
body.ts:108:41 NoCoverage
    FetchErrors.invalidResponse(response, [{
    [{  =>  []
body.ts:108:42 NoCoverage
    FetchErrors.invalidResponse(response, [{
    {  =>  {}
body.ts:109:11 NoCoverage
    path: "body",
    "body"  =>  ""
body.ts:111:9 NoCoverage
    ? `Expected a whole body in ${coding}`
    `Expected a whole body in ${coding}`  =>  ``
body.ts:112:9 NoCoverage
    : `Expected a coding that this platform knows, not ${coding}`
    `Expected a coding that this platform knows, not ${coding}`  =>  ``
body.ts:127:49 NoCoverage
    FetchErrors.invalidResponse(response, [{ path: "body", message: `Expected at most ${limit} bytes` }]
    [{ path: "body", message: `Expected at most ${limit} bytes` }]  =>  []
body.ts:127:50 NoCoverage
    FetchErrors.invalidResponse(response, [{ path: "body", message: `Expected at most ${limit} bytes` }]
    { path: "body", message: `Expected at most ${limit} bytes` }  =>  {}
body.ts:127:58 NoCoverage
    FetchErrors.invalidResponse(response, [{ path: "body", message: `Expected at most ${limit} bytes` }]
    "body"  =>  ""
body.ts:127:75 NoCoverage
    FetchErrors.invalidResponse(response, [{ path: "body", message: `Expected at most ${limit} bytes` }]
    `Expected at most ${limit} bytes`  =>  ``
body.ts:136:22 NoCoverage
    onFailure: () => "",
    ""  =>  "Stryker was here!"
body.ts:25:3 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit  =>  false
body.ts:25:3 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    headers["content-encoding"] === undefined  =>  true
body.ts:25:11 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    "content-encoding"  =>  ""
body.ts:25:3 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    headers["content-encoding"] === undefined  =>  headers["content-encoding"] !== undefined
body.ts:25:48 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    Number(headers["content-length"] ?? NaN) <= limit  =>  Number(headers["content-length"] ?? NaN) < limit
body.ts:25:48 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    Number(headers["content-length"] ?? NaN) <= limit  =>  Number(headers["content-length"] ?? NaN) > limit
body.ts:25:55 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    headers["content-length"] ?? NaN  =>  headers["content-length"] && NaN
body.ts:25:63 Survived
    headers["content-encoding"] === undefined && Number(headers["content-length"] ?? NaN) <= limit
    "content-length"  =>  ""
body.ts:40:18 Survived
    return left >= 0
    left >= 0  =>  left > 0
body.ts:43:24 Survived
    Effect.map(() => left >= 0),
    left >= 0  =>  left > 0
body.ts:54:5 Survived
    at += chunk.length
    at += chunk.length  =>  at -= chunk.length
body.ts:71:9 Survived
    if (isWithin(response, limit)) return Effect.map(response.text, (text) => ({ text, isWhole: true }))
    isWithin(response, limit)  =>  true
body.ts:71:9 Survived
    if (isWithin(response, limit)) return Effect.map(response.text, (text) => ({ text, isWhole: true }))
    isWithin(response, limit)  =>  false
body.ts:72:9 Survived
    if (isEncoded(response)) return Effect.map(readEncoded(response, limit), cutTo(limit))
    isEncoded(response)  =>  true
body.ts:78:57 Survived
    text += decoder.decode(bytes.subarray(0, left), { stream: true })
    { stream: true }  =>  {}
body.ts:72:9 Survived
    if (isEncoded(response)) return Effect.map(readEncoded(response, limit), cutTo(limit))
    isEncoded(response)  =>  false
body.ts:78:67 Survived
    text += decoder.decode(bytes.subarray(0, left), { stream: true })
    true  =>  false
body.ts:79:9 Survived
    left -= bytes.length
    left -= bytes.length  =>  left += bytes.length
body.ts:121:11 Survived
    error._tag === "Undecodable"
    error._tag === "Undecodable"  =>  false
body.ts:121:26 Survived
    error._tag === "Undecodable"
    "Undecodable"  =>  ""
body.ts:135:23 Survived
    return Effect.match(response.status < 400 ? read : Effect.timeout(read, errorTime), {
    response.status < 400  =>  true
body.ts:135:23 Survived
    return Effect.match(response.status < 400 ? read : Effect.timeout(read, errorTime), {
    response.status < 400  =>  false
body.ts:135:23 Survived
    return Effect.match(response.status < 400 ? read : Effect.timeout(read, errorTime), {
    response.status < 400  =>  response.status >= 400
body.ts:135:23 Survived
    return Effect.match(response.status < 400 ? read : Effect.timeout(read, errorTime), {
    response.status < 400  =>  response.status <= 400
body.ts:136:16 Survived
    onFailure: () => "",
    () => ""  =>  () => undefined
boundedResponse.ts:50:24 NoCoverage
    Effect.fail(failed({ description: `Expected a whole body in ${coding}` }))
    { description: `Expected a whole body in ${coding}` }  =>  {}
boundedResponse.ts:50:39 NoCoverage
    Effect.fail(failed({ description: `Expected a whole body in ${coding}` }))
    `Expected a whole body in ${coding}`  =>  ``
boundedResponse.ts:58:62 NoCoverage
    Effect.map(Effect.catchTag(readEncoded(response, limit), "Undecodable", unpacked), (bytes) => {
    "Undecodable"  =>  ""
boundedResponse.ts:58:99 NoCoverage
    Effect.map(Effect.catchTag(readEncoded(response, limit), "Undecodable", unpacked), (bytes) => {
    {  =>  {}
boundedResponse.ts:59:7 NoCoverage
    chunks.push(bytes)
    chunks.push(bytes)  =>  ;
boundedResponse.ts:60:14 NoCoverage
    return bytes.length <= limit
    bytes.length <= limit  =>  true
boundedResponse.ts:60:14 NoCoverage
    return bytes.length <= limit
    bytes.length <= limit  =>  false
boundedResponse.ts:60:14 NoCoverage
    return bytes.length <= limit
    bytes.length <= limit  =>  bytes.length < limit
boundedResponse.ts:60:14 NoCoverage
    return bytes.length <= limit
    bytes.length <= limit  =>  bytes.length > limit
boundedResponse.ts:75:58 NoCoverage
    if (state === "partial") return Effect.fail(failed({ description: "The body was given up before its 
    { description: "The body was given up before its end" }  =>  {}
boundedResponse.ts:75:73 NoCoverage
    if (state === "partial") return Effect.fail(failed({ description: "The body was given up before its 
    "The body was given up before its end"  =>  ""
boundedResponse.ts:109:57 NoCoverage
    : Stream.concat(beginning, Stream.fail(failed({ description: "The body was read in part" })))
    { description: "The body was read in part" }  =>  {}
boundedResponse.ts:109:72 NoCoverage
    : Stream.concat(beginning, Stream.fail(failed({ description: "The body was read in part" })))
    "The body was read in part"  =>  ""
boundedResponse.ts:28:31 Survived
    const contentType = headers["content-type"]
    "content-type"  =>  ""
boundedResponse.ts:31:35 Survived
    new globalThis.Response(body, { headers: contentType === undefined ? {} : { "content-type": contentT
    { headers: contentType === undefined ? {} : { "content-type": contentType } }  =>  {}
boundedResponse.ts:31:46 Survived
    new globalThis.Response(body, { headers: contentType === undefined ? {} : { "content-type": contentT
    contentType === undefined  =>  true
boundedResponse.ts:31:46 Survived
    new globalThis.Response(body, { headers: contentType === undefined ? {} : { "content-type": contentT
    contentType === undefined  =>  contentType !== undefined
boundedResponse.ts:31:79 Survived
    new globalThis.Response(body, { headers: contentType === undefined ? {} : { "content-type": contentT
    { "content-type": contentType }  =>  {}
boundedResponse.ts:31:46 Survived
    new globalThis.Response(body, { headers: contentType === undefined ? {} : { "content-type": contentT
    contentType === undefined  =>  false
boundedResponse.ts:47:20 Survived
    const streamed = (error: Undecodable) => Stream.fromEffect(unpacked(error))
    (error: Undecodable) => Stream.fromEffect(unpacked(error))  =>  () => undefined
boundedResponse.ts:49:20 Survived
    const unpacked = ({ coding }: Undecodable) =>
    ({ coding }: Undecodable) =>  =>  () => undefined
boundedResponse.ts:57:26 Survived
    const readAllEncoded = (limit: number): Effect.Effect<boolean, HttpClientError.HttpClientError> =>
    (limit: number): Effect.Effect<boolean, HttpClientError.HttpClientError> =>  =>  () => undefined
boundedResponse.ts:64:9 Survived
    if (isEncoded(response)) return readAllEncoded(limit)
    isEncoded(response)  =>  true
boundedResponse.ts:64:9 Survived
    if (isEncoded(response)) return readAllEncoded(limit)
    isEncoded(response)  =>  false
boundedResponse.ts:65:9 Survived
    if (!isWithin(response, limit)) return readChunks(response, limit, (bytes) => chunks.push(bytes))
    !isWithin(response, limit)  =>  true
boundedResponse.ts:75:11 Survived
    if (state === "partial") return Effect.fail(failed({ description: "The body was given up before its 
    state === "partial"  =>  false
boundedResponse.ts:75:21 Survived
    if (state === "partial") return Effect.fail(failed({ description: "The body was given up before its 
    "partial"  =>  ""
boundedResponse.ts:76:15 Survived
    state = "partial"
    "partial"  =>  ""
boundedResponse.ts:79:50 Survived
    onFailure: (error) => Effect.fail(failed({ cause: transportCause(error) })),
    { cause: transportCause(error) }  =>  {}
boundedResponse.ts:98:23 Survived
    arrayBuffer: form("arrayBuffer"),
    "arrayBuffer"  =>  ""
boundedResponse.ts:99:20 Survived
    formData: form("formData"),
    "formData"  =>  ""
boundedResponse.ts:102:25 Survived
    urlParamsBody: form("urlParamsBody"),
    "urlParamsBody"  =>  ""
boundedResponse.ts:105:81 Survived
    if (state === "unread") return Stream.catchTag(decodedStream(response), "Undecodable", streamed)
    "Undecodable"  =>  ""
boundedResponse.ts:107:16 Survived
    return state === "whole"
    state === "whole"  =>  true
boundedResponse.ts:113:3 Survived
    sent.set(bounded, sentRequest(response))
    sent.set(bounded, sentRequest(response))  =>  ;
check.ts:21:113 NoCoverage
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    {  =>  {}
check.ts:35:41 NoCoverage
    if (!each(object[name])) return false
    false  =>  true
check.ts:47:39 NoCoverage
    if (!Array.isArray(value)) return false
    false  =>  true
check.ts:102:5 NoCoverage
    default:
    default:  =>  default:
check.ts:15:66 Survived
    const fields = ast.propertySignatures.map(({ name, type }) => ({
    {  =>  {}
check.ts:21:7 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "Strin  =>  true
check.ts:21:7 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "Strin  =>  false
check.ts:21:7 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "Strin  =>  others.length > 0 && record !== undefined && (fields.length > 0 || record.parameter._tag !== "String
check.ts:21:7 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    others.length > 0  =>  false
check.ts:21:7 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    others.length > 0  =>  others.length >= 0
check.ts:21:7 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    others.length > 0  =>  others.length <= 0
check.ts:21:29 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    record !== undefined && (fields.length > 0 || record.parameter._tag !== "String")  =>  false
check.ts:21:29 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    record !== undefined && (fields.length > 0 || record.parameter._tag !== "String")  =>  record !== undefined || fields.length > 0 || record.parameter._tag !== "String"
check.ts:21:29 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    record !== undefined  =>  true
check.ts:21:29 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    record !== undefined  =>  record === undefined
check.ts:21:54 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    fields.length > 0 || record.parameter._tag !== "String"  =>  true
check.ts:21:54 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    fields.length > 0 || record.parameter._tag !== "String"  =>  fields.length > 0 && record.parameter._tag !== "String"
check.ts:21:54 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    fields.length > 0  =>  false
check.ts:21:54 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    fields.length > 0  =>  fields.length >= 0
check.ts:21:54 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    fields.length > 0  =>  fields.length <= 0
check.ts:21:75 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    record.parameter._tag !== "String"  =>  false
check.ts:21:75 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    record.parameter._tag !== "String"  =>  record.parameter._tag === "String"
check.ts:21:101 Survived
    if (others.length > 0 || (record !== undefined && (fields.length > 0 || record.parameter._tag !== "S
    "String"  =>  ""
check.ts:24:16 Survived
    const each = record === undefined ? undefined : checkOf(record.type)
    record === undefined  =>  true
check.ts:25:21 Survived
    return (value) => {
    {  =>  {}
check.ts:26:9 Survived
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false
    typeof value !== "object" || value === null || Array.isArray(value)  =>  true
check.ts:26:9 Survived
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false
    typeof value !== "object"  =>  false
check.ts:26:9 Survived
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false
    typeof value !== "object"  =>  typeof value === "object"
check.ts:26:26 Survived
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false
    "object"  =>  ""
check.ts:31:11 Survived
    if (field === undefined ? !optional : !check(field)) return false
    field === undefined ? !optional : !check(field)  =>  true
check.ts:31:11 Survived
    if (field === undefined ? !optional : !check(field)) return false
    field === undefined  =>  true
check.ts:31:11 Survived
    if (field === undefined ? !optional : !check(field)) return false
    field === undefined  =>  false
check.ts:31:11 Survived
    if (field === undefined ? !optional : !check(field)) return false
    field === undefined  =>  field !== undefined
check.ts:33:9 Survived
    if (each !== undefined) {
    each !== undefined  =>  false
check.ts:33:29 Survived
    if (each !== undefined) {
    {  =>  {}
check.ts:34:34 Survived
    for (const name in object) {
    {  =>  {}
check.ts:35:13 Survived
    if (!each(object[name])) return false
    !each(object[name])  =>  each(object[name])
check.ts:35:13 Survived
    if (!each(object[name])) return false
    !each(object[name])  =>  false
check.ts:35:13 Survived
    if (!each(object[name])) return false
    !each(object[name])  =>  true
check.ts:38:12 Survived
    return true
    true  =>  false
check.ts:44:7 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    item === undefined || others.length > 0 || ast.elements.length > 0  =>  true
check.ts:44:7 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    item === undefined || others.length > 0 || ast.elements.length > 0  =>  false
check.ts:44:7 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    item === undefined || others.length > 0 || ast.elements.length > 0  =>  (item === undefined || others.length > 0) && ast.elements.length > 0
check.ts:44:7 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    item === undefined || others.length > 0  =>  false
check.ts:44:7 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    item === undefined || others.length > 0  =>  item === undefined && others.length > 0
check.ts:44:7 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    item === undefined  =>  false
check.ts:44:7 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    item === undefined  =>  item !== undefined
check.ts:44:29 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    others.length > 0  =>  false
check.ts:44:29 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    others.length > 0  =>  others.length >= 0
check.ts:44:29 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    others.length > 0  =>  others.length <= 0
check.ts:44:50 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    ast.elements.length > 0  =>  false
check.ts:44:50 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    ast.elements.length > 0  =>  ast.elements.length >= 0
check.ts:44:50 Survived
    if (item === undefined || others.length > 0 || ast.elements.length > 0) return byEffect(ast)
    ast.elements.length > 0  =>  ast.elements.length <= 0
check.ts:46:21 Survived
    return (value) => {
    {  =>  {}
check.ts:47:9 Survived
    if (!Array.isArray(value)) return false
    !Array.isArray(value)  =>  Array.isArray(value)
check.ts:47:9 Survived
    if (!Array.isArray(value)) return false
    !Array.isArray(value)  =>  true
check.ts:47:9 Survived
    if (!Array.isArray(value)) return false
    !Array.isArray(value)  =>  false
check.ts:48:21 Survived
    for (let i = 0; i < value.length; i++) {
    i < value.length  =>  i <= value.length
check.ts:48:39 Survived
    for (let i = 0; i < value.length; i++) {
    i++  =>  i--
check.ts:49:11 Survived
    if (!check(value[i])) return false
    !check(value[i])  =>  true
check.ts:58:3 Survived
    check._tag === "Filter" ? [check] : check.checks.flatMap(filtersOf)
    check._tag === "Filter"  =>  true
check.ts:51:12 Survived
    return true
    true  =>  false
check.ts:61:7 Survived
    if (ast.encoding !== undefined) return byEffect(ast)
    ast.encoding !== undefined  =>  true
check.ts:61:7 Survived
    if (ast.encoding !== undefined) return byEffect(ast)
    ast.encoding !== undefined  =>  false
check.ts:61:7 Survived
    if (ast.encoding !== undefined) return byEffect(ast)
    ast.encoding !== undefined  =>  ast.encoding === undefined
check.ts:65:21 Survived
    return (value) => {
    {  =>  {}
check.ts:66:9 Survived
    if (!check(value)) return false
    !check(value)  =>  check(value)
check.ts:66:9 Survived
    if (!check(value)) return false
    !check(value)  =>  true
check.ts:66:31 Survived
    if (!check(value)) return false
    false  =>  true
check.ts:66:9 Survived
    if (!check(value)) return false
    !check(value)  =>  false
check.ts:68:11 Survived
    if (filters[i]!.run(value, ast, {}) !== undefined) return false
    filters[i]!.run(value, ast, {}) !== undefined  =>  true
check.ts:70:12 Survived
    return true
    true  =>  false
check.ts:77:10 Survived
    case "String":
    "String"  =>  ""
check.ts:79:5 Survived
    case "Number":
    case "Number":  =>  case "Number":
check.ts:79:10 Survived
    case "Number":
    "Number"  =>  ""
check.ts:80:14 Survived
    return (value) => typeof value === "number"
    (value) => typeof value === "number"  =>  () => undefined
check.ts:80:25 Survived
    return (value) => typeof value === "number"
    typeof value === "number"  =>  true
check.ts:80:25 Survived
    return (value) => typeof value === "number"
    typeof value === "number"  =>  false
check.ts:80:25 Survived
    return (value) => typeof value === "number"
    typeof value === "number"  =>  typeof value !== "number"
check.ts:80:42 Survived
    return (value) => typeof value === "number"
    "number"  =>  ""
check.ts:81:5 Survived
    case "Boolean":
    case "Boolean":  =>  case "Boolean":
check.ts:82:14 Survived
    return (value) => typeof value === "boolean"
    (value) => typeof value === "boolean"  =>  () => undefined
check.ts:81:10 Survived
    case "Boolean":
    "Boolean"  =>  ""
check.ts:82:25 Survived
    return (value) => typeof value === "boolean"
    typeof value === "boolean"  =>  true
check.ts:82:25 Survived
    return (value) => typeof value === "boolean"
    typeof value === "boolean"  =>  false
check.ts:82:25 Survived
    return (value) => typeof value === "boolean"
    typeof value === "boolean"  =>  typeof value !== "boolean"
check.ts:82:42 Survived
    return (value) => typeof value === "boolean"
    "boolean"  =>  ""
check.ts:83:10 Survived
    case "Null":
    "Null"  =>  ""
check.ts:85:5 Survived
    case "Literal":
    case "Literal":  =>  case "Literal":
check.ts:85:10 Survived
    case "Literal":
    "Literal"  =>  ""
check.ts:86:14 Survived
    return (value) => value === ast.literal
    (value) => value === ast.literal  =>  () => undefined
check.ts:86:25 Survived
    return (value) => value === ast.literal
    value === ast.literal  =>  false
check.ts:88:14 Survived
    return () => true
    () => true  =>  () => undefined
check.ts:87:10 Survived
    case "Unknown":
    "Unknown"  =>  ""
check.ts:88:20 Survived
    return () => true
    true  =>  false
check.ts:89:10 Survived
    case "Objects":
    "Objects"  =>  ""
check.ts:91:10 Survived
    case "Arrays":
    "Arrays"  =>  ""
check.ts:93:5 Survived
    case "Union": {
    case "Union": {  =>  case "Union":
check.ts:93:10 Survived
    case "Union": {
    "Union"  =>  ""
check.ts:93:19 Survived
    case "Union": {
    {  =>  {}
check.ts:95:25 Survived
    return (value) => {
    {  =>  {}
check.ts:96:25 Survived
    for (let i = 0; i < checks.length; i++) {
    i < checks.length  =>  false
check.ts:96:25 Survived
    for (let i = 0; i < checks.length; i++) {
    i < checks.length  =>  i >= checks.length
check.ts:96:49 Survived
    for (let i = 0; i < checks.length; i++) {
    {  =>  {}
check.ts:97:15 Survived
    if (checks[i]!(value)) return true
    checks[i]!(value)  =>  false
check.ts:97:41 Survived
    if (checks[i]!(value)) return true
    true  =>  false
contentCoding.ts:25:3 NoCoverage
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))  =>  contentEncoding.toLowerCase().split(",").map(coding => quoted(coding.trim())).filter(coding => codin
contentCoding.ts:25:3 NoCoverage
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))  =>  contentEncoding.toLowerCase().split(",").map(coding => quoted(coding.trim()))
contentCoding.ts:25:3 NoCoverage
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))
    contentEncoding.toLowerCase()  =>  contentEncoding.toUpperCase()
contentCoding.ts:25:39 NoCoverage
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))
    ","  =>  ""
contentCoding.ts:25:48 NoCoverage
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))
    (coding) => quoted(coding.trim())  =>  () => undefined
contentCoding.ts:25:67 NoCoverage
    contentEncoding.toLowerCase().split(",").map((coding) => quoted(coding.trim()))
    coding.trim()  =>  coding
contentCoding.ts:26:13 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    (coding) => coding !== "" && coding !== "identity"  =>  () => undefined
contentCoding.ts:26:25 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    coding !== "" && coding !== "identity"  =>  true
contentCoding.ts:26:25 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    coding !== "" && coding !== "identity"  =>  false
contentCoding.ts:26:25 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    coding !== "" && coding !== "identity"  =>  coding !== "" || coding !== "identity"
contentCoding.ts:26:25 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    coding !== ""  =>  true
contentCoding.ts:26:25 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    coding !== ""  =>  coding === ""
contentCoding.ts:26:36 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    ""  =>  "Stryker was here!"
contentCoding.ts:26:42 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    coding !== "identity"  =>  true
contentCoding.ts:26:42 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    coding !== "identity"  =>  coding === "identity"
contentCoding.ts:26:53 NoCoverage
    .filter((coding) => coding !== "" && coding !== "identity").reverse()
    "identity"  =>  ""
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0  =>  true
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0  =>  false
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0  =>  // RFC 1950 section 2.2. Servers also take "deflate" for RFC 1951. (bytes.length < 2 || (bytes[0]! &
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8  =>  false
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8  =>  bytes.length < 2 && (bytes[0]! & 0x0f) !== 8
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2  =>  false
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2  =>  bytes.length <= 2
contentCoding.ts:34:3 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes.length < 2  =>  bytes.length >= 2
contentCoding.ts:34:23 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    (bytes[0]! & 0x0f) !== 8  =>  false
contentCoding.ts:34:23 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    (bytes[0]! & 0x0f) !== 8  =>  (bytes[0]! & 0x0f) === 8
contentCoding.ts:34:51 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    (bytes[0]! * 256 + bytes[1]!) % 31 !== 0  =>  false
contentCoding.ts:34:51 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    (bytes[0]! * 256 + bytes[1]!) % 31 !== 0  =>  (bytes[0]! * 256 + bytes[1]!) % 31 === 0
contentCoding.ts:34:51 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    (bytes[0]! * 256 + bytes[1]!) % 31  =>  (bytes[0]! * 256 + bytes[1]!) * 31
contentCoding.ts:34:52 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes[0]! * 256 + bytes[1]!  =>  bytes[0]! * 256 - bytes[1]!
contentCoding.ts:34:52 NoCoverage
    bytes.length < 2 || (bytes[0]! & 0x0f) !== 8 || (bytes[0]! * 256 + bytes[1]!) % 31 !== 0
    bytes[0]! * 256  =>  bytes[0]! / 256
contentCoding.ts:36:77 NoCoverage
    const formatOf = (coding: string, bytes: Uint8Array): string | undefined => {
    {  =>  {}
contentCoding.ts:37:7 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    coding === "gzip" || coding === "x-gzip"  =>  true
contentCoding.ts:37:7 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    coding === "gzip" || coding === "x-gzip"  =>  false
contentCoding.ts:37:7 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    coding === "gzip" || coding === "x-gzip"  =>  coding === "gzip" && coding === "x-gzip"
contentCoding.ts:37:7 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    coding === "gzip"  =>  false
contentCoding.ts:37:7 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    coding === "gzip"  =>  coding !== "gzip"
contentCoding.ts:37:18 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    "gzip"  =>  ""
contentCoding.ts:37:28 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    coding === "x-gzip"  =>  false
contentCoding.ts:37:28 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    coding === "x-gzip"  =>  coding !== "x-gzip"
contentCoding.ts:37:39 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    "x-gzip"  =>  ""
contentCoding.ts:37:56 NoCoverage
    if (coding === "gzip" || coding === "x-gzip") return "gzip"
    "gzip"  =>  ""
contentCoding.ts:38:7 NoCoverage
    if (coding === "deflate") return isRaw(bytes) ? "deflate-raw" : "deflate"
    coding === "deflate"  =>  true
contentCoding.ts:38:7 NoCoverage
    if (coding === "deflate") return isRaw(bytes) ? "deflate-raw" : "deflate"
    coding === "deflate"  =>  false
contentCoding.ts:38:7 NoCoverage
    if (coding === "deflate") return isRaw(bytes) ? "deflate-raw" : "deflate"
    coding === "deflate"  =>  coding !== "deflate"
contentCoding.ts:38:18 NoCoverage
    if (coding === "deflate") return isRaw(bytes) ? "deflate-raw" : "deflate"
    "deflate"  =>  ""
contentCoding.ts:38:51 NoCoverage
    if (coding === "deflate") return isRaw(bytes) ? "deflate-raw" : "deflate"
    "deflate-raw"  =>  ""
contentCoding.ts:38:67 NoCoverage
    if (coding === "deflate") return isRaw(bytes) ? "deflate-raw" : "deflate"
    "deflate"  =>  ""
contentCoding.ts:39:10 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    coding === "br"  =>  true
contentCoding.ts:39:10 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    coding === "br"  =>  false
contentCoding.ts:39:10 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    coding === "br"  =>  coding !== "br"
contentCoding.ts:39:21 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    "br"  =>  ""
contentCoding.ts:39:28 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    "brotli"  =>  ""
contentCoding.ts:39:39 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    coding === "zstd"  =>  true
contentCoding.ts:39:39 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    coding === "zstd"  =>  false
contentCoding.ts:39:39 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    coding === "zstd"  =>  coding !== "zstd"
contentCoding.ts:39:50 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    "zstd"  =>  ""
contentCoding.ts:39:59 NoCoverage
    return coding === "br" ? "brotli" : coding === "zstd" ? "zstd" : undefined
    "zstd"  =>  ""
contentCoding.ts:48:81 NoCoverage
    const decompressorOfNode = (format: string): DecompressionStream | undefined => {
    {  =>  {}
contentCoding.ts:50:16 NoCoverage
    const name = format === "brotli" ? "createBrotliDecompress" : "createZstdDecompress"
    format === "brotli"  =>  true
contentCoding.ts:50:16 NoCoverage
    const name = format === "brotli" ? "createBrotliDecompress" : "createZstdDecompress"
    format === "brotli"  =>  false
contentCoding.ts:50:16 NoCoverage
    const name = format === "brotli" ? "createBrotliDecompress" : "createZstdDecompress"
    format === "brotli"  =>  format !== "brotli"
contentCoding.ts:50:27 NoCoverage
    const name = format === "brotli" ? "createBrotliDecompress" : "createZstdDecompress"
    "brotli"  =>  ""
contentCoding.ts:50:38 NoCoverage
    const name = format === "brotli" ? "createBrotliDecompress" : "createZstdDecompress"
    "createBrotliDecompress"  =>  ""
contentCoding.ts:50:65 NoCoverage
    const name = format === "brotli" ? "createBrotliDecompress" : "createZstdDecompress"
    "createZstdDecompress"  =>  ""
contentCoding.ts:51:18 NoCoverage
    const duplex = process?.getBuiltinModule?.("node:zlib")[name]?.()
    process?.getBuiltinModule?.("node:zlib")[name]?.()  =>  process?.getBuiltinModule?.("node:zlib")[name]()
contentCoding.ts:51:18 NoCoverage
    const duplex = process?.getBuiltinModule?.("node:zlib")[name]?.()
    process?.getBuiltinModule?.("node:zlib")  =>  process?.getBuiltinModule("node:zlib")
contentCoding.ts:51:18 NoCoverage
    const duplex = process?.getBuiltinModule?.("node:zlib")[name]?.()
    process?.getBuiltinModule  =>  process.getBuiltinModule
contentCoding.ts:51:46 NoCoverage
    const duplex = process?.getBuiltinModule?.("node:zlib")[name]?.()
    "node:zlib"  =>  ""
contentCoding.ts:52:10 NoCoverage
    return duplex === undefined ? undefined : process!.getBuiltinModule!("node:stream").Duplex.toWeb(dup
    duplex === undefined  =>  true
contentCoding.ts:52:10 NoCoverage
    return duplex === undefined ? undefined : process!.getBuiltinModule!("node:stream").Duplex.toWeb(dup
    duplex === undefined  =>  false
contentCoding.ts:52:10 NoCoverage
    return duplex === undefined ? undefined : process!.getBuiltinModule!("node:stream").Duplex.toWeb(dup
    duplex === undefined  =>  duplex !== undefined
contentCoding.ts:52:72 NoCoverage
    return duplex === undefined ? undefined : process!.getBuiltinModule!("node:stream").Duplex.toWeb(dup
    "node:stream"  =>  ""
contentCoding.ts:55:83 NoCoverage
    const decompressorOf = (coding: string, head: Uint8Array): DecompressionStream => {
    {  =>  {}
contentCoding.ts:57:7 NoCoverage
    if (format === undefined) throw new Undecodable({ coding, isKnown: false })
    format === undefined  =>  true
contentCoding.ts:57:7 NoCoverage
    if (format === undefined) throw new Undecodable({ coding, isKnown: false })
    format === undefined  =>  false
contentCoding.ts:57:7 NoCoverage
    if (format === undefined) throw new Undecodable({ coding, isKnown: false })
    format === undefined  =>  format !== undefined
contentCoding.ts:57:51 NoCoverage
    if (format === undefined) throw new Undecodable({ coding, isKnown: false })
    { coding, isKnown: false }  =>  {}
contentCoding.ts:57:70 NoCoverage
    if (format === undefined) throw new Undecodable({ coding, isKnown: false })
    false  =>  true
contentCoding.ts:58:7 NoCoverage
    try {
    {  =>  {}
contentCoding.ts:61:11 NoCoverage
    } catch {
    {  =>  {}
contentCoding.ts:63:9 NoCoverage
    if (decompressor === undefined) throw new Undecodable({ coding, isKnown: false })
    decompressor === undefined  =>  true
contentCoding.ts:63:9 NoCoverage
    if (decompressor === undefined) throw new Undecodable({ coding, isKnown: false })
    decompressor === undefined  =>  false
contentCoding.ts:63:9 NoCoverage
    if (decompressor === undefined) throw new Undecodable({ coding, isKnown: false })
    decompressor === undefined  =>  decompressor !== undefined
contentCoding.ts:63:59 NoCoverage
    if (decompressor === undefined) throw new Undecodable({ coding, isKnown: false })
    { coding, isKnown: false }  =>  {}
contentCoding.ts:63:78 NoCoverage
    if (decompressor === undefined) throw new Undecodable({ coding, isKnown: false })
    false  =>  true
contentCoding.ts:74:48 NoCoverage
    const isText = (bytes: Uint8Array): boolean => {
    {  =>  {}
contentCoding.ts:75:7 NoCoverage
    try {
    {  =>  {}
contentCoding.ts:77:34 NoCoverage
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, headLength), { strea
    "utf-8"  =>  ""
contentCoding.ts:77:43 NoCoverage
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, headLength), { strea
    { fatal: true }  =>  {}
contentCoding.ts:77:52 NoCoverage
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, headLength), { strea
    true  =>  false
contentCoding.ts:77:98 NoCoverage
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, headLength), { strea
    { stream: true }  =>  {}
contentCoding.ts:77:108 NoCoverage
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, headLength), { strea
    true  =>  false
contentCoding.ts:78:12 NoCoverage
    return !binary.test(text)
    !binary.test(text)  =>  binary.test(text)
contentCoding.ts:79:11 NoCoverage
    } catch {
    {  =>  {}
contentCoding.ts:80:12 NoCoverage
    return false
    false  =>  true
contentCoding.ts:88:3 NoCoverage
    chunks.length === 1 ? chunks[0]! : new Uint8Array(await new Blob(chunks as Array<Bytes>).arrayBuffer
    chunks.length === 1  =>  true
contentCoding.ts:88:3 NoCoverage
    chunks.length === 1 ? chunks[0]! : new Uint8Array(await new Blob(chunks as Array<Bytes>).arrayBuffer
    chunks.length === 1  =>  false
contentCoding.ts:88:3 NoCoverage
    chunks.length === 1 ? chunks[0]! : new Uint8Array(await new Blob(chunks as Array<Bytes>).arrayBuffer
    chunks.length === 1  =>  chunks.length !== 1
contentCoding.ts:91:89 NoCoverage
    const without = (coding: string, body: ReadableStream<Bytes>): ReadableStream<Bytes> => {
    {  =>  {}
contentCoding.ts:95:74 NoCoverage
    const begin = async (): Promise<ReadableStreamDefaultReader<Bytes>> => {
    {  =>  {}
contentCoding.ts:96:34 NoCoverage
    const chunks: Array<Bytes> = []
    []  =>  ["Stryker was here"]
contentCoding.ts:97:26 NoCoverage
    for (let length = 0; length < enough;) {
    length < enough  =>  false
contentCoding.ts:97:26 NoCoverage
    for (let length = 0; length < enough;) {
    length < enough  =>  length <= enough
contentCoding.ts:97:26 NoCoverage
    for (let length = 0; length < enough;) {
    length < enough  =>  length >= enough
contentCoding.ts:97:44 NoCoverage
    for (let length = 0; length < enough;) {
    {  =>  {}
contentCoding.ts:99:11 NoCoverage
    if (done) break
    done  =>  true
contentCoding.ts:99:11 NoCoverage
    if (done) break
    done  =>  false
contentCoding.ts:100:7 NoCoverage
    chunks.push(value)
    chunks.push(value)  =>  ;
contentCoding.ts:101:7 NoCoverage
    length += value.length
    length += value.length  =>  length -= value.length
contentCoding.ts:104:45 NoCoverage
    const bytes = new ReadableStream<Bytes>({
    {  =>  {}
contentCoding.ts:105:14 NoCoverage
    start: (controller) => controller.enqueue(head),
    (controller) => controller.enqueue(head)  =>  () => undefined
contentCoding.ts:106:35 NoCoverage
    pull: async (controller) => {
    {  =>  {}
contentCoding.ts:110:15 NoCoverage
    cancel: (reason) => source.cancel(reason)
    (reason) => source.cancel(reason)  =>  () => undefined
contentCoding.ts:115:36 NoCoverage
    return new ReadableStream<Bytes>({
    {  =>  {}
contentCoding.ts:116:33 NoCoverage
    pull: async (controller) => {
    {  =>  {}
contentCoding.ts:117:7 NoCoverage
    decoded ??= await begin()
    decoded ??= await begin()  =>  decoded &&= await begin()
contentCoding.ts:121:13 NoCoverage
    cancel: (reason) => (decoded ?? source).cancel(reason)
    (reason) => (decoded ?? source).cancel(reason)  =>  () => undefined
contentCoding.ts:121:26 NoCoverage
    cancel: (reason) => (decoded ?? source).cancel(reason)
    decoded ?? source  =>  decoded && source
contentCoding.ts:122:6 NoCoverage
    }, { highWaterMark: 0 })
    { highWaterMark: 0 }  =>  {}
contentCoding.ts:126:18 NoCoverage
    codings.reduce((body, coding) => without(coding, body), body)
    (body, coding) => without(coding, body)  =>  () => undefined
contentCoding.ts:129:57 NoCoverage
    const undecodable = (codings: ReadonlyArray<string>) => (error: unknown) =>
    (error: unknown) =>  =>  () => undefined
contentCoding.ts:130:3 NoCoverage
    error instanceof Undecodable || HttpClientError.isHttpClientError(error)
    error instanceof Undecodable || HttpClientError.isHttpClientError(error)  =>  true
contentCoding.ts:130:3 NoCoverage
    error instanceof Undecodable || HttpClientError.isHttpClientError(error)
    error instanceof Undecodable || HttpClientError.isHttpClientError(error)  =>  false
contentCoding.ts:130:3 NoCoverage
    error instanceof Undecodable || HttpClientError.isHttpClientError(error)
    error instanceof Undecodable || HttpClientError.isHttpClientError(error)  =>  error instanceof Undecodable && HttpClientError.isHttpClientError(error)
contentCoding.ts:132:23 NoCoverage
    : new Undecodable({ coding: codings.join(", "), isKnown: true })
    { coding: codings.join(", "), isKnown: true }  =>  {}
contentCoding.ts:132:46 NoCoverage
    : new Undecodable({ coding: codings.join(", "), isKnown: true })
    ", "  =>  ""
contentCoding.ts:132:62 NoCoverage
    : new Undecodable({ coding: codings.join(", "), isKnown: true })
    true  =>  false
contentCoding.ts:134:109 NoCoverage
    const checked = (contentEncoding: string | undefined): Effect.Effect<ReadonlyArray<string>, Undecoda
    {  =>  {}
contentCoding.ts:135:29 NoCoverage
    const codings = codingsOf(contentEncoding ?? "")
    contentEncoding ?? ""  =>  contentEncoding && ""
contentCoding.ts:135:48 NoCoverage
    const codings = codingsOf(contentEncoding ?? "")
    ""  =>  "Stryker was here!"
contentCoding.ts:136:10 NoCoverage
    return codings.length > mostCodings
    codings.length > mostCodings  =>  true
contentCoding.ts:136:10 NoCoverage
    return codings.length > mostCodings
    codings.length > mostCodings  =>  false
contentCoding.ts:136:10 NoCoverage
    return codings.length > mostCodings
    codings.length > mostCodings  =>  codings.length >= mostCodings
contentCoding.ts:136:10 NoCoverage
    return codings.length > mostCodings
    codings.length > mostCodings  =>  codings.length <= mostCodings
contentCoding.ts:137:35 NoCoverage
    ? Effect.fail(new Undecodable({ coding: `${codings.length} codings`, isKnown: false }))
    { coding: `${codings.length} codings`, isKnown: false }  =>  {}
contentCoding.ts:137:45 NoCoverage
    ? Effect.fail(new Undecodable({ coding: `${codings.length} codings`, isKnown: false }))
    `${codings.length} codings`  =>  ``
contentCoding.ts:137:83 NoCoverage
    ? Effect.fail(new Undecodable({ coding: `${codings.length} codings`, isKnown: false }))
    false  =>  true
contentCoding.ts:142:103 NoCoverage
    const unpack = async (bytes: Bytes, codings: ReadonlyArray<string>, limit: number): Promise<Bytes> =
    {  =>  {}
contentCoding.ts:143:47 NoCoverage
    const reader = withoutAll(codings, new Blob([bytes]).stream()).getReader()
    [bytes]  =>  []
contentCoding.ts:144:32 NoCoverage
    const chunks: Array<Bytes> = []
    []  =>  ["Stryker was here"]
contentCoding.ts:145:24 NoCoverage
    for (let length = 0; length <= limit;) {
    length <= limit  =>  false
contentCoding.ts:145:24 NoCoverage
    for (let length = 0; length <= limit;) {
    length <= limit  =>  length < limit
contentCoding.ts:145:24 NoCoverage
    for (let length = 0; length <= limit;) {
    length <= limit  =>  length > limit
contentCoding.ts:145:42 NoCoverage
    for (let length = 0; length <= limit;) {
    {  =>  {}
contentCoding.ts:147:9 NoCoverage
    if (done) return concat(chunks)
    done  =>  true
contentCoding.ts:147:9 NoCoverage
    if (done) return concat(chunks)
    done  =>  false
contentCoding.ts:148:5 NoCoverage
    chunks.push(value)
    chunks.push(value)  =>  ;
contentCoding.ts:149:5 NoCoverage
    length += value.length
    length += value.length  =>  length -= value.length
contentCoding.ts:160:41 NoCoverage
    ): Effect.fn.Return<Bytes, Undecodable> {
    {  =>  {}
contentCoding.ts:162:7 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    codings.length === 0 || bytes.length === 0 || isText(bytes)  =>  true
contentCoding.ts:162:7 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    codings.length === 0 || bytes.length === 0 || isText(bytes)  =>  false
contentCoding.ts:162:7 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    codings.length === 0 || bytes.length === 0 || isText(bytes)  =>  (codings.length === 0 || bytes.length === 0) && isText(bytes)
contentCoding.ts:162:7 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    codings.length === 0 || bytes.length === 0  =>  false
contentCoding.ts:162:7 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    codings.length === 0 || bytes.length === 0  =>  codings.length === 0 && bytes.length === 0
contentCoding.ts:162:7 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    codings.length === 0  =>  false
contentCoding.ts:162:7 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    codings.length === 0  =>  codings.length !== 0
contentCoding.ts:162:31 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    bytes.length === 0  =>  false
contentCoding.ts:162:31 NoCoverage
    if (codings.length === 0 || bytes.length === 0 || isText(bytes)) return bytes
    bytes.length === 0  =>  bytes.length !== 0
contentCoding.ts:163:35 NoCoverage
    return yield* Effect.tryPromise({
    {  =>  {}
contentCoding.ts:164:10 NoCoverage
    try: () => unpack(bytes, codings, limit),
    () => unpack(bytes, codings, limit)  =>  () => undefined
contentCoding.ts:165:12 NoCoverage
    catch: (error) => undecodable(codings)(error) as Undecodable
    (error) => undecodable(codings)(error) as Undecodable  =>  () => undefined
contentCoding.ts:174:47 NoCoverage
    return Stream.unwrap(Effect.gen(function*() {
    {  =>  {}
contentCoding.ts:175:53 NoCoverage
    const codings = yield* checked(response.headers["content-encoding"])
    "content-encoding"  =>  ""
contentCoding.ts:176:9 NoCoverage
    if (codings.length === 0) return response.stream
    codings.length === 0  =>  true
contentCoding.ts:176:9 NoCoverage
    if (codings.length === 0) return response.stream
    codings.length === 0  =>  false
contentCoding.ts:176:9 NoCoverage
    if (codings.length === 0) return response.stream
    codings.length === 0  =>  codings.length !== 0
contentCoding.ts:178:38 NoCoverage
    return Stream.fromReadableStream({
    {  =>  {}
contentCoding.ts:179:17 NoCoverage
    evaluate: () => withoutAll(codings, body),
    () => withoutAll(codings, body)  =>  () => undefined
contentCoding.ts:187:25 NoCoverage
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    second === 0xff  =>  true
contentCoding.ts:187:25 NoCoverage
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    second === 0xff  =>  second !== 0xff
contentCoding.ts:187:64 NoCoverage
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    "utf-16be"  =>  ""
contentCoding.ts:188:28 NoCoverage
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    second === 0xfe  =>  true
contentCoding.ts:188:28 NoCoverage
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    second === 0xfe  =>  second !== 0xfe
contentCoding.ts:188:62 NoCoverage
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    "utf-16le"  =>  ""
contentCoding.ts:199:5 NoCoverage
    (decoded) => decoded.length > limit ? undefined : new TextDecoder(encodingOf(decoded)).decode(decode
    (decoded) => decoded.length > limit ? undefined : new TextDecoder(encodingOf(decoded)).decode(decode  =>  () => undefined
contentCoding.ts:199:18 NoCoverage
    (decoded) => decoded.length > limit ? undefined : new TextDecoder(encodingOf(decoded)).decode(decode
    decoded.length > limit  =>  true
contentCoding.ts:199:18 NoCoverage
    (decoded) => decoded.length > limit ? undefined : new TextDecoder(encodingOf(decoded)).decode(decode
    decoded.length > limit  =>  false
contentCoding.ts:199:18 NoCoverage
    (decoded) => decoded.length > limit ? undefined : new TextDecoder(encodingOf(decoded)).decode(decode
    decoded.length > limit  =>  decoded.length >= limit
contentCoding.ts:199:18 NoCoverage
    (decoded) => decoded.length > limit ? undefined : new TextDecoder(encodingOf(decoded)).decode(decode
    decoded.length > limit  =>  decoded.length <= limit
contentCoding.ts:30:3 Survived
    headers["content-encoding"] !== undefined
    headers["content-encoding"] !== undefined  =>  true
contentCoding.ts:30:3 Survived
    headers["content-encoding"] !== undefined
    headers["content-encoding"] !== undefined  =>  false
contentCoding.ts:30:3 Survived
    headers["content-encoding"] !== undefined
    headers["content-encoding"] !== undefined  =>  headers["content-encoding"] === undefined
contentCoding.ts:30:11 Survived
    headers["content-encoding"] !== undefined
    "content-encoding"  =>  ""
contentCoding.ts:173:7 Survived
    if (!isEncoded(response)) return response.stream
    !isEncoded(response)  =>  isEncoded(response)
contentCoding.ts:173:7 Survived
    if (!isEncoded(response)) return response.stream
    !isEncoded(response)  =>  true
contentCoding.ts:186:68 Survived
    export const encodingOf = ([first, second]: Uint8Array): string => {
    {  =>  {}
contentCoding.ts:187:7 Survived
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    first === 0xfe && second === 0xff || first === 0  =>  false
contentCoding.ts:187:7 Survived
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    first === 0xfe && second === 0xff || first === 0  =>  first === 0xfe && second === 0xff && first === 0
contentCoding.ts:173:7 Survived
    if (!isEncoded(response)) return response.stream
    !isEncoded(response)  =>  false
contentCoding.ts:187:7 Survived
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    first === 0xfe && second === 0xff  =>  false
contentCoding.ts:187:7 Survived
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    first === 0xfe && second === 0xff  =>  first === 0xfe || second === 0xff
contentCoding.ts:187:7 Survived
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    first === 0xfe  =>  true
contentCoding.ts:187:44 Survived
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    first === 0  =>  false
contentCoding.ts:187:7 Survived
    if (first === 0xfe && second === 0xff || first === 0) return "utf-16be"
    first === 0xfe  =>  first !== 0xfe
contentCoding.ts:188:10 Survived
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    first === 0xff && second === 0xfe || second === 0  =>  false
contentCoding.ts:188:10 Survived
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    first === 0xff && second === 0xfe || second === 0  =>  first === 0xff && second === 0xfe && second === 0
contentCoding.ts:188:10 Survived
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    first === 0xff && second === 0xfe  =>  false
contentCoding.ts:188:10 Survived
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    first === 0xff  =>  true
contentCoding.ts:188:10 Survived
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    first === 0xff && second === 0xfe  =>  first === 0xff || second === 0xfe
contentCoding.ts:188:10 Survived
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    first === 0xff  =>  first !== 0xff
contentCoding.ts:188:47 Survived
    return first === 0xff && second === 0xfe || second === 0 ? "utf-16le" : "utf-8"
    second === 0  =>  false
convert.ts:54:36 NoCoverage
    if (!known.has(name)) return true
    true  =>  false
convert.ts:70:63 NoCoverage
    if (others.length > 0 || ast.propertySignatures.length > 0) throw new Unknown()
    throw new Unknown()  =>  ;
convert.ts:73:70 NoCoverage
    ((value: Fields) => Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convert(i
    ([name, inner]) => [name, convert(inner)]  =>  () => undefined
convert.ts:73:89 NoCoverage
    ((value: Fields) => Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, convert(i
    [name, convert(inner)]  =>  []
convert.ts:78:30 NoCoverage
    if (others.some((other) => other !== undefined)) throw new Unknown()
    other !== undefined  =>  true
convert.ts:78:30 NoCoverage
    if (others.some((other) => other !== undefined)) throw new Unknown()
    other !== undefined  =>  false
convert.ts:78:30 NoCoverage
    if (others.some((other) => other !== undefined)) throw new Unknown()
    other !== undefined  =>  other === undefined
convert.ts:78:52 NoCoverage
    if (others.some((other) => other !== undefined)) throw new Unknown()
    throw new Unknown()  =>  ;
convert.ts:104:53 NoCoverage
    if (convert === undefined || converts.length > 1) throw new Unknown()
    throw new Unknown()  =>  ;
convert.ts:114:91 NoCoverage
    if (converted?.["~effect-prisma-management/data"] !== true || envelope === undefined) throw new Unkn
    throw new Unknown()  =>  ;
convert.ts:117:9 NoCoverage
    ? (value) => value.data
    (value) => value.data  =>  () => undefined
convert.ts:128:5 NoCoverage
    case "Declaration":
    case "Declaration":  =>  case "Declaration":
convert.ts:129:7 NoCoverage
    throw new Unknown()
    throw new Unknown()  =>  ;
convert.ts:140:19 NoCoverage
    } catch (error) {
    {  =>  {}
convert.ts:141:9 NoCoverage
    if (error instanceof Unknown) return undefined
    error instanceof Unknown  =>  true
convert.ts:141:9 NoCoverage
    if (error instanceof Unknown) return undefined
    error instanceof Unknown  =>  false
convert.ts:32:9 Survived
    if (value[name] !== undefined) kept[name] = value[name]
    value[name] !== undefined  =>  true
convert.ts:29:76 Survived
    const only = (value: Fields, names: ReadonlyArray<PropertyKey>): Fields => {
    {  =>  {}
convert.ts:40:26 Survived
    for (const _ in value) fields++
    fields++  =>  fields--
convert.ts:37:42 Survived
    const count = (value: Fields): number => {
    {  =>  {}
convert.ts:45:44 Survived
    const names = ast.propertySignatures.map(({ name }) => name)
    ({ name }) => name  =>  () => undefined
convert.ts:47:24 Survived
    const allRequired = !ast.propertySignatures.some(({ type }) => SchemaAST.isOptional(type))
    ast.propertySignatures.some(({ type }) => SchemaAST.isOptional(type))  =>  ast.propertySignatures.every(({ type }) => SchemaAST.isOptional(type))
convert.ts:47:52 Survived
    const allRequired = !ast.propertySignatures.some(({ type }) => SchemaAST.isOptional(type))
    ({ type }) => SchemaAST.isOptional(type)  =>  () => undefined
convert.ts:47:23 Survived
    const allRequired = !ast.propertySignatures.some(({ type }) => SchemaAST.isOptional(type))
    !ast.propertySignatures.some(({ type }) => SchemaAST.isOptional(type))  =>  ast.propertySignatures.some(({ type }) => SchemaAST.isOptional(type))
convert.ts:48:69 Survived
    const fields = ast.propertySignatures.flatMap(({ name, type }) => {
    {  =>  {}
convert.ts:50:12 Survived
    return convert === undefined ? [] : [{ name, convert }]
    convert === undefined  =>  false
convert.ts:50:36 Survived
    return convert === undefined ? [] : [{ name, convert }]
    []  =>  ["Stryker was here"]
convert.ts:53:31 Survived
    for (const name in value) {
    {  =>  {}
convert.ts:52:49 Survived
    const hasOthers = (value: Fields): boolean => {
    {  =>  {}
convert.ts:54:11 Survived
    if (!known.has(name)) return true
    !known.has(name)  =>  known.has(name)
convert.ts:54:11 Survived
    if (!known.has(name)) return true
    !known.has(name)  =>  true
convert.ts:54:11 Survived
    if (!known.has(name)) return true
    !known.has(name)  =>  false
convert.ts:56:12 Survived
    return false
    false  =>  true
convert.ts:59:40 Survived
    for (let i = 0; i < fields.length; i++) {
    i++  =>  i--
convert.ts:59:21 Survived
    for (let i = 0; i < fields.length; i++) {
    i < fields.length  =>  i <= fields.length
convert.ts:61:11 Survived
    if (value[name] !== undefined) value[name] = convert(value[name])
    value[name] !== undefined  =>  true
convert.ts:63:35 Survived
    const isExact = allRequired ? count(value) === names.length : !hasOthers(value)
    count(value) === names.length  =>  true
convert.ts:63:35 Survived
    const isExact = allRequired ? count(value) === names.length : !hasOthers(value)
    count(value) === names.length  =>  false
convert.ts:63:35 Survived
    const isExact = allRequired ? count(value) === names.length : !hasOthers(value)
    count(value) === names.length  =>  count(value) !== names.length
decode.ts:33:39 NoCoverage
    : Result.mapError(decode(body), (error) => inBody(fromSchemaError(error)))
    (error) => inBody(fromSchemaError(error))  =>  () => undefined
errorBody.ts:17:22 NoCoverage
    if (isCode(error)) {
    {  =>  {}
errorBody.ts:19:12 NoCoverage
    return { code: error, message: stringOr(errorDescription, otherwise), hint: undefined, details }
    { code: error, message: stringOr(errorDescription, otherwise), hint: undefined, details }  =>  {}
errorBody.ts:27:70 NoCoverage
    const isCode = (u: unknown): u is string => Predicate.isString(u) && /^\S+$/.test(u)
    /^\S+$/  =>  /\S+$/
errorBody.ts:27:70 NoCoverage
    const isCode = (u: unknown): u is string => Predicate.isString(u) && /^\S+$/.test(u)
    /^\S+$/  =>  /^\S+/
errorBody.ts:27:70 NoCoverage
    const isCode = (u: unknown): u is string => Predicate.isString(u) && /^\S+$/.test(u)
    /^\S+$/  =>  /^\S$/
errorBody.ts:27:70 NoCoverage
    const isCode = (u: unknown): u is string => Predicate.isString(u) && /^\S+$/.test(u)
    /^\S+$/  =>  /^\s+$/
errorBody.ts:52:37 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    u.trim() === ""  =>  true
errorBody.ts:52:37 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    u.trim() === ""  =>  false
errorBody.ts:52:37 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    u.trim() === ""  =>  u.trim() !== ""
errorBody.ts:52:37 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    u.trim()  =>  u
errorBody.ts:52:50 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    ""  =>  "Stryker was here!"
errorBody.ts:52:55 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    []  =>  ["Stryker was here"]
errorBody.ts:52:60 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    [u.trim()]  =>  []
errorBody.ts:52:61 NoCoverage
    if (Predicate.isString(u)) return u.trim() === "" ? [] : [u.trim()]
    u.trim()  =>  u
errorBody.ts:54:32 NoCoverage
    if (Array.isArray(u)) return u.slice(0, most).flatMap((each) => sayings(each, left - 1))
    u.slice(0, most)  =>  u
errorBody.ts:54:57 NoCoverage
    if (Array.isArray(u)) return u.slice(0, most).flatMap((each) => sayings(each, left - 1))
    (each) => sayings(each, left - 1)  =>  () => undefined
errorBody.ts:54:81 NoCoverage
    if (Array.isArray(u)) return u.slice(0, most).flatMap((each) => sayings(each, left - 1))
    left - 1  =>  left + 1
errorBody.ts:58:42 NoCoverage
    if (said.length > 0) return said.map((text) => entitled(title, text))
    (text) => entitled(title, text)  =>  () => undefined
errorBody.ts:66:7 NoCoverage
    ? Object.entries(u).slice(0, most).flatMap(([name, inner]) =>
    Object.entries(u).slice(0, most)  =>  Object.entries(u)
errorBody.ts:66:48 NoCoverage
    ? Object.entries(u).slice(0, most).flatMap(([name, inner]) =>
    ([name, inner]) =>  =>  () => undefined
errorBody.ts:67:32 NoCoverage
    sayings(inner, left).map((text) => `${name}: ${text}`)
    (text) => `${name}: ${text}`  =>  () => undefined
errorBody.ts:67:42 NoCoverage
    sayings(inner, left).map((text) => `${name}: ${text}`)
    `${name}: ${text}`  =>  ``
errorBody.ts:72:3 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text  =>  true
errorBody.ts:72:3 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text  =>  false
errorBody.ts:72:3 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text  =>  Predicate.isString(title) && title.trim() !== "" || title.trim() !== text
errorBody.ts:72:3 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    Predicate.isString(title) && title.trim() !== ""  =>  true
errorBody.ts:72:3 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    Predicate.isString(title) && title.trim() !== ""  =>  Predicate.isString(title) || title.trim() !== ""
errorBody.ts:72:32 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    title.trim() !== ""  =>  true
errorBody.ts:72:32 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    title.trim() !== ""  =>  title.trim() === ""
errorBody.ts:72:32 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    title.trim()  =>  title
errorBody.ts:72:49 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    ""  =>  "Stryker was here!"
errorBody.ts:72:55 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    title.trim() !== text  =>  true
errorBody.ts:72:55 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    title.trim() !== text  =>  title.trim() === text
errorBody.ts:72:55 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    title.trim()  =>  title
errorBody.ts:72:79 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    `${title.trim()}: ${text}`  =>  ``
errorBody.ts:72:82 NoCoverage
    Predicate.isString(title) && title.trim() !== "" && title.trim() !== text ? `${title.trim()}: ${text
    title.trim()  =>  title
errorBody.ts:98:62 NoCoverage
    return `The API answered with a redirect${status === 0 ? "" : ` (${status})`}, which is not followed
    ""  =>  "Stryker was here!"
lines.ts:18:57 NoCoverage
    const untilText = (json: string): string | undefined => {
    {  =>  {}
lines.ts:19:18 NoCoverage
    let isInside = false
    false  =>  true
lines.ts:21:20 NoCoverage
    for (let at = 0; at < json.length; at++) {
    at < json.length  =>  false
lines.ts:21:20 NoCoverage
    for (let at = 0; at < json.length; at++) {
    at < json.length  =>  at <= json.length
lines.ts:21:20 NoCoverage
    for (let at = 0; at < json.length; at++) {
    at < json.length  =>  at >= json.length
lines.ts:21:38 NoCoverage
    for (let at = 0; at < json.length; at++) {
    at++  =>  at--
lines.ts:21:44 NoCoverage
    for (let at = 0; at < json.length; at++) {
    {  =>  {}
lines.ts:22:9 NoCoverage
    if (isInside) end = at
    isInside  =>  true
lines.ts:22:9 NoCoverage
    if (isInside) end = at
    isInside  =>  false
lines.ts:23:9 NoCoverage
    if (json[at] === "\"") {
    json[at] === "\""  =>  true
lines.ts:23:9 NoCoverage
    if (json[at] === "\"") {
    json[at] === "\""  =>  false
lines.ts:23:9 NoCoverage
    if (json[at] === "\"") {
    json[at] === "\""  =>  json[at] !== "\""
lines.ts:23:22 NoCoverage
    if (json[at] === "\"") {
    "\""  =>  ""
lines.ts:23:28 NoCoverage
    if (json[at] === "\"") {
    {  =>  {}
lines.ts:24:18 NoCoverage
    isInside = !isInside
    !isInside  =>  isInside
lines.ts:25:13 NoCoverage
    end = at + 1
    at + 1  =>  at - 1
lines.ts:26:16 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    json[at] === "\\"  =>  true
lines.ts:26:16 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    json[at] === "\\"  =>  false
lines.ts:26:16 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    json[at] === "\\"  =>  json[at] !== "\\"
lines.ts:26:29 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    "\\"  =>  ""
lines.ts:26:35 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    at += json[at + 1] === "u" ? 5 : 1  =>  at -= json[at + 1] === "u" ? 5 : 1
lines.ts:26:41 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    json[at + 1] === "u"  =>  true
lines.ts:26:41 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    json[at + 1] === "u"  =>  false
lines.ts:26:41 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    json[at + 1] === "u"  =>  json[at + 1] !== "u"
lines.ts:26:46 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    at + 1  =>  at - 1
lines.ts:26:58 NoCoverage
    } else if (json[at] === "\\") at += json[at + 1] === "u" ? 5 : 1
    "u"  =>  ""
lines.ts:28:21 NoCoverage
    return isInside ? json.slice(0, end) : undefined
    json.slice(0, end)  =>  json
lines.ts:32:57 NoCoverage
    const fromText = (json: string): string => json.replace(/^\ufffd*\\*./su, "")
    /^\ufffd*\\*./su  =>  /\ufffd*\\*./su
lines.ts:32:57 NoCoverage
    const fromText = (json: string): string => json.replace(/^\ufffd*\\*./su, "")
    /^\ufffd*\\*./su  =>  /^\ufffd\\*./su
lines.ts:32:57 NoCoverage
    const fromText = (json: string): string => json.replace(/^\ufffd*\\*./su, "")
    /^\ufffd*\\*./su  =>  /^\ufffd*\\./su
lines.ts:32:75 NoCoverage
    const fromText = (json: string): string => json.replace(/^\ufffd*\\*./su, "")
    ""  =>  "Stryker was here!"
lines.ts:34:87 NoCoverage
    const shortened = (beginning: Uint8Array, end: Uint8Array, length: number): string => {
    {  =>  {}
lines.ts:37:7 NoCoverage
    if (first === undefined) return ""
    first === undefined  =>  true
lines.ts:37:7 NoCoverage
    if (first === undefined) return ""
    first === undefined  =>  false
lines.ts:37:7 NoCoverage
    if (first === undefined) return ""
    first === undefined  =>  first !== undefined
lines.ts:37:35 NoCoverage
    if (first === undefined) return ""
    ""  =>  "Stryker was here!"
lines.ts:38:20 NoCoverage
    const omitted = (length - beginning.length - end.length).toLocaleString("en-US")
    length - beginning.length - end.length  =>  length - beginning.length + end.length
lines.ts:38:20 NoCoverage
    const omitted = (length - beginning.length - end.length).toLocaleString("en-US")
    length - beginning.length  =>  length + beginning.length
lines.ts:38:75 NoCoverage
    const omitted = (length - beginning.length - end.length).toLocaleString("en-US")
    "en-US"  =>  ""
lines.ts:39:10 NoCoverage
    return `${first.replace(/\ufffd+$/, "")} [${omitted} bytes of this line were omitted] ${
    `${first.replace(/\ufffd+$/, "")} [${omitted} bytes of this line were omitted] ${  =>  ``
lines.ts:39:27 NoCoverage
    return `${first.replace(/\ufffd+$/, "")} [${omitted} bytes of this line were omitted] ${
    /\ufffd+$/  =>  /\ufffd+/
lines.ts:39:27 NoCoverage
    return `${first.replace(/\ufffd+$/, "")} [${omitted} bytes of this line were omitted] ${
    /\ufffd+$/  =>  /\ufffd$/
lines.ts:39:39 NoCoverage
    return `${first.replace(/\ufffd+$/, "")} [${omitted} bytes of this line were omitted] ${
    ""  =>  "Stryker was here!"
lines.ts:72:35 NoCoverage
    get first(): number | undefined {
    {  =>  {}
lines.ts:73:12 NoCoverage
    return (this.beginning ?? this.chunks[0])?.[0]
    (this.beginning ?? this.chunks[0])?.[0]  =>  (this.beginning ?? this.chunks[0])[0]
lines.ts:73:13 NoCoverage
    return (this.beginning ?? this.chunks[0])?.[0]
    this.beginning ?? this.chunks[0]  =>  this.beginning && this.chunks[0]
lines.ts:78:81 NoCoverage
    return this.beginning === undefined ? decoder.decode(concat(this.chunks)) : ""
    ""  =>  "Stryker was here!"
lines.ts:95:71 NoCoverage
    while (this.length === 0 && start < to && isBlank(bytes[start]!)) start++
    start++  =>  start--
lines.ts:101:38 NoCoverage
    if (this.length > longestLine && this.held > 2 * kept) this.shorten()
    this.held > 2 * kept  =>  true
lines.ts:101:38 NoCoverage
    if (this.length > longestLine && this.held > 2 * kept) this.shorten()
    this.held > 2 * kept  =>  this.held >= 2 * kept
lines.ts:101:38 NoCoverage
    if (this.length > longestLine && this.held > 2 * kept) this.shorten()
    this.held > 2 * kept  =>  this.held <= 2 * kept
lines.ts:101:50 NoCoverage
    if (this.length > longestLine && this.held > 2 * kept) this.shorten()
    2 * kept  =>  2 / kept
lines.ts:101:60 NoCoverage
    if (this.length > longestLine && this.held > 2 * kept) this.shorten()
    this.shorten()  =>  ;
lines.ts:104:27 NoCoverage
    private shorten(): void {
    {  =>  {}
lines.ts:106:5 NoCoverage
    this.beginning ??= bytes.slice(0, kept)
    this.beginning ??= bytes.slice(0, kept)  =>  this.beginning &&= bytes.slice(0, kept)
lines.ts:106:24 NoCoverage
    this.beginning ??= bytes.slice(0, kept)
    bytes.slice(0, kept)  =>  bytes
lines.ts:107:19 NoCoverage
    this.chunks = [bytes.slice(-kept)]
    [bytes.slice(-kept)]  =>  []
lines.ts:107:20 NoCoverage
    this.chunks = [bytes.slice(-kept)]
    bytes.slice(-kept)  =>  bytes
lines.ts:107:32 NoCoverage
    this.chunks = [bytes.slice(-kept)]
    -kept  =>  +kept
ndjson.ts:43:12 NoCoverage
    return true
    true  =>  false
ndjson.ts:75:31 NoCoverage
    ? records(response, [rest])
    [rest]  =>  []
ndjson.ts:79:36 NoCoverage
    Stream.mapError((error) => {
    {  =>  {}
ndjson.ts:80:15 NoCoverage
    if (error._tag === "FetchError") return error
    error._tag === "FetchError"  =>  true
ndjson.ts:80:15 NoCoverage
    if (error._tag === "FetchError") return error
    error._tag === "FetchError"  =>  false
ndjson.ts:80:15 NoCoverage
    if (error._tag === "FetchError") return error
    error._tag === "FetchError"  =>  error._tag !== "FetchError"
ndjson.ts:80:30 NoCoverage
    if (error._tag === "FetchError") return error
    "FetchError"  =>  ""
ndjson.ts:81:18 NoCoverage
    return error._tag === "Undecodable"
    error._tag === "Undecodable"  =>  true
ndjson.ts:81:18 NoCoverage
    return error._tag === "Undecodable"
    error._tag === "Undecodable"  =>  false
ndjson.ts:81:18 NoCoverage
    return error._tag === "Undecodable"
    error._tag === "Undecodable"  =>  error._tag !== "Undecodable"
ndjson.ts:81:33 NoCoverage
    return error._tag === "Undecodable"
    "Undecodable"  =>  ""
readLog.ts:189:59 NoCoverage
    ended = source.isFollowed && isSilence(error) ? "silent" : error
    "silent"  =>  ""
silence.ts:24:33 NoCoverage
    given === undefined ? usual : Duration.max(Duration.fromInputUnsafe(given), shortest)
    Duration.max(Duration.fromInputUnsafe(given), shortest)  =>  Duration.min(Duration.fromInputUnsafe(given), shortest)
silence.ts:29:61 NoCoverage
    export const silence = (failure: FetchError): FetchError => {
    {  =>  {}
silence.ts:30:3 NoCoverage
    silences.add(failure)
    silences.add(failure)  =>  ;
whatIsWrong.ts:29:80 NoCoverage
    return Result.isFailure(decoded) ? fromSchemaError(decoded.failure).issues : []
    []  =>  ["Stryker was here"]

| file | mutants | killed | timed out | survived | not covered | of both, named | score |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| apiError.ts | 51 | 40 | 0 | 10 | 1 | 0 | 78.4 % |
| body.ts | 97 | 49 | 0 | 25 | 23 | 0 | 50.5 % |
| boundedResponse.ts | 82 | 47 | 0 | 22 | 13 | 0 | 57.3 % |
| check.ts | 172 | 66 | 0 | 102 | 4 | 0 | 38.4 % |
| contentCoding.ts | 208 | 6 | 0 | 22 | 180 | 0 | 2.9 % |
| convert.ts | 53 | 14 | 0 | 23 | 16 | 0 | 26.4 % |
| decode.ts | 1 | 0 | 0 | 0 | 1 | 0 | 0.0 % |
| errorBody.ts | 37 | 0 | 0 | 0 | 37 | 0 | 0.0 % |
| lines.ts | 59 | 0 | 0 | 0 | 59 | 0 | 0.0 % |
| ndjson.ts | 11 | 0 | 0 | 0 | 11 | 0 | 0.0 % |
| readLog.ts | 1 | 0 | 0 | 0 | 1 | 0 | 0.0 % |
| silence.ts | 3 | 0 | 0 | 0 | 3 | 0 | 0.0 % |
| whatIsWrong.ts | 1 | 0 | 0 | 0 | 1 | 0 | 0.0 % |
| all | 776 | 222 | 0 | 204 | 350 | 0 | 28.6 % |
  Chromium.effect(
    "axe-core finds nothing wrong with the console, empty or with hundreds of projects, on a phone and on a desk, light and dark",
    () =>
      Effect.gen(function*() {
        const sandbox = yield* Sandbox.serve({ control: true, autoApprove: true })
        const { errors, page } = yield* Chromium.make()
        yield* open(page, sandbox)
        const look = (state: string) =>
          Effect.promise(async () => {
            for (const viewport of [phone, desk]) {
              for (const colorScheme of ["light", "dark"] as const) {
                await page.setViewportSize(viewport)
                await page.emulateMedia({ colorScheme })
                const where = `${state} ${viewport.width} ${colorScheme}`
                assert.deepStrictEqual(await axe.violations(page), [], where)
                assert.isFalse(await isTooWide(page), where)
              }
            }
          })
        yield* look("empty")
        yield* fill(sandbox, 300)
        yield* sandbox.faults.add({ operation: "projects.create", status: 503, latency: "2 seconds" })
        yield* Effect.promise(async () => {
          await kind(page, "Projects").getByText("shop", { exact: true }).first().waitFor()
          await requestRow(page, "oauth.token").waitFor()
          await page.getByRole("button", { name: "Show all 200" }).click()
          // What is shown has a bound, however much there is.
          assert.strictEqual(await page.locator("#request-list > li").count(), 200)
          assert.isAtMost(await page.locator("#contents li").count(), 140)
        })
        yield* look("full")
        assert.deepStrictEqual(errors, [])
      })
  )

