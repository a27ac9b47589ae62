/**
 * A virtual clock, in milliseconds. What is due at the same time runs in the order in which it was scheduled.
 */

interface Entry {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

export class Scheduler {
  now = 0
  private order = 0
  /** A binary heap: the next entry is the first. */
  private readonly heap: Array<Entry> = []

  after(milliseconds: number, run: () => void): void {
    const { heap } = this
    const entry = { at: this.now + milliseconds, order: this.order++, run }
    let index = heap.length
    while (index > 0) {
      const parent = (index - 1) >> 1
      if (isBefore(heap[parent]!, entry)) break
      heap[index] = heap[parent]!
      index = parent
    }
    heap[index] = entry
  }

  /** Runs everything that is due until then. */
  runUntil(end: number): void {
    while (this.heap.length > 0 && this.heap[0]!.at <= end) {
      const entry = this.take()
      this.now = entry.at
      entry.run()
    }
    this.now = end
  }

  private take(): Entry {
    const { heap } = this
    const first = heap[0]!
    const last = heap.pop()!
    if (heap.length === 0) return first
    let index = 0
    for (;;) {
      let child = 2 * index + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (isBefore(last, heap[child]!)) break
      heap[index] = heap[child]!
      index = child
    }
    heap[index] = last
    return first
  }
}
