/** Binary heap of things in the order of a number, a time as a rule. Nothing is removed early: the owner checks what comes. */
export class TimeQueue<T> {
  private readonly heap: { readonly at: number; readonly item: T }[] = [];

  push(at: number, item: T): void {
    this.heap.push({ at, item });
    let child = this.heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.heap[parent]!.at <= this.heap[child]!.at) return;
      this.swap(parent, child);
      child = parent;
    }
  }

  /** Takes everything due at `now`. */
  due(now: number): T[] {
    const items: T[] = [];
    while (this.heap.length > 0 && this.heap[0]!.at <= now) items.push(this.pop()!);
    return items;
  }

  /** Takes the first; undefined when there is none. */
  pop(): T | undefined {
    const top = this.heap[0]?.item;
    const last = this.heap.pop();
    if (this.heap.length > 0 && last !== undefined) {
      this.heap[0] = last;
      this.sink();
    }
    return top;
  }

  private sink(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      let least = parent;
      if (left < this.heap.length && this.heap[left]!.at < this.heap[least]!.at) least = left;
      if (right < this.heap.length && this.heap[right]!.at < this.heap[least]!.at) least = right;
      if (least === parent) return;
      this.swap(parent, least);
      parent = least;
    }
  }

  private swap(a: number, b: number): void {
    const item = this.heap[a]!;
    this.heap[a] = this.heap[b]!;
    this.heap[b] = item;
  }
}
