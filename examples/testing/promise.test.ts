/** A test with Vitest and promises: the sandbox is a `fetch`, and one answer is lost. */
import { createManagementApiClient } from "effect-prisma-management/promise"
import { createSandbox } from "effect-prisma-management/promise/sandbox"
import { expect, test } from "vitest"

test("a create whose answer is lost has still created the project", async () => {
  const sandbox = await createSandbox()
  const client = createManagementApiClient({ token: sandbox.token, fetch: sandbox.fetch })

  await sandbox.faults.add({ operation: "projects.create", count: 1, cut: true, carriedOut: true })
  await expect(client.POST("/v1/projects", { body: { name: "blog" } })).rejects.toThrow()

  const { data } = await client.GET("/v1/projects")
  expect(data?.data.map(({ name }) => name)).toEqual(["blog"])
  await sandbox.close()
})
