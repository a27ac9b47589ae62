/**
 * What a deployment needs of the API, by the calls of a client.
 */
import * as DateTime from "effect/DateTime"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"
import type { Deployment, DeploymentLogEnd, DeploymentLogLine } from "../../../api/deployments.ts"
import type { FetchError } from "../../../FetchError.ts"
import type { Operations } from "../../../internal/provision/plan.ts"
import * as FetchErrors from "../../../internal/failure/fetchErrors.ts"
import type { UploadFailure } from "../../../internal/provision/upload.ts"
import * as Logs from "../../../Logs.ts"
import * as Waiting from "../../../Waiting.ts"
import type { ManagementApiClient } from "../types.ts"
import { call, callDeclaring, type Failure } from "./calls.ts"

type LogRecord = DeploymentLogLine | DeploymentLogEnd | Logs.Unrecognized

const isRecord = (value: unknown): value is DeploymentLogLine | DeploymentLogEnd =>
  typeof value === "object" && value !== null && "type" in value && (value.type === "log" || value.type === "terminal")

/** A record of a log; a kind of record that is not known yet is none. */
const recordOf = (line: string): LogRecord => {
  const value: unknown = JSON.parse(line)
  return isRecord(value) ? value : { type: "unrecognized", value: Redacted.make({ value }) }
}

/** The records of a page of NDJSON. */
const recordsOf = (text: string): Effect.Effect<ReadonlyArray<LogRecord>, FetchError> =>
  Effect.try({
    try: () => text.split("\n").filter((line) => line.trim() !== "").map(recordOf),
    catch: () =>
      FetchErrors.invalidResponse(
        { status: 200, headers: {}, request: { method: "GET", url: "/v1/deployments/{deploymentId}/logs" } },
        [{ path: "body", message: "Expected a JSON value on each line" }]
      )
  })

/** What `deployments.get` and `deployments.logs` declare. */
const statuses = [401, 403, 404, 429] as const

interface LogQuery {
  readonly tail?: number | undefined
  readonly from_start?: "true" | "false" | undefined
  readonly cursor?: string | undefined
}

const given = ({ cursor, from_start, tail }: LogQuery = {}) => ({
  ...(cursor === undefined ? undefined : { cursor }),
  ...(from_start === undefined ? undefined : { from_start }),
  ...(tail === undefined ? undefined : { tail })
})

/** How the calls of a deployment fail. */
export type CallFailure = Failure | Waiting.WaitFailure<Deployment> | Waiting.WaitTimeout<Deployment> | Logs.LogsFailed

export interface Uploading {
  (url: Redacted.Redacted<string>, archive: Uint8Array, wasSent: boolean): Effect.Effect<void, UploadFailure>
}

export const operationsOf = (
  client: ManagementApiClient,
  serviceId: string,
  upload: Uploading,
  wait: Waiting.Options<Deployment>
): Operations<CallFailure> => {
  const service = { path: { serviceId } }

  const get = (deploymentId: string) =>
    Effect.map(
      callDeclaring(statuses, "deployments.get", true, (signal) =>
        client.GET("/v1/deployments/{deploymentId}", { params: { path: { deploymentId } }, signal })),
      ({ data: { createdAt, foundryVersionId, id, previewDomain, serviceId, status, type, url } }): Deployment => ({
        id,
        type,
        url,
        serviceId,
        foundryVersionId,
        status,
        previewDomain,
        createdAt: DateTime.makeUnsafe(createdAt)
      })
    )

  return {
    upload,
    get,
    create: ({ portMapping, skipCodeUpload }) =>
      Effect.map(
        call("services.createDeployment", false, (signal) =>
          client.POST("/v1/services/{serviceId}/deployments", {
            params: service,
            body: {
              ...(portMapping?.http === undefined ? undefined : { portMapping: { http: portMapping.http } }),
              ...(skipCodeUpload === undefined ? undefined : { skipCodeUpload })
            },
            signal
          })),
        ({ data: { id, uploadUrl } }) => ({ id, uploadUrl: uploadUrl === null ? null : Redacted.make(uploadUrl) })
      ),
    start: (deploymentId) =>
      call(
        "deployments.start",
        false,
        (signal) => client.POST("/v1/deployments/{deploymentId}/start", { params: { path: { deploymentId } }, signal })
      ),
    changes: (deploymentId) =>
      Waiting.deployment.changes(
        { deployments: { get: ({ params }) => get(params.deploymentId) } },
        deploymentId,
        wait
      ),
    promote: (deploymentId) =>
      Effect.map(
        call("services.promote", false, (signal) =>
          client.POST("/v1/services/{serviceId}/promote", { params: service, body: { deploymentId }, signal })),
        ({ data }) =>
          data
      ),
    live: Effect.map(
      call("services.get", true, (signal) => client.GET("/v1/services/{serviceId}", { params: service, signal })),
      ({ data }) => data
    ),
    stop: (deploymentId) =>
      call(
        "deployments.stop",
        false,
        (signal) => client.POST("/v1/deployments/{deploymentId}/stop", { params: { path: { deploymentId } }, signal })
      ),
    remove: (deploymentId) =>
      call(
        "deployments.delete",
        true,
        (signal) => client.DELETE("/v1/deployments/{deploymentId}", { params: { path: { deploymentId } }, signal })
      ),
    log: (deploymentId, tail) =>
      Logs.deployment(
        {
          deployments: {
            logs: ({ params, query }) =>
              Stream.fromIterableEffect(Effect.flatMap(
                callDeclaring(statuses, "deployments.logs", true, (signal) =>
                  client.GET("/v1/deployments/{deploymentId}/logs", {
                    params: { path: params, query: given(query) },
                    parseAs: "text",
                    signal
                  })),
                recordsOf
              ))
          }
        },
        deploymentId,
        { tail }
      )
  }
}
