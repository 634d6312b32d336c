import PO from 'pofile';

/** Phrase id → ICU MessageFormat text of one language. Ids are the PO `msgid`s, e.g. `advice.next.title`. */
export type Catalogue = Readonly<Record<string, string>>;

/** Reads one PO file (`msgid` = phrase id, `msgstr` = ICU text). Untranslated and obsolete entries are left out. */
export function readCatalogue(po: string): Catalogue {
  const entries = PO.parse(po).items.filter((item) => !item.obsolete && (item.msgstr[0] ?? '') !== '');
  return Object.fromEntries(entries.map((item) => [item.msgid, item.msgstr[0]!]));
}

/**
 * Whether a PO file is a draft: any but English, until its header names a reviewer (`X-Reviewed-By`), so that a
 * machine-drafted translation can't lose its mark (settled question 33).
 */
export function isDraft(po: string): boolean {
  return !/^"Language: en\\n"/m.test(po) && !/^"X-Reviewed-By: [^\s\\]/m.test(po);
}
