import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap } from 'yaml';

/** A domain word in many languages, with its meaning in plain words. */
export interface Term {
  readonly id: string;
  /** Per language code; alternatives in one text are separated by ` (…)` or `·` as the source has them. */
  readonly words: Readonly<Record<string, string>>;
  readonly meaning: Readonly<Record<string, string>>;
  /** Further English spellings a sentence uses for it, e.g. `attach-write-blocker`. */
  readonly forms: readonly string[];
  /** No native reviewer has seen it: always shown with that mark. */
  readonly draft: boolean;
}

/** A glossary that cannot be read; `reason` is a YAML error code or the key that is wrong. */
export class GlossaryError extends Error {
  readonly code = 'practice.glossary';
  readonly reason: string;

  constructor(reason: string) {
    super(`glossary: ${reason}`);
    this.name = 'GlossaryError';
    this.reason = reason;
  }
}

const MAX_GLOSSARY = 262_144;

/** Terms of `content/glossary/terms.yaml`. Throws GlossaryError. */
export function glossaryTerms(yaml: string): readonly Term[] {
  if (yaml.length > MAX_GLOSSARY) throw new GlossaryError('too large');
  const document = parseDocument(yaml, { uniqueKeys: true });
  const fault = document.errors[0];
  if (fault !== undefined) throw new GlossaryError(fault.code);
  const root = document.contents;
  if (!isMap(root)) throw new GlossaryError('terms');
  const draft = text(root, 'status') !== 'reviewed';
  const list = root.get('terms', true) as Node | undefined;
  if (!isSeq(list)) throw new GlossaryError('terms');
  return list.items.map((item, i) => {
    if (!isMap(item)) throw new GlossaryError(`terms[${i}]`);
    const words = texts(item, 'words');
    const id = text(item, 'id');
    if (id === '' || words['en'] === undefined) throw new GlossaryError(`terms[${i}]`);
    const forms = item.get('forms', true) as Node | undefined;
    return {
      id,
      words,
      meaning: texts(item, 'meaning'),
      draft,
      forms: isSeq(forms) ? forms.items.map((form) => scalar(form)) : [],
    };
  });
}

function scalar(node: unknown): string {
  return isScalar(node) ? String(node.value).normalize('NFC') : '';
}

function text(map: YAMLMap, key: string): string {
  return scalar(map.get(key, true));
}

function texts(map: YAMLMap, key: string): Readonly<Record<string, string>> {
  const found = map.get(key, true) as Node | undefined;
  if (!isMap(found)) return {};
  return Object.fromEntries(found.items.map((item) => [scalar(item.key), scalar(item.value)]));
}
