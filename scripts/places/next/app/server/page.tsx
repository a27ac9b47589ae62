import { answer } from "../answer"

interface Props {
  readonly searchParams: Promise<Record<string, string>>
}

export default async function Page({ searchParams }: Props) {
  return <pre id="answers">{JSON.stringify(await answer(new URLSearchParams(await searchParams)))}</pre>
}
