import { useQuery } from '@tanstack/react-query';
import type { Experience } from '@tracecraft/exchange';
import { countMatches } from '@tracecraft/practice';
import { paths, type ExchangeFound } from '@tracecraft/protocol';
import { useMemo } from 'react';
import { getJson } from '../../adapters/api.ts';

/**
 * Ids of the experiences that hold `words`, best first; null: all of them. The server looks through everything the reader
 * may read; out of its reach this device looks through what it has.
 */
export function useFound(all: readonly Experience[], words: string): readonly string[] | null {
  const asked = words.trim();
  const { data, isError } = useQuery({
    queryKey: ['exchange-search', asked, all.length],
    enabled: asked !== '',
    retry: false,
    queryFn: () => getJson<ExchangeFound>(paths.exchangeSearch(asked)),
  });
  return useMemo(() => {
    if (asked === '') return null;
    if (isError) return all.filter((one) => holds(one, asked)).map(({ id }) => id);
    const hits = data?.hits.filter(({ what }) => what === 'experience') ?? [];
    return [...new Set(hits.map(({ id }) => id))];
  }, [asked, all, data, isError]);
}

function holds({ now, translations }: Experience, words: string): boolean {
  const texts = [now.text, ...translations.map(({ text }) => text)];
  return texts.some((text) => countMatches(Object.values(text).join(' '), words) > 0);
}
