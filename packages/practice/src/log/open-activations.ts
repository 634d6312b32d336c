import type { Pairing } from './pairing.ts';

interface Waiting {
  readonly ofCase: number;
  /** In the order read; those before `head` are dealt with. */
  fresh: number[];
  head: number;
  /** Passed by a target that had the same value in the `different` attribute; all share that value. */
  stuck: number[];
}

/** What becomes of a waiting activation. */
export interface Settling {
  /** A target it agrees with came. */
  readonly met: (ofCase: number, activation: number, target: number) => void;
  /** No target can come in time any more. */
  readonly expired: (ofCase: number, activation: number) => void;
}

/**
 * Activations of all cases that wait for a target after them. Each enters and leaves once (twice with a `different`
 * attribute), so an event costs the same in the long run however many wait; only `pairing.scans` looks at all of a key.
 */
export class OpenActivations {
  private readonly pairing: Pairing;
  private readonly cases: number;
  private readonly settling: Settling;
  private readonly waiting = new Map<number, Waiting>();

  constructor(pairing: Pairing, cases: number, settling: Settling) {
    this.pairing = pairing;
    this.cases = cases;
    this.settling = settling;
  }

  private place(event: number, ofCase: number): number {
    return this.pairing.key(event) * this.cases + ofCase;
  }

  /** A comparable activation begins to wait. */
  add(event: number, ofCase: number): void {
    const place = this.place(event, ofCase);
    const found = this.waiting.get(place);
    if (found === undefined) this.waiting.set(place, { ofCase, fresh: [event], head: 0, stuck: [] });
    else found.fresh.push(event);
  }

  /** A comparable target came: settles every activation that agrees with it or is too old for any. */
  target(event: number, ofCase: number): void {
    const waiting = this.waiting.get(this.place(event, ofCase));
    if (waiting === undefined) return;
    if (this.pairing.scans) this.scan(waiting, event);
    else {
      this.releaseStuck(waiting, event);
      this.walkFresh(waiting, event);
    }
  }

  private scan(waiting: Waiting, event: number): void {
    waiting.fresh = waiting.fresh.filter((activation) => {
      const met = this.pairing.agree(activation, event);
      if (met) this.settling.met(waiting.ofCase, activation, event);
      return !met;
    });
  }

  private settle({ ofCase }: Waiting, activation: number, event: number): void {
    if (this.pairing.gap(activation, event) > this.pairing.hi) this.settling.expired(ofCase, activation);
    else this.settling.met(ofCase, activation, event);
  }

  private isAlike(activation: number, event: number): boolean {
    return this.pairing.unlike && this.pairing.unlikeCode(activation) === this.pairing.unlikeCode(event);
  }

  private releaseStuck(waiting: Waiting, event: number): void {
    const [first] = waiting.stuck;
    if (first === undefined || this.isAlike(first, event)) return;
    for (const activation of waiting.stuck) this.settle(waiting, activation, event);
    waiting.stuck = [];
  }

  private walkFresh(waiting: Waiting, event: number): void {
    const { fresh, stuck } = waiting;
    const { pairing } = this;
    while (waiting.head < fresh.length && pairing.gap(fresh[waiting.head]!, event) >= pairing.lo) {
      const activation = fresh[waiting.head++]!;
      if (this.isAlike(activation, event)) stuck.push(activation);
      else this.settle(waiting, activation, event);
    }
    if (waiting.head < fresh.length) return;
    waiting.fresh = [];
    waiting.head = 0;
  }

  /** Those that still wait. */
  forEach(visit: (ofCase: number, activation: number) => void): void {
    for (const { ofCase, fresh, head, stuck } of this.waiting.values()) {
      for (const activation of stuck) visit(ofCase, activation);
      for (let at = head; at < fresh.length; at++) visit(ofCase, fresh[at]!);
    }
  }
}
