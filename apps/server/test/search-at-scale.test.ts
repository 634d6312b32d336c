import { expect, test } from 'vitest';
import { textIndex } from '@tracecraft/practice';
import { searchFigures } from '../../../bench/exchange/search-figures.ts';

test('a phrase is found in each of twelve languages, within fifty milliseconds', () => {
  const { recall, times } = searchFigures(2_400, 25, 3);
  expect(Object.keys(recall)).toHaveLength(12);
  const below = Object.entries(recall).filter(
    ([language, share]) => share < (/^(id|ms)$/.test(language) ? 0.95 : 0.97),
  );
  expect(below).toEqual([]);
  expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(50);
});

/** Ids found for a query, and how. */
function found(query: string, texts: Readonly<Record<string, string>>): readonly string[] {
  const index = textIndex();
  for (const [id, text] of Object.entries(texts)) index.put(id, '', text);
  return index.find(query).map(({ id, by }) => `${id} ${by}`);
}

test('a stem is found within the forms Indonesian and Malay make of it', () => {
  const texts = {
    a: 'Petugas mencatat barang bukti.',
    b: 'Pencatatan barang itu hilang.',
    c: 'Kami menyegel kotak.',
  };
  expect(found('catat barang', texts)).toEqual(['a phrase', 'b letters']);
  expect(found('pencatatan', texts)[0]).toBe('b phrase');
  // Another form of the word: most of its letters.
  expect(found('pencatatannya', texts)).toEqual(['b letters']);
});

test('what stands as it was asked comes before what holds its words', () => {
  const texts = { a: 'bags of wet paper', b: 'wet bags were sealed', c: 'a wet paper bag' };
  expect(found('wet paper', texts)).toEqual(['c phrase', 'a phrase']);
  expect(found('paper wet', texts)).toEqual(['c words', 'a words']);
  expect(found('', texts)).toEqual([]);
});

test('a text put in anew or dropped is not found by its old words', () => {
  const index = textIndex();
  index.put('a', 'first', 'quokka');
  index.put('a', 'second', 'wombat');
  expect([index.size, index.find('quokka').length, index.find('wombat').length]).toEqual([1, 0, 1]);
  index.drop('a');
  expect([index.size, index.find('wombat').length]).toEqual([0, 0]);
});

test('a text that waits to be taken in is found as written and by its words, once taken in also by its letters', () => {
  const index = textIndex();
  index.putLater('a', 'Sealed', 'Petugas mencatat barang bukti.');
  index.putLater('b', 'Weighed', 'Pencatatan barang itu hilang.');
  index.putLater('c', 'Dropped', 'Petugas mencatat barang.');
  index.drop('c');
  const ids = (query: string): readonly string[] => index.find(query).map(({ id, by }) => `${id} ${by}`);
  expect(ids('catat barang')).toEqual(['a phrase']);
  expect(ids('barang hilang')).toEqual(['b words']);
  expect(ids('barang')).toEqual(['b phrase', 'a phrase']);
  expect(index.find('barang', (id) => id === 'a')).toHaveLength(1);
  expect(index.takeIn(1)).toBe(1);
  expect(index.takeIn(5)).toBe(0);
  expect(ids('catat barang')).toEqual(['a phrase', 'b letters']);
  expect(ids('barang hilang')).toEqual(['b words']);
});
