import { answer } from "../answer"

export const GET = async (request: Request) => Response.json(await answer(new URL(request.url).searchParams))
