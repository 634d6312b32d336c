import type { FieldValue } from '@tracecraft/record';
import type { Act } from '../session-contract.ts';

/** Parts of an act beside its kind; what is `undefined` or `null` was not stated. */
export interface ActParts {
  readonly objects?: Readonly<Record<string, string | null | undefined>>;
  readonly fields?: Readonly<Record<string, FieldValue | null | undefined>>;
  readonly enteredVia?: Act['enteredVia'];
  readonly at?: number;
  readonly attachments?: Act['attachments'];
}

/** The act of `kind` with everything that was stated; entered by hand unless told otherwise. */
export function stateAct(kind: string, parts: ActParts = {}): Act {
  return {
    kind,
    objects: stated(parts.objects ?? {}),
    fields: stated(parts.fields ?? {}),
    enteredVia: parts.enteredVia ?? 'hand',
    ...(parts.at === undefined ? {} : { at: parts.at }),
    ...(parts.attachments === undefined ? {} : { attachments: parts.attachments }),
  };
}

function stated<T>(values: Readonly<Record<string, T | null | undefined>>): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, T] => entry[1] !== null && entry[1] !== undefined,
    ),
  );
}
