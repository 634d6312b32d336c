/** One event as its texts by column; an absent attribute has no entry. Row is the 1-based data row. */
export interface NaiveEvent {
  readonly row: number;
  readonly activity: string;
  /** Milliseconds; null when the log gives none. */
  readonly time: number | null;
  readonly attributes: ReadonlyMap<string, string>;
}
export interface NaiveCase {
  readonly id: string;
  readonly events: readonly NaiveEvent[];
}

/** Reads a log in the plainest way: every row split into texts. Rows keep the order of the file. */
export function naiveCases(text: string): readonly NaiveCase[] {
  const [header = '', ...lines] = text.split(/\r?\n/);
  const columns = header.split('\t');
  const cases = new Map<string, NaiveEvent[]>();
  for (const [at, line] of lines.filter((one) => one !== '').entries()) {
    const fields = line.split('\t');
    const all = columns.map((column, i): [string, string] => [column, fields[i] ?? '']);
    const attributes = new Map(all.filter(([, value]) => value !== ''));
    const time = attributes.get('time_ms');
    const events = cases.get(attributes.get('case')!) ?? [];
    events.push({
      row: at + 1,
      activity: attributes.get('activity') ?? '',
      time: time === undefined ? null : Number(time),
      attributes,
    });
    cases.set(attributes.get('case')!, events);
  }
  return [...cases].map(([id, events]) => ({ id, events }));
}
