import { isScalar, type Node } from 'yaml';
import type { Localised } from '../localised.ts';
import type { Reader } from './reader.ts';

/** Text per language; `en` compulsory. */
export function readLocalised(reader: Reader, node: Node | null, key: string): Localised {
  const map = reader.map(node, key);
  if (map === null) return { en: '' };
  reader.child(map, 'en');
  const entries = map.items.map((item): [string, string] => {
    const language = isScalar(item.key) ? String(item.key.value) : '';
    if (!/^[a-z]{2,3}$/.test(language))
      reader.reportAt('file.unknown-key', map, { key: language, known: 'en, vi, ko …' });
    return [language, reader.string(item.value as Node | null, key)];
  });
  return { en: '', ...Object.fromEntries(entries) };
}
