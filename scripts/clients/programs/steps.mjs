/** What programs have in common: they tell each step of their walk as a line of JSON. */

const say = (said) => console.log(JSON.stringify(said))

const wordsOf = (error) => {
  const words = []
  for (let one = error; one !== undefined && words.length < 4; one = one?.cause) {
    words.push(one instanceof Error ? `${one.name}: ${one.message}` : JSON.stringify(one))
  }
  return words.join(" < ")
}

const walked = async (name, walk) => {
  try {
    const found = await walk()
    say({ step: name, answer: "yes" })
    return { found }
  } catch (error) {
    say({ step: name, answer: wordsOf(error) })
    return undefined
  }
}

/** Walks a step that others need: they are not walked if it fails. */
export const step = async (name, walk) => {
  const end = await walked(name, walk)
  if (end === undefined) process.exit(1)
  return end.found
}

/** Walks a step that nothing else needs. */
export const aside = async (name, walk) => {
  await walked(name, walk)
}

/** Tells a limit of the client itself, with the code in a file of its package that is the reason. */
export const limited = (name, what, file, code) => say({ step: name, limit: { what, file, code } })

/** A condition of a step. */
export const check = (isSo, message) => {
  if (!isSo) throw new Error(message)
}

/** The failure of something that has to fail. */
export const failure = async (promise) => {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error("it did not fail")
}
