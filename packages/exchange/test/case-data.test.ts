import { describe, expect, it } from 'vitest';
import { caseDataIn } from '@tracecraft/exchange';

const known = {
  names: ['Trần Thị Mỹ Linh', 'Park Min-jae', 'Htet', 'Muhammad Irfan bin Salleh', 'สมชาย รัตนพร', '박민재'],
  numbers: ['7', 'SEAL-0042', 'K-17/2026'],
};
const found = (text: string) => caseDataIn(text, known).map(({ datum, words }) => `${datum}: ${words}`);

describe('words that point to a person or a case are found', () => {
  it.each([
    // Names, as a form, a phone and a copied page write them.
    ['We asked Trần Thị Mỹ Linh to wait.', 'name: Trần Thị Mỹ Linh'],
    ['We asked tran thi my linh to wait.', 'name: tran thi my linh'],
    ['Officer MY LINH waited.', 'name: MY LINH'],
    ['Irfan and Muhammad Irfan waited.', 'name: Muhammad Irfan'],
    ['Min-jae Park sealed it.', 'name: Min-jae Park'],
    ['Then Htet sealed it.', 'name: Htet'],
    ['พบสมชาย รัตนพรที่นั่น', 'name: สมชาย รัตนพร'],
    ['담당자 박민재가 봉인했다', 'name: 박민재'],
    ['Park\u200b Min-jae sealed it', 'name: Park\u200b Min-jae'],
    // Numbers of cases on this device and elsewhere.
    ['Seal seal-0042 was broken', 'case-number: seal-0042'],
    ['In K-17/2026 we learned', 'case-number: K-17/2026'],
    ['see case no. 12/2026 of the court', 'case-number: case no. 12/2026'],
    ['hồ sơ số 45/2026', 'case-number: hồ sơ số 45/2026'],
    ['사건 2026고합123호', 'case-number: 2026고합123'],
    ['case:3f2a-77', 'case-number: case:3f2a-77'],
    // People are reached by these.
    ['write to linh.tran@example.org', 'e-mail: linh.tran@example.org'],
    ['write to linh (at) example (dot) org', 'e-mail: linh (at) example (dot) org'],
    ['call +84 905 123 456 first', 'phone: +84 905 123 456'],
    ['call 010-1234-5678 first', 'phone: 010-1234-5678'],
    ['id 1-1020-30405-06-7 of the man', 'id-number: 1-1020-30405-06-7'],
    ['id 900101-1234567', 'id-number: 900101-1234567'],
    ['id 900101-14-5678', 'id-number: 900101-14-5678'],
    ['passport A12345678', 'id-number: A12345678'],
    // Places and machines.
    ['found at 16.0544, 108.2022 at dawn', 'coordinates: 16.0544, 108.2022'],
    ['found at 16°03\'16"N by the bridge', 'coordinates: 16°03\'16"N'],
    ['the phone at 00:1A:2B:3C:4D:5E', 'address-on-a-network: 00:1A:2B:3C:4D:5E'],
    ['it called 203.0.113.9 twice', 'address-on-a-network: 203.0.113.9'],
    // Vehicles and long numbers, in digits of other scripts too.
    ['a van with 51F-123.45 came', 'plate: 51F-123.45'],
    ['a car ABC 1234 came', 'plate: ABC 1234'],
    ['รถ กข 1234 มา', 'plate: กข 1234'],
    ['차량 12가 3456', 'plate: 12가 3456'],
    ['account 123456789012', 'digits: 123456789012'],
    ['บัญชี ๑๒๓๔๕๖๗๘๙', 'digits: ๑๒๓๔๕๖๗๘๙'],
    ['account １２３４５６７８９', 'digits: １２３４５６７８９'],
    ['see ![the man](photo.jpg)', 'picture: ![the man](photo.jpg)'],
    [`hash ${'a1'.repeat(32)}`, `evidence: ${'a1'.repeat(32)}`],
  ])('%s', (text, expected) => expect(found(text)).toContain(expected));

  it('says where the words stand in the text as it was written', () => {
    const text = 'Ngày ấy Trần Thị Mỹ Linh gọi +84 905 123 456.';
    for (const { words, start, end } of caseDataIn(text, known)) expect(text.slice(start, end)).toBe(words);
    expect(caseDataIn(text, known)).toHaveLength(2);
  });
});

describe('plain words about work stay', () => {
  it.each([
    'Two officers sealed 7 bags within 15 minutes, as practice C4 asks.',
    'On 2026-03-08 we changed the form; since 2024 it has had 3 pages.',
    'ISO 9001 and RFC 3339 say so; the stick was FAT32, its hash SHA256.',
    'About 1,000,000 files; 64 GB; 12.5 % of them twice.',
    'Chúng tôi niêm phong hai túi trong vòng 15 phút.',
    'เราปิดผนึกถุง 2 ใบภายใน 15 นาที',
    '우리는 15분 안에 봉투 2개를 봉인했다.',
    'Kami menyegel dua kantong dalam 15 menit.',
    'The park was closed; my line manager agreed.',
  ])('%s', (text) => expect(found(text)).toEqual([]));
});
