import { compareEvents, type CaseEvent, type EventId, type FieldValue } from '@tracecraft/record';
import type { Fact } from '../../trace/fact.ts';

const EXPLANATION = 'departure.explained';
const MARK = 'act.assessed';

/** Whose word on what was seen counts as a second person's. */
const WATCHERS: ReadonlySet<string> = new Set(['assessor', 'trainer']);

/** Explanations, waivers and assessors' marks of a case: flags on a verdict, never verdicts. */
export class Flags {
  private readonly explanations: CaseEvent[] = [];
  private readonly waivers: CaseEvent[] = [];
  /** Event marked → assessor → newest mark. */
  private readonly marks = new Map<EventId, Map<string, CaseEvent>>();
  private marked = false;

  add(event: CaseEvent): void {
    if (event.header.kind === MARK) return this.mark(event);
    const list = event.header.kind === EXPLANATION ? this.explanations : this.waivers;
    list.push(event);
    list.sort(compareEvents);
  }

  clear(): void {
    this.explanations.length = 0;
    this.waivers.length = 0;
    this.marks.clear();
  }

  /** Some act was marked at some time, so that a basis may differ from what was shown. */
  get everMarked(): boolean {
    return this.marked;
  }

  /** An assessor other than its performer saw the act done, and none says it was not. */
  seen(fact: Fact): boolean {
    const own = this.marks.get(fact.event.id);
    if (own === undefined) return false;
    const said = [...own.values()].filter(({ body }) => body.performer !== fact.event.body.performer);
    return said.length > 0 && said.every(({ body }) => body.fields['seen'] === 'seen');
  }

  /** First event that explains this departure; a field it leaves out means any. */
  explained(practice: string, step: string, object: string): EventId | null {
    const found = this.explanations.find(
      ({ body: { fields } }) =>
        fields['practice'] === practice && fits(fields['step'], step) && fits(fields['object'], object),
    );
    return found?.id ?? null;
  }

  /** First waiver that names this practice and this object, no other step, and gives a reason. */
  waived(practice: string, step: string, object: string): EventId | null {
    const found = this.waivers.find(
      ({ body: { fields, objects } }) =>
        fields['practice'] === practice &&
        fits(fields['step'], step) &&
        typeof fields['reason'] === 'string' &&
        fields['reason'] !== '' &&
        (fields['object'] === object || objects.some(({ id }) => id === object)),
    );
    return found?.id ?? null;
  }

  private mark(event: CaseEvent): void {
    const { role, performer, fields } = event.body;
    const target = fields['target'];
    if (typeof target !== 'string' || !WATCHERS.has(role)) return;
    this.marked = true;
    const own = this.marks.get(target) ?? new Map<string, CaseEvent>();
    const newest = own.get(performer);
    if (newest === undefined || compareEvents(newest, event) < 0) own.set(performer, event);
    this.marks.set(target, own);
  }
}

function fits(value: FieldValue | undefined, wanted: string): boolean {
  return value === undefined || value === '' || value === wanted;
}
