import type { CodePage, CodePageSource } from './code-page.ts';

/** RFC 1456, table of VISCII 1.1: letters in six control characters and in all of the upper half. */
export const VISCII: CodePageSource = {
  controls: { 2: 'Ẳ', 5: 'Ẵ', 6: 'Ẫ', 20: 'Ỷ', 25: 'Ỹ', 30: 'Ỵ' },
  upper:
    'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ',
};

/**
 * TCVN 5712:1993, VN3 (the fonts .VnTime and .VnArial, called ABC). Capitals with a tone have no place of their own: fonts
 * ending in H show the small letter's byte as a capital, so any case finds both.
 */
export const TCVN3: CodePageSource = {
  upper: `${' '.repeat(33)}ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ `,
};

const CIRCUMFLEX = {
  '': 0xe2,
  '\u0301': 0xe1,
  '\u0300': 0xe0,
  '\u0309': 0xe5,
  '\u0303': 0xe3,
  '\u0323': 0xe4,
};
const BREVE = { '': 0xea, '\u0301': 0xe9, '\u0300': 0xe8, '\u0309': 0xfa, '\u0303': 0xfc, '\u0323': 0xeb };
const TONE = { '\u0301': 0xf9, '\u0300': 0xf8, '\u0309': 0xfb, '\u0303': 0xf5, '\u0323': 0xef };
/** Letters of one byte. */
const ALONE = { đ: 0xf1, ơ: 0xf4, ư: 0xf6, í: 0xed, ì: 0xec, ỉ: 0xe6, ĩ: 0xf3, ị: 0xf2, ỵ: 0xee };
/** Capitals have these 32 lower, in bases and marks alike. */
const CAPITAL = 0x20;

function put(page: CodePage, letter: string, small: readonly number[]): void {
  page.set(letter.normalize('NFC'), Uint8Array.from(small));
  const capital = small.map((byte) => (byte < 128 && byte < 97 ? byte : byte - CAPITAL));
  page.set(letter.toUpperCase().normalize('NFC'), Uint8Array.from(capital));
}

/** VNI for Windows (the fonts VNI-Times …): a base letter, then a byte for its marks. `ascii` is completed and returned. */
export function vniTable(ascii: CodePage): CodePage {
  for (const [letter, byte] of Object.entries(ALONE)) put(ascii, letter, [byte]);
  const withTones = (base: string, before: readonly number[]): void => {
    for (const [tone, byte] of Object.entries(TONE)) put(ascii, base + tone, [...before, byte]);
  };
  for (const base of 'aeouy') withTones(base, [base.charCodeAt(0)]);
  withTones('ơ', [ALONE.ơ]);
  withTones('ư', [ALONE.ư]);
  for (const base of 'aeo')
    for (const [tone, byte] of Object.entries(CIRCUMFLEX))
      put(ascii, `${base}\u0302${tone}`, [base.charCodeAt(0), byte]);
  for (const [tone, byte] of Object.entries(BREVE)) put(ascii, `a\u0306${tone}`, [97, byte]);
  // The one toned letter of y that stands alone.
  put(ascii, 'ỵ', [ALONE.ỵ]);
  return ascii;
}

/** Completes windows-1258 by the letters it writes as a base and a tone. */
export function withTonesApart(page: CodePage): CodePage {
  for (const [letter, bytes] of Array.from(page))
    for (const tone of Object.keys(TONE)) {
      const toned = (letter + tone).normalize('NFC');
      const toneByte = page.get(tone);
      if (Array.from(toned).length === 1 && toneByte !== undefined && !page.has(toned))
        page.set(toned, Uint8Array.from([...bytes, ...toneByte]));
    }
  return page;
}
