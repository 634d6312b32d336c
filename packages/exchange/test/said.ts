import type { CaseEvent, EventBody } from '@tracecraft/record';

let clock = 0;

/** An event of an agency stream as anybody's device would write it, later than the one before; its id counts up. */
export function said(kind: string, by: string, fields: EventBody['fields']): CaseEvent {
  const at = ++clock;
  return {
    id: `s${at}`,
    header: { kind, hlc: String(at * 65_536), feed: by, seq: at },
    body: { performer: by, claimed: { start: at * 1_000 }, fields, attachments: [], objects: [] },
  } as unknown as CaseEvent;
}
