import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Catalogue } from './catalogue.ts';

export type Params = Readonly<Record<string, string | number>>;

/** Text for people in one language, falling back along `languages` (e.g. vi → en). */
export interface Phrases {
  readonly language: string;
  /** The text of phrase `id`; the id itself when no language of the chain has it, so that gaps are seen. */
  readonly say: (id: string, params?: Params) => string;
  readonly has: (id: string) => boolean;
}

/** Phrases from catalogues, first language first. */
export function createPhrases(languages: readonly (readonly [string, Catalogue])[]): Phrases {
  const speakers = languages.map(([locale, catalogue]) => {
    const i18n = setupI18n();
    i18n.setMessagesCompiler(compileMessage);
    i18n.load(locale, { ...catalogue });
    i18n.activate(locale);
    return { i18n, catalogue };
  });
  const speakerOf = (id: string): (typeof speakers)[number] | undefined =>
    speakers.find(({ catalogue }) => Object.hasOwn(catalogue, id));
  return {
    language: languages[0]?.[0] ?? 'en',
    say: (id, params) => speakerOf(id)?.i18n._(id, params) ?? id,
    has: (id) => speakerOf(id) !== undefined,
  };
}
