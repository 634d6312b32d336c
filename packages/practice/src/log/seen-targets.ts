import type { Pairing } from './pairing.ts';

interface Seen {
  /** In the order read; those before `head` are at least `lo` old. */
  readonly targets: number[];
  head: number;
  /** The latest of those, and the latest with another value in the `different` attribute; -1 none. */
  latest: number;
  otherwise: number;
}

/** Targets of all cases, asked for by activations after them. Each is passed once, however many ask. */
export class SeenTargets {
  private readonly pairing: Pairing;
  private readonly cases: number;
  private readonly seen = new Map<number, Seen>();

  constructor(pairing: Pairing, cases: number) {
    this.pairing = pairing;
    this.cases = cases;
  }

  private place(event: number, ofCase: number): number {
    return this.pairing.key(event) * this.cases + ofCase;
  }

  /** Remembers a comparable target. */
  add(event: number, ofCase: number): void {
    const place = this.place(event, ofCase);
    const found = this.seen.get(place);
    if (found === undefined) this.seen.set(place, { targets: [event], head: 0, latest: -1, otherwise: -1 });
    else found.targets.push(event);
  }

  /** The latest target that agrees with a comparable activation; -1 when none does. */
  find(event: number, ofCase: number): number {
    const seen = this.seen.get(this.place(event, ofCase));
    if (seen === undefined) return -1;
    if (this.pairing.scans) return seen.targets.findLast((target) => this.pairing.agree(target, event)) ?? -1;
    this.ripen(seen, event);
    const alike = seen.latest >= 0 && this.areAlike(seen.latest, event);
    const target = alike ? seen.otherwise : seen.latest;
    return target >= 0 && this.pairing.gap(target, event) <= this.pairing.hi ? target : -1;
  }

  private areAlike(one: number, two: number): boolean {
    return this.pairing.unlike && this.pairing.unlikeCode(one) === this.pairing.unlikeCode(two);
  }

  private ripen(seen: Seen, event: number): void {
    const { targets } = seen;
    const { pairing } = this;
    while (seen.head < targets.length && pairing.gap(targets[seen.head]!, event) >= pairing.lo) {
      const target = targets[seen.head++]!;
      if (seen.latest >= 0 && !this.areAlike(seen.latest, target)) seen.otherwise = seen.latest;
      seen.latest = target;
    }
  }
}
