import { compareEvents, type CaseEvent, type EventId } from '@tracecraft/record';

/** Explanations and waivers of a case: flags on a departure, never verdicts. */
export class Flags {
  private readonly explanations: CaseEvent[] = [];
  private readonly waivers: CaseEvent[] = [];

  static concerns(kind: string): boolean {
    return kind === 'departure.explained' || kind === 'waiver.recorded';
  }

  /** Practice an explanation or waiver names. */
  add(event: CaseEvent): void {
    const list = event.header.kind === 'departure.explained' ? this.explanations : this.waivers;
    list.push(event);
    list.sort(compareEvents);
  }

  clear(): void {
    this.explanations.length = 0;
    this.waivers.length = 0;
  }

  /** First event that explains this departure; a field it leaves out means any. */
  explained(practice: string, step: string, object: string): EventId | null {
    const fits = (value: unknown, wanted: string): boolean =>
      value === undefined || value === '' || value === wanted;
    const found = this.explanations.find(
      ({ body: { fields } }) =>
        fields['practice'] === practice && fits(fields['step'], step) && fits(fields['object'], object),
    );
    return found?.id ?? null;
  }

  /** First waiver that names this practice and this object and gives a reason. */
  waived(practice: string, object: string): EventId | null {
    const found = this.waivers.find(
      ({ body: { fields, objects } }) =>
        fields['practice'] === practice &&
        typeof fields['reason'] === 'string' &&
        fields['reason'] !== '' &&
        objects.some(({ id }) => id === object),
    );
    return found?.id ?? null;
  }
}
