import { useCallback, useEffect, useState } from 'react';
import { keep, kept } from '../../adapters/kept-answers.ts';

/** Answers of a test that is not handed in yet, by item, and the item that was being read. */
export interface TestDraft {
  readonly at: number;
  readonly answers: Readonly<Record<string, string>>;
}

const EMPTY: TestDraft = { at: 0, answers: {} };

/** A draft kept on this device under `name`: closing the page, or having no network, loses nothing. Null while it is read. */
export function useTestDraft(name: string): readonly [TestDraft | null, (draft: TestDraft) => void] {
  const [draft, setDraft] = useState<TestDraft | null>(null);
  useEffect(() => {
    let stale = false;
    void kept<TestDraft>(name).then((found) => {
      if (!stale) setDraft(found ?? EMPTY);
    });
    return () => {
      stale = true;
    };
  }, [name]);
  const put = useCallback(
    (next: TestDraft) => {
      setDraft(next);
      void keep(name, next);
    },
    [name],
  );
  return [draft, put];
}
