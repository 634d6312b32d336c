import * as z from 'zod/mini';
import type { Entry } from '@tracecraft/record';

/** Most bytes one entry may take as JSON, and most entries in one push. */
export const LIMITS = {
  entryBytes: 65_536,
  entriesPerPush: 1_000,
  pushBytes: 8 * 1024 * 1024,
  blobBytes: 64 * 1024 * 1024,
  draftBytes: 65_536,
} as const;

const text = (most: number): z.ZodMiniString => z.string().check(z.maxLength(most));
const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const base64 = (length: number): z.ZodMiniString =>
  z.string().check(z.length(length), z.regex(/^[A-Za-z0-9+/]+={0,2}$/));
const integer = z.int();
const count = z.int().check(z.nonnegative());

const header = z.strictObject({
  v: z.literal(0),
  kind: text(64),
  stream: z.string().check(z.regex(/^(case|course|agency):[A-Za-z0-9._-]{1,64}$/)),
  feed: digest,
  seq: count,
  prev: z.nullable(digest),
  hlc: z.string().check(z.regex(/^(0|[1-9][0-9]{0,19})$/)),
  key: digest,
  seen: z.nullable(digest),
  root: digest,
});

const attachment = z.strictObject({ sha256: digest, size: count, mediaType: text(127), kind: text(64) });

const body = z.strictObject({
  claimed: z.strictObject({
    start: integer,
    end: z.optional(integer),
    offsetMinutes: integer,
    zone: text(64),
  }),
  recorded: integer,
  clock: z.strictObject({
    source: z.enum(['device', 'server', 'manual']),
    uncertaintyMs: count,
    epoch: count,
  }),
  performer: text(128),
  role: text(64),
  enteredVia: z.enum(['hand', 'quick-entry', 'scan', 'script', 'import']),
  objects: z.array(z.strictObject({ role: text(64), type: text(32), id: text(128) })).check(z.maxLength(64)),
  informedBy: z.array(digest).check(z.maxLength(256)),
  fields: z.record(
    text(64),
    z.union([text(32_768), integer, z.boolean(), z.array(text(4_096)).check(z.maxLength(1_024))]),
  ),
  attachments: z.array(attachment).check(z.maxLength(256)),
});

const entry = z.strictObject({ header, signature: base64(88), body, secret: base64(44) });

/** The entry in `value`, or where its shape is wrong. Says nothing about signatures. */
export function parseEntry(value: unknown): { readonly entry: Entry } | { readonly fault: string } {
  const parsed = entry.safeParse(value);
  return parsed.success ? { entry: parsed.data } : { fault: faultOf(parsed.error) };
}

/** Where a value first differs from its schema: `path: what was expected`. */
export function faultOf(error: z.core.$ZodError): string {
  const [first] = error.issues;
  return first === undefined ? '' : `${first.path.join('.')}: ${first.code}`;
}

/** Bodies of requests. Entries of a push are checked one by one, so that one bad entry refuses only itself. */
export const requests = {
  session: z.strictObject({ token: text(128) }),
  devices: z.strictObject({ algorithm: z.enum(['ed25519', 'p256']), publicKey: text(128) }),
  cases: z.strictObject({
    exercise: text(128),
    run: z.optional(text(64)),
    course: z.optional(text(80)),
  }),
  courses: z.strictObject({}),
  certificate: z.strictObject({ account: text(128) }),
  links: z.strictObject({ accounts: z.array(text(128)).check(z.minLength(1), z.maxLength(500)) }),
  board: z.strictObject({ course: z.optional(text(80)), changes: z.optional(z.literal('yes')) }),
  practiceDraft: z.strictObject({ text: text(65_536) }),
  practiceList: z.strictObject({
    q: z.optional(text(200)),
    language: z.optional(z.string().check(z.regex(/^[a-z]{2,3}$/))),
    page: z.optional(z.string().check(z.regex(/^[1-9][0-9]{0,4}$/))),
    letter: z.optional(z.string().check(z.regex(/^([A-K]|-)$/))),
    object: z.optional(z.string().check(z.regex(/^[a-z-]{1,32}$/))),
    severity: z.optional(z.string().check(z.regex(/^[1-4]$/))),
    mark: z.optional(z.enum(['protected', 'overlaid', 'with-draft'])),
  }),
  practiceFiles: z.strictObject({
    ids: z.string().check(z.maxLength(8_192), z.regex(/^[a-z0-9-]+( [a-z0-9-]+){0,49}$/)),
  }),
  dryRuns: z.strictObject({
    exercise: text(64),
    officers: z
      .array(z.strictObject({ name: text(128), duty: text(64) }))
      .check(z.minLength(1), z.maxLength(16)),
  }),
  push: z.strictObject({ entries: z.array(z.unknown()).check(z.maxLength(LIMITS.entriesPerPush)) }),
  pull: z.strictObject({
    from: z.optional(z.string().check(z.regex(/^[0-9]{1,9}$/))),
    limit: z.optional(z.string().check(z.regex(/^[0-9]{1,4}$/))),
  }),
} as const;
