import type { Notice } from './contract.ts';
import { ImageError } from './image-error.ts';

/** A badly damaged image would otherwise fill memory with complaints. */
const MOST = 1000;

/** Notices gathered while reading, each told once however often a reader passes it. */
export class NoticeLog {
  readonly notices: Notice[] = [];
  /** Null until something is told: a log is made for each of many files, and mostly stays empty. */
  private told: Set<string> | null = null;

  add(code: string, params: Notice['params'] = {}): void {
    const key = `${code} ${JSON.stringify(params)}`;
    this.told ??= new Set();
    if (this.told.has(key) || this.notices.length > MOST) return;
    this.told.add(key);
    this.notices.push(
      this.notices.length < MOST ? { code, params } : { code: 'notices.more', params: { most: MOST } },
    );
  }

  /** Runs `read`; an {@link ImageError} becomes a notice and `otherwise` the answer. Other errors pass. */
  orElse<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (problem) {
      if (!(problem instanceof ImageError)) throw problem;
      this.add(problem.code, problem.params);
      return otherwise;
    }
  }
}
