/** Whatever an id of the case stands for: an event, what came into being with it, a person; numbered as first met. */
export interface Thing {
  readonly id: string;
  readonly number: number;
}

/** A list used again and again: emptying an array would give its room back each time. */
export class Things {
  private readonly list: Thing[] = [];
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(thing: Thing): void {
    if (this.count < this.list.length) this.list[this.count] = thing;
    else this.list.push(thing);
    this.count++;
  }

  at(i: number): Thing {
    return this.list[i]!;
  }

  /** Nothing before place `i` is the same thing. */
  isFirst(i: number): boolean {
    const { number } = this.list[i]!;
    for (let k = 0; k < i; k++) if (this.list[k]!.number === number) return false;
    return true;
  }

  /** Each thing once. */
  distinct(): readonly Thing[] {
    return this.list.slice(0, this.count).filter((_, i) => this.isFirst(i));
  }
}
