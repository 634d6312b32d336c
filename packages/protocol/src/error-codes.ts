/**
 * Every refusal of the API and the HTTP status it travels with. Text for people: phrase `error.<code>`
 * (`content/phrases/<language>/server.po`).
 */
export const errorStatus = {
  'request.malformed': 400,
  'request.too-large': 413,
  'request.media-type': 415,
  'request.not-found': 404,
  'request.range': 416,
  'session.needed': 401,
  'session.link-invalid': 401,
  'permission.refused': 403,
  'device.key-taken': 409,
  'exercise.unknown': 404,
  'exercise.view-unknown': 404,
  'exercise.invalid': 500,
  'case.unknown': 404,
  'case.empty': 409,
  'case.no-team': 409,
  'case.not-handed-in': 409,
  'blob.unknown': 404,
  'blob.digest-differs': 422,
  'evidence.unknown': 404,
  'evidence.not-added': 404,
  'practice.draft-unreadable': 422,
  'practice.no-note': 422,
  'practice.version-taken': 409,
  'practice.too-many': 409,
  'store.full': 507,
  'store.failed': 500,
  'log.empty': 404,
  'server.failed': 500,
} as const;

export type ApiErrorCode = keyof typeof errorStatus;

/** Why one pushed entry was not taken (`Pushed.refused[].code`); the others of the batch are not affected. */
export const entryRefusals = [
  'entry.malformed',
  'entry.too-large',
  'entry.commitment',
  'entry.signature',
  'entry.kind-unknown',
  'entry.fields',
  'entry.foreign-stream',
  'entry.foreign-performer',
  'entry.role',
  'key.unknown',
  'key.foreign',
  'feed.gap',
  'feed.fork',
  'setting.refused',
  'case.not-open',
] as const;

export type EntryRefusal = (typeof entryRefusals)[number];
