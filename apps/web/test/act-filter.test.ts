import { expect, it } from 'vitest';
import { matchesFilter } from '../src/screens/scene/act-filter.ts';

it.each([
  ['photo', ['Photograph', 'photograph'], true],
  ['PHOTOGRAPH scene', ['Photograph the scene', 'photograph-scene'], true],
  ['scene photograph', ['Photograph the scene'], true],
  ['weigh', ['Photograph the scene'], false],
  ['', ['anything'], true],
  ['   ', ['anything'], true],
  // Vietnamese, typed with and without marks
  ['niem phong', ['Niêm phong'], true],
  ['niêm', ['Niêm phong'], true],
  ['dong goi', ['Đóng gói'], true],
  // Korean, a part of a word
  ['봉인', ['증거물 봉인하기'], true],
  // scripts written without spaces: Thai, Lao, Khmer, Burmese, Japanese
  ['ถ่ายภาพ', ['ถ่ายภาพวัตถุพยาน'], true],
  ['วัตถุ', ['ถ่ายภาพวัตถุพยาน'], true],
  ['ຖ່າຍ', ['ຖ່າຍຮູບຫຼັກຖານ'], true],
  ['ថតរូប', ['ថតរូបវត្ថុតាង'], true],
  ['ဓာတ်ပုံ', ['သက်သေခံပစ္စည်းဓာတ်ပုံရိုက်ပါ'], true],
  ['封印', ['証拠物を封印する'], true],
  // a Thai vowel is a mark, and another vowel is another word
  ['กิน', ['กนกาน'], false],
] as const)('%s in %j: %s', (query, texts, found) => expect(matchesFilter(query, texts)).toBe(found));
