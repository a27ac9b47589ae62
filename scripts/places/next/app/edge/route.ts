import { answer } from "../answer"

export const runtime = "edge"

export const GET = async (request: Request) => Response.json(await answer(new URL(request.url).searchParams))
