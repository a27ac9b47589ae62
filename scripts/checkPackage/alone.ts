/** The binary as somebody has it who installs nothing else: no `effect`, no `@effect/platform-node`, and `npx` to start it. */
import * as fs from "node:fs"
import * as path from "node:path"
import { call, end, readDocs, start } from "../places/sandboxProcess.ts"

type Run = (cwd: string, command: string, ...args: ReadonlyArray<string>) => string

/** Starts it as a command of a folder, calls it, reads its documentation, and ends it as Ctrl+C does. */
const use = async (cwd: string, ...command: ReadonlyArray<string>): Promise<void> => {
  const sandbox = await start(command, ["--port", "0"], { cwd })
  try {
    await call(sandbox)
    await readDocs(sandbox)
  } finally {
    await end(sandbox, "SIGINT")
  }
}

const emptyFolder = (project: string, name: string): string => {
  const folder = path.join(project, name)
  fs.mkdirSync(folder)
  fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name, private: true }))
  return folder
}

export const checkAlone = async (run: Run, project: string, tarball: string): Promise<void> => {
  const packed = path.join(project, tarball)
  const alone = emptyFolder(project, "alone")
  run(alone, "npm", "install", "--no-audit", "--no-fund", "--omit=peer", "--legacy-peer-deps", packed)
  for (const peer of ["effect", "@effect/platform-node"]) {
    if (fs.existsSync(path.join(alone, "node_modules", peer))) {
      throw new Error(`npm brought ${peer} without being asked`)
    }
  }
  await use(alone, "npx", "prisma-management-sandbox")
  // Nothing is installed: npx gets the package first.
  await use(emptyFolder(project, "empty"), "npx", "--yes", `--package=${packed}`, "prisma-management-sandbox")
}
