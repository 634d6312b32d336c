import type { CaseEvent } from '@tracecraft/record';

/** Who said something, for which agency and when. */
export interface Said {
  readonly event: string;
  readonly by: string;
  /** UTC milliseconds, as claimed. */
  readonly at: number;
  /** Empty where the kind names none. */
  readonly agency: string;
  readonly handling: string;
  readonly audience: readonly string[];
}

/** Reads the fields of one event of an agency stream; what is missing or of another type is empty. */
export interface Facts {
  readonly said: Said;
  readonly kind: string;
  readonly text: (name: string) => string;
  readonly maybe: (name: string) => string | null;
  readonly number: (name: string) => number;
  readonly yes: (name: string) => boolean;
  readonly list: (name: string) => readonly string[];
}

/** What is read of an event: all of it that is not about its feed. */
export interface SaidEvent {
  readonly id: string;
  readonly header: Pick<CaseEvent['header'], 'kind'>;
  readonly body: {
    readonly fields: CaseEvent['body']['fields'];
    readonly performer: string;
    readonly claimed: { readonly start: number };
  };
}

export function factsOf({ id, header, body }: SaidEvent): Facts {
  const { fields, performer, claimed } = body;
  const maybe = (name: string): string | null => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const list = (name: string): readonly string[] => {
    const value = fields[name];
    return Array.isArray(value) ? (value as readonly string[]) : [];
  };
  const text = (name: string): string => maybe(name) ?? '';
  return {
    said: {
      event: id,
      by: performer,
      at: claimed.start,
      agency: text('agency'),
      handling: text('handling'),
      audience: list('audience'),
    },
    kind: header.kind,
    maybe,
    text,
    number: (name) => (typeof fields[name] === 'number' ? fields[name] : 0),
    yes: (name) => fields[name] === true,
    list,
  };
}
