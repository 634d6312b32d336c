import { fieldReader, type CaseEvent, type FieldReader } from '@tracecraft/record';

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

/** One event of an agency stream as the folds read it. */
export interface Facts extends FieldReader {
  readonly said: Said;
  readonly kind: string;
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

/** A stream is folded anew whenever it grows, and its events never change: each is read once. */
const known = new WeakMap<SaidEvent, Facts>();

export function factsOf(event: SaidEvent): Facts {
  const facts = known.get(event) ?? readFacts(event);
  known.set(event, facts);
  return facts;
}

function readFacts({ id, header, body }: SaidEvent): Facts {
  const read = fieldReader(body.fields);
  const said = {
    event: id,
    by: body.performer,
    at: body.claimed.start,
    agency: read.text('agency'),
    handling: read.text('handling'),
    audience: read.list('audience'),
  };
  return { ...read, said, kind: header.kind };
}
