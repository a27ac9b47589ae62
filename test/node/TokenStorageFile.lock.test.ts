import { assert, describe, it } from "@effect/vitest"
import * as Fs from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as LockHolder from "../../src/node/internal/lockHolder.ts"
import * as LockProtocol from "../../src/node/internal/lockProtocol.ts"
import { failure, withChangedFs } from "../support/changedFs.ts"
import { random } from "../support/random.ts"

type Activity =
  | { readonly doing: "resting" }
  | { readonly doing: "attempt"; readonly steps: ReturnType<typeof LockProtocol.attempt> }
  | { readonly doing: "inside"; readonly held: LockProtocol.Held }
  | { readonly doing: "release"; readonly steps: ReturnType<typeof LockProtocol.release> }

/** Processes that take turns between any two steps of the protocol, and die between any two; each is a made-up process id. */
class Processes {
  readonly directory = Fs.mkdtempSync(join(tmpdir(), "lock-"))
  readonly lock = join(this.directory, "lock")
  readonly activities = new Map<number, Activity>()
  readonly open = new Set<number>()
  entered = 0
  private nextPid = 1_000_000_000
  /** Who has created a file and not written it yet, as happens where there are no hard links. */
  private creators = new Map<string, number>()

  private readonly hasLinks: boolean

  constructor(hasLinks: boolean) {
    this.hasLinks = hasLinks
  }

  spawn(): void {
    this.activities.set(this.nextPid++, { doing: "resting" })
  }

  die(pid: number): void {
    this.activities.delete(pid)
  }

  turn(pid: number, mayEnter = true): void {
    const activity = this.activities.get(pid)!
    this.activities.set(pid, this.next(pid, activity, mayEnter))
    if (!this.hasLinks) this.findCreators(pid)
    const inside = [...this.activities].filter(([, { doing }]) => doing === "inside").map(([pid]) => pid)
    assert.isAtMost(inside.length, 1, `${inside.join(" and ")} hold the lock at once`)
  }

  private findCreators(pid: number): void {
    const empty = Fs.readdirSync(this.directory).flatMap((name) => {
      const { ino, mtimeNs, size } = Fs.statSync(join(this.directory, name), { bigint: true })
      return size === 0n ? [`unknown-${ino}-${mtimeNs}`] : []
    })
    this.creators = new Map(empty.map((id) => [id, this.creators.get(id) ?? pid]))
  }

  private isDead({ id, pid }: LockHolder.Holder): boolean {
    return !this.activities.has(this.creators.get(id) ?? pid)
  }

  private next(pid: number, activity: Activity, mayEnter: boolean): Activity {
    const self = { ...LockHolder.self(), pid }
    switch (activity.doing) {
      case "resting":
        return mayEnter
          ? { doing: "attempt", steps: LockProtocol.attempt(this.lock, self, (holder) => this.isDead(holder)) }
          : activity
      case "attempt": {
        const step = activity.steps.next()
        if (step.done !== true) return activity
        if (!("held" in step.value)) return { doing: "resting" }
        this.entered++
        this.open.add(step.value.held.file)
        return { doing: "inside", held: step.value.held }
      }
      case "inside":
        this.open.delete(activity.held.file)
        return { doing: "release", steps: LockProtocol.release(activity.held, self) }
      case "release":
        return activity.steps.next().done === true ? { doing: "resting" } : activity
    }
  }

  /** Everybody alive ends what it does; then one more comes, and goes. */
  settle(): void {
    for (let round = 0; [...this.activities.values()].some(({ doing }) => doing !== "resting"); round++) {
      assert.isBelow(round, 100, "somebody never ends")
      for (const pid of this.activities.keys()) this.turn(pid, false)
    }
    this.spawn()
    const [last] = [...this.activities.keys()].slice(-1)
    const before = this.entered
    for (let round = 0; this.entered === before; round++) {
      assert.isBelow(round, 100, "nobody gets the lock any more")
      this.turn(last!)
    }
    while (this.activities.get(last!)!.doing !== "resting") this.turn(last!, false)
  }

  end(): void {
    for (const file of this.open) Fs.closeSync(file)
    Fs.rmSync(this.directory, { recursive: true })
  }
}

const play = (seed: number, dying: number, hasLinks = true): Processes => {
  const next = random(seed)
  const processes = new Processes(hasLinks)
  try {
    for (let count = 2 + next(4); count > 0; count--) processes.spawn()
    for (let turn = 0; turn < 150; turn++) {
      const pids = [...processes.activities.keys()]
      const pid = pids[next(pids.length)]!
      processes.turn(pid)
      if (next(1000) < dying * 1000) {
        processes.die(pid)
        processes.spawn()
      }
    }
    processes.settle()
    assert.deepStrictEqual(Fs.readdirSync(processes.directory), [], "something is left behind")
    return processes
  } catch (error) {
    throw new Error(`seed ${seed}, dying ${dying}: ${(error as Error).message}`, { cause: error })
  } finally {
    processes.end()
  }
}

/** Runs on a file system without hard links, which says so with this code. */
const withoutHardLinks = <A>(code: string, run: () => A): A => {
  const linkSync = () => {
    throw failure(code)
  }
  return withChangedFs({ linkSync }, run)
}

describe("the lock between processes", () => {
  // What a change breaks is found at once, and found again: the many below take seconds, and other seeds each time.
  it.each([[0, "with"], [0.1, "with"], [0, "without"], [0.1, "without"]] as const)(
    "the lock between processes is held by one at a time in ten plays, of every turn %d a death, %s hard links",
    (dying, links) => {
      const playAll = () => {
        for (let seed = 1; seed <= 10; seed++) play(seed, dying, links === "with")
      }
      if (links === "with") playAll()
      else withoutHardLinks("EPERM", playAll)
    }
  )

  const firstSeed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000_000))

  it.each([0, 0.02, 0.1, 0.3])(
    "the lock between processes is held by one at a time, and free again, when of every turn %d ends in death",
    (dying) => {
      let entered = 0
      for (let run = 0; run < 150; run++) entered += play(firstSeed + run, dying).entered
      assert.isAbove(entered, 150)
    },
    60_000
  )

  it.each([0, 0.02, 0.1, 0.3])(
    "the lock between processes is held by one at a time where there are no hard links, when of every turn %d ends in death",
    (dying) => {
      let entered = 0
      withoutHardLinks("EPERM", () => {
        for (let run = 0; run < 50; run++) entered += play(firstSeed + run, dying, false).entered
      })
      assert.isAbove(entered, 50)
    },
    60_000
  )

  it.each(["EPERM", "EACCES", "EMLINK", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EXDEV"])(
    "the lock between processes is taken, taken over and given back where linking fails with %s",
    (code) => {
      const directory = Fs.mkdtempSync(join(tmpdir(), "lock-"))
      const lock = join(directory, "lock")
      withoutHardLinks(code, () => {
        const attempt = (isStale: boolean) =>
          LockProtocol.run(LockProtocol.attempt(lock, LockHolder.self(), () => isStale))
        const first = attempt(false)
        assert("held" in first)
        assert("heldBy" in attempt(false))
        assert.isTrue(LockProtocol.renew(first.held))
        const second = attempt(true)
        assert("held" in second)
        assert.isFalse(LockProtocol.renew(first.held))
        LockProtocol.run(LockProtocol.release(first.held, LockHolder.self()))
        assert.isTrue(LockProtocol.renew(second.held))
        LockProtocol.run(LockProtocol.release(second.held, LockHolder.self()))
      })
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
      Fs.rmdirSync(directory)
    }
  )

  /** A directory for a lock, and one attempt at it. */
  const directoryOf = (use: (lock: string, directory: string) => void): void => {
    const directory = Fs.mkdtempSync(join(tmpdir(), "lock-"))
    try {
      use(join(directory, "lock"), directory)
    } finally {
      Fs.rmSync(directory, { recursive: true })
    }
  }

  const attempt = (lock: string, isStale = false) =>
    LockProtocol.run(LockProtocol.attempt(lock, LockHolder.self(), () => isStale))

  const heldBy = (lock: string, isStale = false) => {
    const result = attempt(lock, isStale)
    assert("held" in result)
    return result.held
  }

  const release = (held: LockProtocol.Held) => LockProtocol.run(LockProtocol.release(held, LockHolder.self()))

  /** Runs on a disk that is full from a write on. */
  const withFullDisk = (writes: number, run: () => void): void => {
    const { writeFileSync } = Fs
    let left = writes
    const failing = ((...args: Parameters<typeof writeFileSync>) => {
      if (left-- > 0) return writeFileSync(...args)
      throw failure("ENOSPC")
    }) as typeof writeFileSync
    withChangedFs({ writeFileSync: failing }, run)
  }

  it("the lock between processes is not taken on a full disk, with hard links or without, and nothing is left", () => {
    directoryOf((lock, directory) => {
      withFullDisk(0, () => assert.throws(() => attempt(lock), "ENOSPC"))
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
      withoutHardLinks("EPERM", () => withFullDisk(1, () => assert.throws(() => attempt(lock), "ENOSPC")))
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
    })
  })

  it("the lock between processes is given back on a full disk", () => {
    directoryOf((lock, directory) => {
      const held = heldBy(lock)
      withFullDisk(0, () => release(held))
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
    })
  })

  it("the lock between processes is given back on a full disk by nobody else than its holder", () => {
    directoryOf((lock) => {
      const silent = heldBy(lock)
      const second = heldBy(lock, true)
      withFullDisk(0, () => release(silent))
      assert.isTrue(LockProtocol.renew(second))
      release(second)
    })
  })

  it("the lock between processes of a file that is too long is that of nobody who is known", () => {
    directoryOf((lock) => {
      const self = JSON.stringify(LockHolder.self())
      for (const [length, isKnown] of [[4096, true], [4097, false]] as const) {
        Fs.writeFileSync(lock, self.padEnd(length))
        const found = LockProtocol.read(lock)
        assert.strictEqual(found?.pid, isKnown ? process.pid : 0)
        if (!isKnown) assert.match(found!.id, /^unknown-\d+-\d+$/)
      }
    })
  })

  it("the lock between processes is swept by its next holder of what dead ones left, and of nothing of those who live", () => {
    directoryOf((lock, directory) => {
      const dead = { ...LockHolder.self(), pid: 1_000_000_001 }
      const alive = LockHolder.self()
      const elsewhere = { ...LockHolder.self(), place: "another-host" }
      for (const holder of [dead, alive, elsewhere]) {
        Fs.writeFileSync(`${lock}.${holder.id}.new`, JSON.stringify(holder))
        Fs.writeFileSync(`${lock}.${holder.id}`, JSON.stringify(holder))
      }
      const others = ["lock.UPPER", "lock.a.b", "lock2.a", "lock", "locks"]
      for (const name of others) if (name !== "lock") Fs.writeFileSync(join(directory, name), "")
      const held = heldBy(lock)
      assert.deepStrictEqual(Fs.readdirSync(directory).sort(), [...others, `lock.${alive.id}.new`].sort())
      release(held)
    })
  })

  type Taking = ReturnType<typeof LockProtocol.attempt>

  /** An attempt at a lock that stops where it has made a file. */
  const takingUntil = (lock: string, made: (self: LockHolder.Holder) => string): Taking => {
    const self = LockHolder.self()
    const steps = LockProtocol.attempt(lock, self, () => true)
    while (!Fs.existsSync(made(self))) steps.next()
    return steps
  }

  const isHeldBy = (steps: Taking): LockProtocol.Held => {
    const result = LockProtocol.run(steps)
    assert("held" in result)
    return result.held
  }

  const isNotHeldBy = (steps: Taking): void => assert("heldBy" in LockProtocol.run(steps))

  it("the lock between processes is taken over by who owns the claim, although its holder gives it back meanwhile, and another one wants it whose candidate was swept", () => {
    directoryOf((lock, directory) => {
      const silent = heldBy(lock)
      let candidate = ""
      const slow = takingUntil(lock, ({ id }) => candidate = `${lock}.${id}.new`)
      const fast = takingUntil(lock, () => `${lock}.${silent.holder.id}`)
      Fs.rmSync(candidate)
      isNotHeldBy(slow)
      release(silent)
      release(isHeldBy(fast))
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
    })
  })

  it("the lock between processes is not taken over by whose claim was swept, and nothing is left of a claim on who gave it back", () => {
    directoryOf((lock, directory) => {
      const silent = heldBy(lock)
      const claim = `${lock}.${silent.holder.id}`
      const swept = takingUntil(lock, () => claim)
      swept.next()
      Fs.rmSync(claim)
      isNotHeldBy(swept)
      const late = takingUntil(lock, () => claim)
      Fs.rmSync(lock)
      isNotHeldBy(late)
      release(silent)
      assert.deepStrictEqual(Fs.readdirSync(directory), [])
    })
  })

  /** A silent holder, and who takes over from it: the first died on the way, and the second takes over its claim, `claim`. */
  const takingOverAClaim = (lock: string) => {
    const silent = heldBy(lock)
    const begin = (claim: string) => {
      let own = ""
      const steps = takingUntil(lock, ({ id }) => (own = id, claim))
      return { own, steps }
    }
    const claim = `${lock}.${begin(`${lock}.${silent.holder.id}`).own}`
    return { silent, claim, second: begin(claim) }
  }

  it("the lock between processes is left to who takes over a claim, by whoever comes meanwhile", () => {
    directoryOf((lock) => {
      const { second } = takingOverAClaim(lock)
      isNotHeldBy(LockProtocol.attempt(lock, LockHolder.self(), ({ id }) => id !== second.own))
      release(isHeldBy(second.steps))
    })
  })

  it("the lock between processes is taken over by who owns the claim, although another one wants to take over the claim before it", () => {
    directoryOf((lock) => {
      const { second, silent } = takingOverAClaim(lock)
      const claim = `${lock}.${silent.holder.id}`
      Fs.rmSync(claim)
      const third = takingUntil(lock, () => claim)
      isNotHeldBy(second.steps)
      release(isHeldBy(third))
    })
  })

  it("the lock between processes stays with its holder, where the claim on a claim was swept", () => {
    directoryOf((lock) => {
      const { claim, second, silent } = takingOverAClaim(lock)
      second.steps.next()
      Fs.rmSync(claim)
      isNotHeldBy(second.steps)
      assert.isTrue(LockProtocol.renew(silent))
      release(silent)
    })
  })

  it("the lock between processes can be claimed from its new holder before that has swept", () => {
    directoryOf((lock) => {
      let claim = ""
      const first = takingUntil(lock, ({ id }) => {
        claim = `${lock}.${id}`
        return lock
      })
      const second = takingUntil(lock, () => claim)
      const held = isHeldBy(first)
      release(isHeldBy(second))
      release(held)
    })
  })

  it("the lock between processes that was created where there are no hard links is left to others by who cannot write it, or finds it gone", () => {
    directoryOf((lock) => {
      withoutHardLinks("EPERM", () => {
        const full = (steps: Taking) => withFullDisk(0, () => assert.throws(() => LockProtocol.run(steps), "ENOSPC"))
        const first = takingUntil(lock, () => lock)
        const other = heldBy(lock, true)
        full(first)
        assert.isTrue(LockProtocol.renew(other))
        release(other)
        const second = takingUntil(lock, () => lock)
        Fs.rmSync(lock)
        full(second)
        const third = takingUntil(lock, () => lock)
        third.next()
        Fs.rmSync(lock)
        isNotHeldBy(third)
      })
    })
  })

  it("the lock between processes is not held any more by whose file is gone, or is another's", () => {
    directoryOf((lock) => {
      const held = heldBy(lock)
      assert.isTrue(LockProtocol.renew(held))
      Fs.writeFileSync(lock, JSON.stringify(LockHolder.self()))
      assert.isFalse(LockProtocol.renew(held))
      Fs.rmSync(lock)
      assert.isFalse(LockProtocol.renew(held))
      release(held)
    })
  })

  it.skipIf(process.platform !== "linux")(
    "the lock between processes leaves no file open, whatever becomes of it",
    () => {
      const open = () => Fs.readdirSync("/proc/self/fd").length
      directoryOf((lock) => {
        const before = open()
        const both = (run: () => void) => {
          run()
          withoutHardLinks("EPERM", run)
        }
        both(() => {
          const silent = heldBy(lock)
          attempt(lock)
          const second = heldBy(lock, true)
          release(silent)
          release(second)
          const full = heldBy(lock)
          withFullDisk(0, () => release(full))
          withFullDisk(0, () => assert.throws(() => attempt(lock), "ENOSPC"))
        })
        withoutHardLinks("EPERM", () => {
          withFullDisk(1, () => assert.throws(() => attempt(lock), "ENOSPC"))
          const slow = LockProtocol.attempt(lock, LockHolder.self(), () => false)
          while (!Fs.existsSync(lock)) slow.next()
          const fast = heldBy(lock, true)
          LockProtocol.run(slow)
          release(fast)
        })
        Fs.mkdirSync(lock)
        assert.throws(() => LockProtocol.read(lock), "is not a lock file")
        assert.strictEqual(open(), before)
      })
    }
  )

  it("the lock between processes is renewed by a new time, which others see", () => {
    directoryOf((lock) => {
      const held = heldBy(lock)
      Fs.utimesSync(lock, 1, 1)
      const before = LockProtocol.read(lock)!
      LockProtocol.renew(held)
      const after = LockProtocol.read(lock)!
      assert.notStrictEqual(after.heartbeat, before.heartbeat)
      assert.deepStrictEqual({ ...after, heartbeat: "" }, { ...before, heartbeat: "" })
      release(held)
    })
  })

  it("the lock between processes is not held by who created it where there are no hard links, when another one took it before it was written", () => {
    const directory = Fs.mkdtempSync(join(tmpdir(), "lock-"))
    const lock = join(directory, "lock")
    withoutHardLinks("EPERM", () => {
      const slow = LockProtocol.attempt(lock, LockHolder.self(), () => false)
      while (!Fs.existsSync(lock)) slow.next()
      assert.strictEqual(Fs.readFileSync(lock, "utf8"), "")
      const fast = LockProtocol.run(LockProtocol.attempt(lock, LockHolder.self(), () => true))
      assert("held" in fast)
      const result = LockProtocol.run(slow)
      assert("heldBy" in result)
      assert.strictEqual(result.heldBy?.id, fast.held.holder.id)
      LockProtocol.run(LockProtocol.release(fast.held, LockHolder.self()))
    })
    assert.deepStrictEqual(Fs.readdirSync(directory), [])
    Fs.rmdirSync(directory)
  })

  it("the lock between processes stays with who took it over, when its silent holder wakes up and gives it back", () => {
    const directory = Fs.mkdtempSync(join(tmpdir(), "lock-"))
    const lock = join(directory, "lock")
    const take = (isStale: () => boolean) => {
      const result = LockProtocol.run(LockProtocol.attempt(lock, LockHolder.self(), isStale))
      assert("held" in result)
      return result.held
    }
    const silent = take(() => false)
    const second = take(() => true)
    LockProtocol.run(LockProtocol.release(silent, LockHolder.self()))
    assert.strictEqual(LockProtocol.read(lock)?.id, second.holder.id)
    LockProtocol.run(LockProtocol.release(second, LockHolder.self()))
    assert.deepStrictEqual(Fs.readdirSync(directory), [])
    Fs.rmdirSync(directory)
  })

  it("the lock between processes is held by whose link was made although the file system says EEXIST, as one over a network may", () => {
    const directory = Fs.mkdtempSync(join(tmpdir(), "lock-"))
    const lock = join(directory, "lock")
    const { linkSync } = Fs
    let links = 0
    const late = (from: Fs.PathLike, to: Fs.PathLike) => {
      linkSync(from, to)
      links++
      throw failure("EEXIST")
    }
    withChangedFs({ linkSync: late }, () => {
      const attempt = () => LockProtocol.run(LockProtocol.attempt(lock, LockHolder.self(), () => false))
      const result = attempt()
      assert("held" in result)
      assert("heldBy" in attempt(), "the lock of somebody else was taken for the own one")
      LockProtocol.run(LockProtocol.release(result.held, LockHolder.self()))
      assert.strictEqual(links, 2)
    })
    assert.deepStrictEqual(Fs.readdirSync(directory), [])
    Fs.rmdirSync(directory)
  })
})
