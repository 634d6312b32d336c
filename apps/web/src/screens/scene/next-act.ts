import type { Advice } from '@tracecraft/practice';
import { kindOfVerb, type EventKind, type FieldValue } from '@tracecraft/record';

/** An act a practice asks for, with the values it names. */
export interface AskedAct {
  readonly kind: EventKind;
  readonly prefill: Readonly<Record<string, FieldValue>>;
}

/** The act that `missing` (check-language text such as `photograph with scale = yes`) asks for first, or null. */
export function askedAct(missing: string | null): AskedAct | null {
  const match = /^\s*\(?([a-z][a-z-]*)(?:\s+with\s+(.*))?/.exec((missing ?? '').split(';')[0] ?? '');
  const kind = match?.[1] === undefined ? undefined : kindOfVerb(match[1]);
  if (kind === undefined) return null;
  const prefill: Record<string, FieldValue> = {};
  for (const [, name, value] of (match?.[2] ?? '').matchAll(/([a-z][a-z0-9-]*) = ([A-Za-z0-9-]+)/g)) {
    const spec = name === undefined ? undefined : kind.fields[name];
    if (name === undefined || value === undefined || spec === undefined) continue;
    prefill[name] = spec.type === 'yes-no' ? value === 'yes' : value;
  }
  return { kind, prefill };
}

/** The next act: what the first advice that can still be followed asks for. */
export function nextAct(advice: readonly Advice[]): AskedAct | null {
  for (const { form, verdict, repairable } of advice) {
    const asked = form === 'departure' || !repairable ? null : askedAct(verdict.missing);
    if (asked !== null) return asked;
  }
  return null;
}
