import { answer } from "./app/answer"

export const config = { matcher: "/proxy" }

export const proxy = async (request: Request) => Response.json(await answer(new URL(request.url).searchParams))
