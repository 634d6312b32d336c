import type { ContentFault, ContentFaultCode } from '../content-fault.ts';

/** Collects faults while a value is read; reading goes on with a harmless stand-in. */
export type Report = (code: ContentFaultCode, path: string, params?: ContentFault['params']) => void;

/** Turns an untrusted value into a `T`, reporting what is wrong. */
export type Reader<T> = (value: unknown, path: string, report: Report) => T;

const MOST_ITEMS = 2000;
const MOST_CHARACTERS = 20_000;

export const text: Reader<string> = (value, path, report) => {
  if (typeof value !== 'string' || value.trim() === '') return said(report, 'not-text', path, '');
  if (value.length > MOST_CHARACTERS)
    return said(report, 'out-of-range', path, '', { most: MOST_CHARACTERS });
  return value.normalize('NFC');
};

/** An identifier used in paths, scores and links: lower case, digits, hyphens. */
export const id: Reader<string> = (value, path, report) => {
  const read = text(value, path, report);
  if (read !== '' && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(read))
    report('bad-id', path, { found: read.slice(0, 64) });
  return read;
};

export const digest: Reader<string> = (value, path, report) => {
  const read = text(value, path, report);
  if (read !== '' && !/^[0-9a-f]{64}$/.test(read)) report('bad-digest', path);
  return read;
};

export function integer(least = 0, most: number = Number.MAX_SAFE_INTEGER): Reader<number> {
  return (value, path, report) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      return said(report, 'not-integer', path, least);
    if (value < least || value > most) return said(report, 'out-of-range', path, least, { least, most });
    return value;
  };
}

export const yesNo: Reader<boolean> = (value, path, report) =>
  typeof value === 'boolean' ? value : said(report, 'not-yes-no', path, false);

export function choice<const T extends string>(choices: readonly [T, ...T[]]): Reader<T> {
  return (value, path, report) => {
    const found = choices.find((one) => one === value);
    if (found !== undefined) return found;
    const shown = typeof value === 'string' ? value.slice(0, 64) : typeof value;
    return said(report, 'not-a-choice', path, choices[0], { choices: choices.join(', '), found: shown });
  };
}

export function listOf<T>(item: Reader<T>, least = 0): Reader<readonly T[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) return said(report, 'not-a-list', path, []);
    if (value.length > MOST_ITEMS) return said(report, 'too-many', path, [], { most: MOST_ITEMS });
    if (value.length < least) report('out-of-range', path, { least });
    return value.map((one: unknown, i) => item(one, `${path}[${i}]`, report));
  };
}

/** `null` or a `T`. */
export function nullable<T>(item: Reader<T>): Reader<T | null> {
  return (value, path, report) => (value === null ? null : item(value, path, report));
}

/** Marks a key of {@link mapOf} that may be left out. */
export interface Optional<T> {
  readonly optional: Reader<T>;
}
export function optional<T>(reader: Reader<T>): Optional<T> {
  return { optional: reader };
}

type Shape = Readonly<Record<string, Reader<unknown> | Optional<unknown>>>;
type Required<S extends Shape> = { [K in keyof S as S[K] extends Optional<unknown> ? never : K]: Read<S[K]> };
type Maybe<S extends Shape> = { [K in keyof S as S[K] extends Optional<unknown> ? K : never]?: Read<S[K]> };
type Read<R> = R extends Reader<infer T> ? T : R extends Optional<infer T> ? T : never;
/** What {@link mapOf} yields for a shape. */
export type Shaped<S extends Shape> = {
  readonly [K in keyof (Required<S> & Maybe<S>)]: (Required<S> & Maybe<S>)[K];
};

/** A map with exactly the keys of `shape`. */
export function mapOf<S extends Shape>(shape: S): Reader<Shaped<S>> {
  return (value, path, report) => {
    const given = asMap(value, path, report);
    for (const key of Object.keys(given))
      if (!Object.hasOwn(shape, key)) report('unknown-key', join(path, key));
    const pairs: [string, unknown][] = [];
    for (const [key, reader] of Object.entries(shape)) {
      const present = Object.hasOwn(given, key);
      if (typeof reader === 'function') {
        if (!present) report('missing', join(path, key));
        pairs.push([key, reader(given[key], join(path, key), present ? report : silent)]);
      } else if (present) pairs.push([key, reader.optional(given[key], join(path, key), report)]);
    }
    return Object.fromEntries(pairs) as Shaped<S>;
  };
}

/** Text per language: `en` compulsory, the rest BCP 47 tags. */
export const localised: Reader<{ readonly en: string; readonly [language: string]: string }> = (
  value,
  path,
  report,
) => {
  const given = asMap(value, path, report);
  if (!Object.hasOwn(given, 'en')) report('missing', join(path, 'en'));
  const pairs = Object.entries(given).map(([language, words]): [string, string] => {
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) report('unknown-key', join(path, language));
    return [language, text(words, join(path, language), report)];
  });
  return { en: '', ...Object.fromEntries(pairs) };
};

function asMap(value: unknown, path: string, report: Report): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  return said(report, 'not-a-map', path, {});
}

function said<T>(
  report: Report,
  code: ContentFaultCode,
  path: string,
  standIn: T,
  params?: ContentFault['params'],
): T {
  report(code, path, params);
  return standIn;
}

const silent: Report = () => undefined;

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
