import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCheck, parseSentence, printCheck, sentence, SentenceFault } from '@tracecraft/practice';
import { randomCheck } from '../random-check.ts';
import { phrasesOf } from './languages.ts';

const vi = phrasesOf('vi');
const ko = phrasesOf('ko');
const speakers = { vi, ko };

function faultOf(
  text: string,
  language: 'vi' | 'ko',
): { code: string; word: string; params: SentenceFault['params'] } {
  try {
    parseSentence(text, speakers[language]);
  } catch (fault) {
    if (!(fault instanceof SentenceFault)) throw fault;
    return { code: fault.code, word: text.slice(fault.at, fault.at + fault.length), params: fault.params };
  }
  throw new Error(`no fault in: ${text}`);
}

describe('a fault points at the word and names the one that was meant', () => {
  test.each([
    ['với mỗi vật chứng: trước khi thu gữ, phải chụp ảnh', 'sentence.unknown-verb', 'thu gữ', 'thu giữ'],
    ['với mỗi vật chứng: trước khi thu giữ, phải chup anh', 'sentence.unknown-verb', 'chup anh', 'chụp ảnh'],
    [
      'với mỗi vật chúng: trước khi thu giữ, phải chụp ảnh',
      'sentence.unknown-object',
      'vật chúng',
      'vật chứng',
    ],
    [
      'với mỗi vật chứng: trước khi thu giữ, phải chụp ảnh với thước tỷ lệ là có',
      'sentence.unknown-field',
      'thước tỷ lệ',
      'thước tỉ lệ',
    ],
    [
      'với mỗi vật chứng: trước khi thu giữ, phải chụp ảnh với cỡ cảnh là tòan cảnh',
      'sentence.unknown-choice',
      'tòan cảnh',
      'toàn cảnh',
    ],
    [
      'với mỗi vật chứng: trước kih thu giữ, phải chụp ảnh',
      'sentence.unexpected-word',
      'trước kih',
      'trước khi',
    ],
    [
      'với mỗi vật chứng: sau khi thu giữ, phải niêm phong trong vòng 30 phút trước lúc lưu kho',
      'sentence.unexpected-word',
      'trước lúc',
      'trước khi',
    ],
    [
      'với mỗi thiết bị mà nguồn diện là bật: không bao giờ được tắt nguồn',
      'sentence.unknown-attribute',
      'nguồn diện',
      'nguồn điện',
    ],
  ])('%s', (text, code, word, suggestion) => {
    expect(faultOf(text, 'vi')).toMatchObject({ code, word, params: { suggestion } });
  });

  test.each([
    ['각 증거물: 수겨 전에 사진 촬영 필요', 'sentence.unknown-verb', '수겨', '수거'],
    ['각 증거물: 수거 전에 사진 촬형 필요', 'sentence.unknown-verb', '사진 촬형', '사진 촬영'],
    ['각 증거믈: 수거 전에 사진 촬영 필요', 'sentence.unknown-object', '증거믈', '증거물'],
    ['각 증거물: 수거 전에 사진 촬영(축적자가 예) 필요', 'sentence.unknown-field', '축적자', '축척자'],
    ['각 증거물: 포장 시 필수: 용기가 종이봉트', 'sentence.unknown-choice', '종이봉트', '종이봉투'],
    ['각 증거물: 수거 전애 사진 촬영 필요', 'sentence.unexpected-word', '전애', '전에'],
  ])('%s', (text, code, word, suggestion) => {
    expect(faultOf(text, 'ko')).toMatchObject({ code, word, params: { suggestion } });
  });
});

describe('what the check language refuses is refused in the words of the reader', () => {
  test('a field the act does not have', () => {
    const fault = faultOf(
      'với mỗi vật chứng: trước khi thu giữ, phải niêm phong với thước tỉ lệ là có',
      'vi',
    );
    expect(fault).toMatchObject({ code: 'sentence.unknown-field', word: 'thước tỉ lệ' });
    expect(fault.params).toMatchObject({ subject: 'niêm phong', found: 'thước tỉ lệ' });
  });

  test('a value the field cannot have', () => {
    const fault = faultOf('각 증거물: 포장 시 필수: 용기가 마약류', 'ko');
    expect(fault).toMatchObject({ code: 'sentence.unknown-choice', word: '마약류' });
    expect(fault.params).toMatchObject({ field: '용기' });
    expect(String(fault.params['choices']).split(', ')).toContain('종이봉투');
  });

  test.each([
    [
      'với mỗi vật chứng: sau khi thu giữ, phải niêm phong trong vòng 0 phút',
      'vi',
      'sentence.bad-duration',
      '0',
    ],
    ['với mỗi vật chứng: trước khi thu giữ, phải', 'vi', 'sentence.unfinished', ''],
    ['각 증거물: 수거 전에', 'ko', 'sentence.unfinished', ''],
    ['với mỗi vật chứng: ít nhất hai lần chụp ảnh', 'vi', 'sentence.unexpected-word', 'hai'],
    [`với mỗi vật chứng: ${'x'.repeat(2500)}`, 'vi', 'sentence.too-long', 'x'],
  ] as const)('%s', (text, language, code, word) => {
    expect(faultOf(text, language)).toMatchObject({ code, word });
  });
});

describe('what does not matter', () => {
  const plain = 'với mỗi vật chứng: trước khi thu giữ hoặc di chuyển, phải chụp ảnh với thước tỉ lệ là có';
  const tree = parseCheck('for each exhibit: before collect or move, require photograph with scale = yes');

  test.each([
    ['as it is', plain],
    ['spaces and line ends', `  ${plain.replaceAll(' ', ' \n ').replace(':', ' :')} `],
    ['capitals', plain.toUpperCase()],
    ['decomposed letters', plain.normalize('NFD')],
  ])('%s', (_, text) => {
    expect(parseSentence(text, vi)).toEqual(tree);
  });

  test('either of two Korean particles, and syllables in parts', () => {
    const korean = '각 증거물: 수거 또는 이동 전에 사진 촬영(축척자가 예) 필요';
    const variants = [
      korean,
      korean.replace('축척자가', '축척자이'),
      korean.replace('축척자가', '축척자이(가)'),
      korean.normalize('NFD'),
    ];
    for (const text of variants) expect(parseSentence(text, ko)).toEqual(tree);
  });

  test('quoted text keeps its capitals and spaces', () => {
    const check = parseCheck('for each exhibit: never store with place = "Kho  A 이(가)"');
    for (const phrases of [vi, ko]) expect(parseSentence(sentence(check, phrases), phrases)).toEqual(check);
  });

  test('a fault in decomposed text points into that text', () => {
    const text = 'với mỗi vật chứng: trước khi thu gữ, phải chụp ảnh'.normalize('NFD');
    expect(faultOf(text, 'vi').word).toBe('thu gữ'.normalize('NFD'));
  });
});

describe('time is bounded', () => {
  const seconds = (work: () => void): number => {
    const before = process.cpuUsage().user;
    work();
    return (process.cpuUsage().user - before) / 1e6;
  };
  const longest = (start: string, part: string): string =>
    start + part.repeat(Math.floor((2000 - start.length) / part.length));

  test.each([
    ['vi', longest('với mỗi vật chứng: trước khi cân', ' hoặc cân')],
    ['vi', longest('với mỗi vật chứng: nếu đếm thì cũng phải cân', ' và đếm hoặc cân')],
    [
      'vi',
      longest('với mỗi vật chứng: không bao giờ được cân với lý do đã được ghi', ' và lý do đã được ghi'),
    ],
    ['vi', longest('với mỗi vật chứng: không bao giờ được cân với không phải ', 'không phải ')],
    ['ko', longest('각 증거물: 순서대로: 수거', '; 수거 또는 이동')],
    ['ko', longest('각 증거물: 수거', ' 또는 수거')],
    ['ko', longest('각 증거물: 수거(', '사유 기록됨 그리고 ')],
    ['ko', longest('각 증거물: ', '수거 전에 ')],
  ] as const)('%s: case %#', (language, text) => {
    let answered = 0;
    const spent = seconds(() => {
      try {
        parseSentence(text, speakers[language]);
        answered++;
      } catch (fault) {
        if (!(fault instanceof SentenceFault)) throw fault;
        answered++;
      }
    });
    expect(answered).toBe(1);
    expect(spent).toBeLessThan(1);
  });

  test('any text is answered with a tree or a fault', () => {
    const words = sentenceWords();
    const noise = fc.oneof(
      fc.string({ maxLength: 300, unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((all) => all.join(' ')),
    );
    let trees = 0;
    fc.assert(
      fc.property(noise, fc.constantFrom('vi' as const, 'ko' as const), (text, language) => {
        try {
          const check = parseSentence(text, speakers[language]);
          trees++;
          expect(parseCheck(printCheck(check))).toEqual(check);
        } catch (fault) {
          if (!(fault instanceof SentenceFault)) throw fault;
          expect(fault.at).toBeLessThanOrEqual(text.length);
          expect(fault.at + fault.length).toBeLessThanOrEqual(text.length + 1);
        }
      }),
      { numRuns: 1500 },
    );
    expect(trees).toBeGreaterThanOrEqual(0);
  });
});

test('a word taken out or spoiled gives another tree or a fault inside the text', () => {
  fc.assert(
    fc.property(
      randomCheck,
      fc.nat(),
      fc.constantFrom('vi' as const, 'ko' as const),
      (check, pick, language) => {
        const words = sentence(check, speakers[language]).split(' ');
        const spoiled = words.toSpliced(pick % words.length, 1).join(' ');
        try {
          parseSentence(spoiled, speakers[language]);
        } catch (fault) {
          if (!(fault instanceof SentenceFault)) throw fault;
          expect(fault.at).toBeLessThanOrEqual(spoiled.length);
        }
      },
    ),
    { numRuns: 500 },
  );
});

function sentenceWords(): readonly string[] {
  const check = parseCheck(
    'for each exhibit where kind in (drugs, cash): after weigh or count, require countersign with reason is recorded by another officer within 10 min unless waive'.replace(
      'countersign with reason is recorded',
      'countersign',
    ),
  );
  return [vi, ko].flatMap((phrases) => sentence(check, phrases).split(' '));
}
