import { countMatches, matchedParts } from '@tracecraft/practice';
import { expect, test } from 'vitest';

const shown = (text: string, query: string): string =>
  matchedParts(text, query)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['Seal and label before the scene', 'lab sea', '[Seal] and [label] before the scene'],
  ['Niêm phong vật chứng, đóng gói', 'niem dong', '[Niêm] phong vật chứng, [đóng] gói'],
  ['증거물을 봉인한다', '봉인', '증거물을 [봉인]한다'],
  ['ต้องปิดผนึกวัตถุพยานทันที', 'วัตถุพยาน', 'ต้องปิดผนึก[วัตถุพยาน]ทันที'],
  ['ត្រូវបិទត្រាវត្ថុតាង', 'វត្ថុតាង', 'ត្រូវបិទត្រា[វត្ថុតាង]'],
  ['သက်သေခံပစ္စည်းကိုတံဆိပ်ပိတ်ပါ', 'တံဆိပ်', 'သက်သေခံပစ္စည်းကို[တံဆိပ်]ပိတ်ပါ'],
  ['ຕ້ອງປິດວັດຖຸພະຍານ', 'ວັດຖຸ', 'ຕ້ອງປິດ[ວັດຖຸ]ພະຍານ'],
  ['nothing here', 'zebra', 'nothing here'],
  ['nothing asked', '', 'nothing asked'],
])('%s searched for %s', (text, query, wanted) => {
  expect(shown(text, query)).toBe(wanted);
  expect(
    matchedParts(text, query)
      .map((part) => part.text)
      .join(''),
  ).toBe(text.normalize('NFC'));
});

test('terms are counted once each', () => {
  expect(countMatches('Seal and label, seal again', 'seal label zebra')).toBe(2);
});
