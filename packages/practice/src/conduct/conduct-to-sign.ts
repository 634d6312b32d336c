import { canonicalBytes, toHex, type Hashing, type Json } from '@tracecraft/bytes';
import type { Conduct } from './conduct.ts';

/**
 * Fields of `code.signed`: id and version, and SHA-256 (hexadecimal) of the text that is signed. That text is the
 * canonical JSON of id, version and sentences in English and every other language that is no draft: a machine-drafted translation is for
 * reading and is never signed.
 */
export function conductToSign(
  hashing: Hashing,
  conduct: Conduct,
): { readonly code: string; readonly digest: string } {
  return {
    code: `${conduct.id} ${conduct.version}`,
    digest: toHex(hashing.sha256(canonicalBytes(signedText(conduct)))),
  };
}

function signedText({ id, version, sentences, draftLanguages }: Conduct): Json {
  const reviewed = (text: Readonly<Record<string, string>>): Json =>
    Object.fromEntries(
      Object.entries(text).filter(([language]) => language === 'en' || !draftLanguages.includes(language)),
    );
  return { id, version, sentences: sentences.map((each) => ({ id: each.id, text: reviewed(each.text) })) };
}
