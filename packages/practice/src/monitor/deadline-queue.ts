/** Binary heap of things that wake at a time. Entries are never removed early: the owner checks when they wake. */
export class DeadlineQueue<T> {
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
    while (this.heap.length > 0 && this.heap[0]!.at <= now) items.push(this.pop());
    return items;
  }

  private pop(): T {
    const top = this.heap[0]!.item;
    const last = this.heap.pop()!;
    if (this.heap.length > 0) {
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
