import type { Fact } from './fact.ts';

const BITS = 10;
const SIZE = 1 << BITS;

/**
 * Facts by number. In pieces, each about as old as what it holds: writing young things into one long old array makes
 * the tidying of memory note every single one.
 */
export class FactPages {
  private readonly pages: (Fact | null)[][] = [];
  private last: (Fact | null)[] = [];
  private used = 0;

  /** One more than the highest number put so far. */
  get length(): number {
    return this.used;
  }

  at(number: number): Fact | null {
    return this.pages[number >> BITS]![number & (SIZE - 1)]!;
  }

  put(number: number, fact: Fact): void {
    while (this.used < number) this.push(null);
    if (number === this.used) this.push(fact);
    else this.pages[number >> BITS]![number & (SIZE - 1)] = fact;
  }

  private push(fact: Fact | null): void {
    if ((this.used & (SIZE - 1)) === 0) {
      this.last = [];
      this.pages.push(this.last);
    }
    this.last.push(fact);
    this.used++;
  }
}
