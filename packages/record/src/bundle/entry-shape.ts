import { fromBase64 } from '@tracecraft/bytes';
import { either, exactly, listOf, mapOf, object, optional, text, whole, type Shape } from './shape.ts';

const id = text(/^[0-9a-f]{64}$/);
const name = text(/^[^\p{Cc}]*$/u, 128);
const base64 =
  (bytes: number): Shape =>
  (value, path) => {
    try {
      return typeof value === 'string' && fromBase64(value).length === bytes ? undefined : path;
    } catch {
      return path;
    }
  };
const NAMES = /^[a-z0-9][A-Za-z0-9-]{0,63}$/;

const header = object({
  v: exactly(0),
  kind: text(/^[a-z][a-z-]*\.[a-z][a-z-]*$/, 64),
  stream: text(/^(case|course|agency):[A-Za-z0-9._-]{1,64}$/),
  feed: id,
  seq: whole(0),
  prev: either(exactly(null), id),
  hlc: text(/^(0|[1-9][0-9]{0,19})$/),
  key: id,
  seen: either(exactly(null), id),
  root: id,
});

/** The form of a body. Of the shown part of a redacted one (`need` = optional) everything may be missing. */
const bodyWhere = (need: (shape: Shape) => Shape): Shape =>
  object({
    claimed: need(
      object({
        start: need(whole()),
        end: optional(whole()),
        offsetMinutes: need(whole()),
        zone: need(name),
      }),
    ),
    recorded: need(whole()),
    clock: need(
      object({
        source: need(exactly('device', 'server', 'manual')),
        uncertaintyMs: need(whole(0)),
        epoch: need(whole(0)),
      }),
    ),
    performer: need(name),
    role: need(name),
    enteredVia: need(exactly('hand', 'quick-entry', 'scan', 'script', 'import')),
    objects: need(listOf(object({ role: need(name), type: need(name), id: need(name) }), 64)),
    informedBy: need(listOf(id, 256)),
    fields: need(
      mapOf(NAMES, either(text(/^/), whole(), exactly(true, false), listOf(text(/^/, 4_096), 1_024))),
    ),
    attachments: need(
      listOf(
        object({ sha256: need(id), size: need(whole(0)), mediaType: need(name), kind: need(name) }),
        256,
      ),
    ),
  });
const body = bodyWhere((shape) => shape);

/** The form of the body that a redacted entry shows (`shownBody`). */
export const shownBodyShape: Shape = bodyWhere(optional);

const signature = base64(64);
/** The form of a line of `keys.jsonl`, and of an entry nothing of which is withheld. */
export const fullEntryShape: Shape = object({ header, signature, body, secret: base64(32) });

const scalar = either(text(/^/), whole(), exactly(true, false, null));
const none: Shape = either(listOf(exactly(), 0), mapOf(/$^/, exactly()));
const disclosed = object({
  path: text(/^(\/[A-Za-z0-9-]{1,64}){1,4}$/),
  salt: base64(16),
  value: either(scalar, none),
});
const withheld = object({ hash: id });
const redactedEntry = object({ header, signature, leaves: listOf(either(disclosed, withheld), 4_096) });

/** The form of a line of `entries.jsonl` (docs/spec/record.md §entry). Returns the path of the first fault. */
export const entryShape: Shape = (value, path) =>
  typeof value === 'object' && value !== null && 'leaves' in value
    ? redactedEntry(value, path)
    : fullEntryShape(value, path);

/** The form of `log.json`. */
export const logShape: Shape = object({
  heads: listOf(object({ index: whole(0), size: whole(1) }), 1_000_000),
  proof: listOf(base64(32), 10_000_000),
  secret: base64(32),
});

/** The form of `manifest.json` of version 0. */
export const manifestShape: Shape = object({
  entries: whole(1),
  format: exactly('tracecraft-case'),
  root: id,
  stream: text(/^(case|course):[A-Za-z0-9._-]{1,64}$/),
  version: exactly(0),
});
