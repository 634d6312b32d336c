import { objectsTouched, type CaseEvent } from '@tracecraft/record';

/** Object id → the types it is known under: a device exhibit is both exhibit and device. */
export interface KnownObjects {
  /** Id of the open case (scene and search share it) or course, or null before `case.opened` or `course.opened`. */
  readonly caseId: string | null;
  has(id: string, type: string): boolean;
}

/** Grows with each event; order of arrival does not matter. */
export class ObjectIndex implements KnownObjects {
  #types = new Map<string, Set<string>>();
  #case: string | null = null;

  get caseId(): string | null {
    return this.#case;
  }

  has(id: string, type: string): boolean {
    return this.#types.get(id)?.has(type) ?? false;
  }

  add(event: CaseEvent): void {
    if (event.header.kind === 'case.opened' || event.header.kind === 'course.opened') this.#case ??= event.id;
    for (const object of objectsTouched(event)) {
      if (object.role !== 'created' && object.role !== 'performer') continue;
      const types = this.#types.get(object.id) ?? new Set();
      this.#types.set(object.id, types.add(object.type));
    }
  }
}
