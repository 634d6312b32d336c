import {
  applyProfile,
  parseConduct,
  parsePractice,
  parseProfile,
  practiceTitle,
  type Conduct,
  type Practice,
  type Profile,
  type ProfileChange,
} from '@tracecraft/practice';
import type { PublishedFile } from '@tracecraft/protocol';
import type { PracticeLibrary } from './practice-library.ts';

/** An overlay an exercise asks for that this device does not have, or that does not fit its practices. */
class OverlayProblem extends Error {
  readonly code = 'practices.no-overlay';
  readonly params: Readonly<Record<string, string>>;

  constructor(overlay: string) {
    super(overlay);
    this.params = { overlay };
  }
}

/**
 * Reads the published files. Apart from the query, so that the first paint does not wait for the parser of the files. A
 * practice is parsed when it is asked for: a case needs a dozen of them, and reading all takes a phone a second.
 */
export function libraryOf(files: readonly PublishedFile[]): PracticeLibrary {
  const texts = new Map(files.filter(isPractice).map(({ text }) => [idIn(text), text]));
  const read = new Map<string, Practice | null>();
  const practice = (id: string): Practice | undefined => {
    if (!read.has(id)) read.set(id, readPractice(texts.get(id)));
    return read.get(id) ?? undefined;
  };
  const all = once(() => [...texts.keys()].flatMap((id) => practice(id) ?? []).toSorted(byCode));
  const profiles = once(() => files.flatMap(readProfile).toSorted(workedOutFirst));
  const conduct = once(() => readConduct(files));
  const ofCode = once(() => new Map([...texts].map(([id, text]) => [codeIn(text), id])));
  const adopted = new Map<string, PracticeLibrary>();
  const library: PracticeLibrary = {
    get all() {
      return all();
    },
    get unreadable() {
      return [...texts.keys()].filter((id) => practice(id) === undefined);
    },
    get profiles() {
      return profiles();
    },
    get conduct() {
      return conduct();
    },
    changes: [],
    practice,
    coded(code) {
      const id = ofCode().get(code);
      const title = id === undefined ? null : practiceTitle(texts.get(id) ?? '');
      return id === undefined || title === null ? undefined : { id, title };
    },
    has: (id) => texts.has(id),
    and: (more) => libraryOf([...files, ...more]),
    source: (id) => texts.get(id),
    picture: (name) => files.find(({ path }) => path === `pictures/${name}`)?.text,
    profile: (ids) => ids.flatMap((id) => practice(id) ?? []),
    adopted(overlay) {
      const known = adopted.get(overlay) ?? (overlay === 'none' ? library : under(library, overlay));
      adopted.set(overlay, known);
      return known;
    },
  };
  return library;
}

/** An overlay speaks of a few practices: no other is parsed for it. */
function under(library: PracticeLibrary, overlay: string): PracticeLibrary {
  const profile = library.profiles.find(({ id }) => id === overlay);
  if (profile === undefined) throw new OverlayProblem(overlay);
  const named = [...profile.modify, ...profile.add, ...profile.drop].map(({ practice }) => practice);
  const applied = applyProfile(library.profile([...new Set(named)]), profile);
  if ('errors' in applied) throw new OverlayProblem(overlay);
  return withPractices(library, new Set(named), applied);
}

function withPractices(
  base: PracticeLibrary,
  named: ReadonlySet<string>,
  {
    practices,
    changes,
  }: { readonly practices: readonly Practice[]; readonly changes: readonly ProfileChange[] },
): PracticeLibrary {
  const byId = new Map(practices.map((practice) => [practice.id, practice]));
  const practice = (id: string): Practice | undefined => (named.has(id) ? byId.get(id) : base.practice(id));
  return {
    get all() {
      return base.all.flatMap(({ id }) => practice(id) ?? []);
    },
    changes,
    get unreadable() {
      return base.unreadable;
    },
    get profiles() {
      return base.profiles;
    },
    get conduct() {
      return base.conduct;
    },
    coded: (code) => {
      const found = base.coded(code);
      const isDropped = found !== undefined && named.has(found.id) && !byId.has(found.id);
      return isDropped ? undefined : found;
    },
    has: (id) => base.has(id),
    and: (files) => base.and(files),
    source: (id) => base.source(id),
    picture: (file) => base.picture(file),
    practice,
    profile: (ids) => ids.flatMap((id) => practice(id) ?? []),
    adopted: (overlay) => base.adopted(overlay),
  };
}

const isPractice = ({ path }: PublishedFile): boolean => path.endsWith('.practice.md');

function idIn(text: string): string {
  return /^id:\s*(\S+)/m.exec(text)?.[1] ?? text.slice(0, 40);
}

function codeIn(text: string): string {
  return /^code:\s*(\S+)/m.exec(text)?.[1] ?? '';
}

function readConduct(files: readonly PublishedFile[]): Conduct | null {
  const file = files.find(({ path }) => path.startsWith('conduct/'));
  const parsed = file === undefined ? null : parseConduct(file.text);
  return parsed !== null && 'conduct' in parsed ? parsed.conduct : null;
}

function readPractice(text: string | undefined): Practice | null {
  const parsed = text === undefined ? null : parsePractice(text);
  return parsed !== null && 'practice' in parsed ? parsed.practice : null;
}

function readProfile({ path, text }: PublishedFile): readonly Profile[] {
  if (!path.endsWith('.profile.md')) return [];
  const parsed = parseProfile(text);
  return 'profile' in parsed ? [parsed.profile] : [];
}

/** In the order of the shared code; those beside it last. */
function byCode(a: Practice, b: Practice): number {
  const [x, y] = [a.code ?? 'Z', b.code ?? 'Z'];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
}

function workedOutFirst(a: Profile, b: Profile): number {
  return Number(a.status === 'stub') - Number(b.status === 'stub') || (a.id < b.id ? -1 : 1);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
