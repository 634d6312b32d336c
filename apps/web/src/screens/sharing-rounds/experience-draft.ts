import type { Experience } from '@tracecraft/exchange';
import { useCallback, useEffect, useState } from 'react';
import { database } from '../../adapters/database.ts';
import { readersOf, type Readers } from './audience-choice.ts';

/** The fields of text of an experience, in the order they are asked. */
export const WORDS = ['title', 'situation', 'done', 'result', 'change'] as const;
export type Word = (typeof WORDS)[number];

/** An experience being written on this device. */
export interface ExperienceDraft extends Readonly<Record<Word, string>> {
  readonly outcome: 'went-right' | 'went-wrong' | 'mixed' | null;
  readonly language: string;
  readonly practices: readonly string[];
  readonly readers: Readers;
  /** Agencies beside the own, where `readers` is `named`. */
  readonly named: readonly string[];
}

export function blankDraft(language: string): ExperienceDraft {
  return {
    title: '',
    situation: '',
    done: '',
    result: '',
    change: '',
    outcome: null,
    language,
    practices: [],
    readers: 'members',
    named: [],
  };
}

/** The version that stands, to be told anew. */
export function draftFrom({ now }: Experience): ExperienceDraft {
  const { text, outcome, language, practices, said } = now;
  const named = said.audience
    .filter((party) => party.startsWith('agency:'))
    .map((party) => party.slice('agency:'.length))
    .filter((agency) => agency !== said.agency);
  return { ...text, outcome, language, practices, readers: readersOf(said.audience), named };
}

/**
 * A draft that stays on this device, also when the page is closed: `change` writes at once, and `kept` says that all of it is written. Nothing is
 * shown before what was kept is read, so that it is never written over.
 */
export function useKeptDraft(
  account: string,
  name: string,
  begin: () => ExperienceDraft,
): {
  readonly draft: ExperienceDraft | null;
  readonly kept: boolean;
  readonly change: (part: Partial<ExperienceDraft>) => void;
  readonly drop: () => Promise<void>;
} {
  const key = `experience:${account}:${name}`;
  const [draft, setDraft] = useState<ExperienceDraft | null>(null);
  const [written, setWritten] = useState<ExperienceDraft | null>(null);
  useEffect(() => {
    let here = true;
    void keptUnder(key).then((kept) => {
      if (!here) return;
      const opened = kept ?? begin();
      setWritten(opened);
      setDraft(opened);
    });
    return () => void (here = false);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `begin` only says what an unwritten draft holds
  }, [key]);
  const change = useCallback(
    (part: Partial<ExperienceDraft>) => setDraft((before) => before && { ...before, ...part }),
    [],
  );
  useEffect(() => {
    if (draft !== null && draft !== written)
      void keepUnder(key, account, draft).then(() => setWritten(draft));
  }, [key, account, draft, written]);
  const drop = useCallback(async () => {
    await (await database()).delete('drafts', key);
    setDraft(null);
  }, [key]);
  return { draft, kept: written === draft, change, drop };
}

async function keptUnder(key: string): Promise<ExperienceDraft | undefined> {
  return (await (await database()).get('drafts', key))?.draft as ExperienceDraft | undefined;
}

async function keepUnder(key: string, account: string, draft: ExperienceDraft): Promise<void> {
  // Not under the bare account: those are its exercises.
  await (await database()).put('drafts', { key, account: `experience:${account}`, draft });
}
