import type { BoardRow } from '@tracecraft/course';
import { useEffect, useRef, useState } from 'react';
import { turnsBetween, type Turn } from './attention.ts';

/** How long a turned verdict stays on the board. */
const SHOWN_MS = 300_000;

/** Verdicts that turned while this page was open, newest first, those of the last five minutes. */
export function useTurns(rows: readonly BoardRow[] | null, now: number): readonly Turn[] {
  const before = useRef<readonly BoardRow[] | null>(null);
  const [turns, setTurns] = useState<readonly Turn[]>([]);
  useEffect(() => {
    if (rows === null) return;
    const fresh = before.current === null ? [] : turnsBetween(before.current, rows, Date.now());
    before.current = rows;
    if (fresh.length > 0) setTurns((known) => [...fresh, ...known].slice(0, 100));
  }, [rows]);
  return turns.filter(({ at }) => now - at < SHOWN_MS);
}
