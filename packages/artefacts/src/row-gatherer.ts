import { ArtefactError, type Place } from './artefact-error.ts';
import type {
  ArtefactFault,
  ArtefactFaultCode,
  ArtefactKind,
  ArtefactRow,
  ParsedArtefact,
} from './contract.ts';
import type { FieldReader } from './field-reader.ts';
import { filetime } from './times.ts';

/** More rows than a file an examiner meets has; a file made to exhaust memory ends here, marked partial. */
const MOST_ROWS = 500_000;
const MOST_FAULTS = 100;

/** A row's value beside where it stands. */
export type Fact = Pick<ArtefactRow, 'stored' | 'value' | 'time'>;

/** Where a row's bytes are. */
type RowPlace = Pick<ArtefactRow, 'offset' | 'length' | 'within' | 'carved' | 'superseded'>;

/** Collects the rows and faults of one file. */
export class RowGatherer {
  private readonly rows: ArtefactRow[] = [];
  private readonly faults: ArtefactFault[] = [];
  private partial = false;
  form = '';
  private readonly kind: ArtefactKind;

  constructor(kind: ArtefactKind) {
    this.kind = kind;
  }

  row(source: string, record: string, fact: Fact, at: RowPlace): void {
    if (this.rows.length >= MOST_ROWS)
      throw new ArtefactError(
        'artefact.limit',
        { structure: source, field: 'rows', offset: at.offset },
        MOST_ROWS,
      );
    const { stored, value, time } = fact;
    this.rows.push({
      kind: this.kind,
      source,
      record,
      stored,
      ...(value !== undefined && value !== stored && { value }),
      ...(time !== undefined && { time }),
      ...at,
    });
  }

  /** A row of a FILETIME field. */
  filetime(reader: FieldReader, at: number, field: string, record = ''): void {
    const ticks = reader.u64(at, field);
    const fact = { stored: String(ticks), time: filetime(ticks) };
    this.row(`${reader.structure}.${field}`, record, fact, { offset: reader.base + at, length: 8 });
  }

  /** A row of a number of 4 bytes; `name` makes it readable. */
  number(
    reader: FieldReader,
    at: number,
    field: string,
    record = '',
    name?: (value: number) => string,
  ): void {
    const value = reader.u32(at, field);
    const fact = { stored: String(value), value: name?.(value) };
    this.row(`${reader.structure}.${field}`, record, fact, { offset: reader.base + at, length: 4 });
  }

  /** Notes something that takes nothing from the rows. */
  note(code: ArtefactFaultCode, place: Place, value: string | number = ''): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(new ArtefactError(code, place, value).fault);
  }

  /** Takes over what is told of another reading, but its rows. */
  include({ faults, partial }: ParsedArtefact): void {
    this.faults.push(...faults.slice(0, MOST_FAULTS - this.faults.length));
    this.partial ||= partial;
  }

  /** Runs `read`; where it fails, what was read before stays and the result is partial. */
  attempt(read: () => void): void {
    try {
      read();
    } catch (problem) {
      if (!(problem instanceof ArtefactError)) throw problem;
      this.partial = true;
      if (this.faults.length < MOST_FAULTS) this.faults.push(problem.fault);
    }
  }

  result(): ParsedArtefact {
    const { kind, form, rows, faults, partial } = this;
    return { kind, form, rows, faults, partial };
  }
}
