"use client"
import { useEffect } from "react"
import { answer } from "../answer"

const report = async () => {
  const query = new URL(location.href).searchParams
  const { helper } = JSON.parse(query.get("settings")!)
  await fetch(`${helper}/report`, { method: "POST", body: JSON.stringify(await answer(query)) })
}

export default function Page() {
  useEffect(() => void report(), [])
  return <p>The program runs.</p>
}
