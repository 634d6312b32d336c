import { describe, expect, test } from 'vitest';
import { searchablePractices, searchTerms } from '@tracecraft/practice';
import { productPractices } from '../content.ts';
import { practiceOf } from '../practice-of.ts';

describe('what a text is found by', () => {
  test.each([
    ['Photograph-before moving!', ['photograph', 'before', 'moving']],
    ['Niêm phong vật chứng, đóng gói', ['niem', 'phong', 'vat', 'chung', 'dong', 'goi']],
    ['niêm phong'.normalize('NFD'), ['niem', 'phong']],
    ['증거물을 봉인', ['증거', '거물', '물을', '봉인']],
    ['증거물'.normalize('NFD'), ['증거', '거물']],
    ['ปิดผนึก', ['ปิ', 'ิด', 'ดผ', 'ผน', 'นึ', 'ึก']],
    ['ວັດຖຸ', ['ວັ', 'ັດ', 'ດຖ', 'ຖຸ']],
    ['វត្ថុ\u200bតាង', ['វត', 'ត្', '្ថ', 'ថុ', 'ុត', 'តា', 'ាង']],
    ['တံဆိပ်', ['တံ', 'ံဆ', 'ဆိ', 'ိပ', 'ပ်']],
    ['SHA-256값', ['sha', '256', '값']],
    ['', []],
    ['— … —', []],
  ])('%s', (text, terms) => expect(searchTerms(text)).toEqual(terms));
});

describe('the library', () => {
  const practices = productPractices();
  const find = (language: string, query: string): readonly string[] =>
    searchablePractices(practices, language, ({ steps }) => steps.map(({ check }) => check).join(' ')).find(
      query,
    );

  test.each([
    ['en', 'glove', 'fresh-gloves'],
    ['en', 'write blocker', 'tested-write-blocker'],
    ['en', 'C3', 'fresh-gloves'],
    ['vi', 'gang tay', 'fresh-gloves'],
    ['vi', 'niem phong', 'seal-and-label'],
    ['ko', '봉인', 'seal-and-label'],
    ['ko', '보관자', 'known-holder'],
  ])('in %s, %s finds %s among the first', (language, query, wanted) => {
    expect(find(language, query).slice(0, 6)).toContain(wanted);
  });

  test('every term must be there, an empty query leaves all, nonsense nothing', () => {
    expect(find('en', '')).toHaveLength(practices.length);
    expect(find('en', 'gloves zzxqy')).toEqual([]);
    expect(practices.length).toBeGreaterThanOrEqual(15);
  });

  test('a title in a script without spaces is found by a word inside it', () => {
    const practice = {
      ...practiceOf('for each exhibit: never move', 'thai'),
      title: { en: 'Seal', th: 'ต้องปิดผนึกวัตถุพยานทันที', km: 'ត្រូវបិទត្រាវត្ថុតាងភ្លាមៗ', my: 'သက်သေခံပစ္စည်းကိုတံဆိပ်ပိတ်ပါ' },
    };
    const among = [practice, practiceOf('for each exhibit: never move', 'other')];
    for (const [language, query] of [
      ['th', 'วัตถุพยาน'],
      ['km', 'វត្ថុតាង'],
      ['my', 'တံဆိပ်'],
    ] as const)
      expect(searchablePractices(among, language, () => '').find(query)).toEqual(['thai']);
  });
});
