import type { StoredTime } from '../contract.ts';

/** A stored time that is UTC by definition, with nanoseconds. Its text is made when somebody looks at it. */
export class UtcTime implements StoredTime {
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly kind = 'utc';

  readonly peerSeconds?: number;

  constructor(seconds: number, nanoseconds: number, peerSeconds = seconds) {
    this.seconds = seconds;
    this.nanoseconds = nanoseconds;
    if (peerSeconds !== seconds) this.peerSeconds = peerSeconds;
  }

  get wall(): string {
    const whole = new Date(this.seconds * 1000).toISOString().slice(0, 19);
    return `${whole}.${String(this.nanoseconds).padStart(9, '0')}`;
  }

  toJSON(): object {
    return { seconds: this.seconds, wall: this.wall, kind: this.kind };
  }
}

/** An empty field. */
export const NO_UTC_TIME: StoredTime = { seconds: null, wall: null, kind: 'utc' };
