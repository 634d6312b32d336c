import type { CredentialJson } from '@tracecraft/course';

/** What a reader takes from a signed certificate; every value is as signed. */
export interface ReadCredential {
  readonly json: CredentialJson;
  readonly id: string;
  readonly issuer: { readonly did: string; readonly name: string };
  readonly officer: string;
  /** `urn:tracecraft:course:…`. */
  readonly course: string;
  readonly title: string;
  /** First and last day of the course, UTC milliseconds. */
  readonly starts: number;
  readonly ends: number;
  readonly validFrom: number;
  readonly validUntil: number;
  readonly modules: readonly { readonly module: string; readonly title: string }[];
  readonly practices: readonly string[];
  /** `stream@root`. */
  readonly records: readonly string[];
  readonly status: { readonly list: string; readonly index: number };
}

const MOST_BYTES = 1 << 20;

/** The JSON object in `bytes`, or null: no JSON, no object, or larger than a certificate can be. */
export function jsonObject(bytes: Uint8Array): CredentialJson | null {
  if (bytes.length > MOST_BYTES) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** The certificate in `json`, or the path that is missing or of another form. */
export function readCredential(json: CredentialJson): ReadCredential | { readonly fault: string } {
  const reader = readerOf(json);
  const { text, list } = reader;
  const alignments = list('credentialSubject.achievement.alignment');
  const under = (framework: string): readonly { readonly module: string; readonly title: string }[] =>
    alignments
      .filter((one) => one['targetFramework'] === framework)
      .map((one) => ({ module: String(one['targetCode']), title: String(one['targetName']) }));
  const found: ReadCredential = {
    json,
    id: text('id'),
    issuer: { did: text('issuer.id'), name: text('issuer.name') },
    officer: officerOf(reader),
    course: text('credentialSubject.achievement.id'),
    title: text('credentialSubject.achievement.name'),
    starts: Date.parse(text('credentialSubject.activityStartDate')),
    ends: Date.parse(text('credentialSubject.activityEndDate')),
    validFrom: Date.parse(text('validFrom')),
    validUntil: Date.parse(text('validUntil')),
    modules: under('module'),
    practices: under('practice').map(({ module }) => module),
    records: list('evidence').map((one) => String(one['name'])),
    status: {
      list: text('credentialStatus.statusListCredential'),
      index: Number(text('credentialStatus.statusListIndex')),
    },
  };
  if (text('proof.cryptosuite') !== 'eddsa-rdfc-2022') reader.miss('proof.cryptosuite');
  for (const name of ['starts', 'ends', 'validFrom', 'validUntil'] as const)
    if (!Number.isFinite(found[name])) reader.miss(name);
  if (!Number.isSafeInteger(found.status.index) || found.status.index < 0)
    reader.miss('credentialStatus.statusListIndex');
  const fault = reader.fault();
  return fault === null ? found : { fault };
}

interface Reader {
  readonly text: (path: string) => string;
  readonly list: (path: string) => readonly CredentialJson[];
  readonly miss: (path: string) => void;
  readonly fault: () => string | null;
}

/** Reads by dotted paths and remembers the first that is not there. */
export function readerOf(json: CredentialJson): Reader {
  let first: string | null = null;
  const miss = (path: string): void => {
    first ??= path;
  };
  const at = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), json);
  return {
    miss,
    fault: () => first,
    text: (path) => {
      const value = at(path);
      if (typeof value === 'string' && value !== '') return value;
      miss(path);
      return '';
    },
    list: (path) => {
      const value = at(path);
      if (Array.isArray(value) && value.every(isObject)) return value;
      miss(path);
      return [];
    },
  };
}

function officerOf({ list, miss }: Reader): string {
  const [identity] = list('credentialSubject.identifier');
  const name = identity?.['identityHash'];
  if (typeof name === 'string' && identity?.['identityType'] === 'name') return name;
  miss('credentialSubject.identifier');
  return '';
}

function isObject(value: unknown): value is CredentialJson {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
