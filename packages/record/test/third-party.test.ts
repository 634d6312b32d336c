/** Facts that others published, retyped with their source: nothing here was made by our own code. */
import { webcrypto } from 'node:crypto';
import { canonicalJson, fromHex, portableHashing as hashing, toHex, toUtf8 } from '@tracecraft/bytes';
import {
  createMerkleTree,
  formatVkey,
  leafHash,
  noteState,
  parseCheckpoint,
  parseNote,
  parseVkey,
  treeRoot,
  webCryptoKeys,
} from '@tracecraft/record';
import { describe, expect, it } from 'vitest';
import { nativeHashing } from './native-hashing.ts';

const keys = webCryptoKeys(webcrypto.subtle, hashing);

describe('RFC 8032 §7.1, Ed25519', () => {
  const tests = [
    [
      'TEST 1',
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'TEST 2',
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'TEST 3',
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ] as const;
  it.each(tests)('%s', async (_, secret, open, message, signature) => {
    const publicKey = { algorithm: 'ed25519', bytes: fromHex(open) } as const;
    expect(await keys.verify(publicKey, fromHex(message), fromHex(signature))).toBe(true);
    expect(await keys.verify(publicKey, fromHex(`${message}00`), fromHex(signature))).toBe(false);
    const part = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
    const signer = await keys.signerFrom({ kty: 'OKP', crv: 'Ed25519', x: part(open), d: part(secret) });
    expect(toHex(await signer.sign(fromHex(message)))).toBe(signature);
  });
});

describe('RFC 6979 §A.2.5, ECDSA over P-256 with SHA-256', () => {
  const x = '60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6';
  const y = '7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
  const publicKey = { algorithm: 'p256', bytes: fromHex(`04${x}${y}`) } as const;
  it.each([
    [
      'sample',
      'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
      'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
    ],
    [
      'test',
      'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367',
      '019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083',
    ],
  ])('message "%s"', async (message, r, s) => {
    expect(await keys.verify(publicKey, toUtf8(message), fromHex(r + s))).toBe(true);
    expect(await keys.verify(publicKey, toUtf8(message), fromHex(s + r))).toBe(false);
  });
});

describe('RFC 8785', () => {
  it('§3.2.2 string and literals (its numbers are not integers, so they have no form here)', () => {
    const value = JSON.parse(
      '{"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}',
    );
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    expect(() => canonicalJson(JSON.parse('{"numbers": [333333333.33333329]}'))).toThrow('/numbers/0');
  });

  it('§3.2.3 sorting: its order, without U+FB33, which is not NFC', () => {
    const value = JSON.parse(
      '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}',
    );
    expect(Object.values(JSON.parse(canonicalJson(value)))).toHaveLength(6);
    const order = [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
    ];
    const text = canonicalJson(value);
    expect(order.map((word) => text.indexOf(word))).toEqual(
      order.map((word) => text.indexOf(word)).toSorted((a, b) => a - b),
    );
  });
});

describe('RFC 4231 §4, HMAC-SHA-256', () => {
  it.each([
    [
      '4.2',
      '0b'.repeat(20),
      '4869205468657265',
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    ],
    [
      '4.3',
      '4a656665',
      '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    ],
    [
      '4.4',
      'aa'.repeat(20),
      'dd'.repeat(50),
      '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    ],
    [
      '4.7',
      'aa'.repeat(131),
      toHex(toUtf8('Test Using Larger Than Block-Size Key - Hash Key First')),
      '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    ],
  ])('case %s', (_, key, message, mac) => {
    for (const port of [hashing, nativeHashing]) {
      expect(toHex(port.hmacSha256(fromHex(key), fromHex(message)))).toBe(mac);
      expect(port.hmacSha256Each?.(fromHex(key), [fromHex(message), fromHex(message)]).map(toHex)).toEqual([
        mac,
        mac,
      ]);
    }
  });
});

describe('the eight leaves of the Certificate Transparency reference tests', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  it.each(roots.map((root, size) => [size, root] as const))('size %i', (size, root) => {
    const hashes = leaves.slice(0, size).map((leaf) => leafHash(hashing, fromHex(leaf)));
    const tree = createMerkleTree(hashing);
    for (const hash of hashes) tree.append(hash);
    expect(toHex(tree.root())).toBe(root);
    expect(toHex(treeRoot(hashing, hashes))).toBe(root);
  });
});

describe('C2SP', () => {
  const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
  const note =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

  it('signed-note: the example of its verifier keys', async () => {
    const key = parseVkey(hashing, vkey);
    expect(formatVkey(key)).toBe(vkey);
    expect(await noteState(keys.verify, parseNote(toUtf8(note)), key)).toBe('held');
    expect(await noteState(keys.verify, parseNote(toUtf8(note.replace('message', 'massage'))), key)).toBe(
      'broken',
    );
  });

  it('tlog-checkpoint: the example note, its origin, size and root', () => {
    const example =
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
      '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n';
    const { text, signatures } = parseNote(toUtf8(example));
    expect(signatures.map(({ name }) => name)).toEqual(['example.com/behind-the-sofa']);
    expect(parseCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
  });

  it('signed-note: text may hold blank lines; the last one parts it from the signatures', () => {
    const example =
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    expect(parseNote(toUtf8(example)).text.split('\n')).toHaveLength(5);
  });
});
