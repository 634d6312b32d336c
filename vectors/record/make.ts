/**
 * Makes the vectors of the record format (docs/spec/record.md): `node vectors/record/make.ts` writes the JSON files beside
 * it, the same bytes every time. `packages/record/test/vectors.test.ts` compares them and judges them by other code.
 */
import { writeFileSync } from 'node:fs';
import { canonicalJson, fromBase64, portableHashing as hashing, toBase64, toHex, toUtf8, type Json } from '@tracecraft/bytes';
import {
  bodyRoot, buildBundle, caseHeadLeaf, caseHeadText, caseLabel, checkpointText, createMerkleTree, eventId, fieldLeaf, fieldsOf,
  formatVkey, headerBytes, leafHash, redactEntry, saltOf, signNote, tilePath, verifierKey, type Bundle, type Entry,
} from '@tracecraft/record';
import { readStoredZip, writeStoredZip } from '../../packages/record/src/bundle/stored-zip.ts';
import { bundleOf, bytesOf, sampleCase, SampleDevice, SAMPLE_STREAM, seededSigner, tinyCase } from './sample-case.ts';

const hex = toHex;
const asJson = (value: unknown): Json => value as Json;

function canonicalJsonVectors(): Json {
  const valid = (name: string, input: string): Json => ({ name, input, canonical: canonicalJson(JSON.parse(input) as Json) });
  return {
    about: 'RFC 8785 (JCS) restricted to integers within ±(2^53−1), never −0, and to well-formed NFC text. `input` is JSON text; `canonical` is the one spelling of its value; the invalid ones have none.',
    valid: [
      valid('literals', '[null, true, false]'),
      valid('empty', '{"a": {}, "b": [], "c": ""}'),
      valid('whitespace', ' {\n "b" : 1 ,\t"a" : [ 2 ] }\r\n'),
      valid('integers', '[0, 1, -1, 9007199254740991, -9007199254740991, 1E2, 10.0]'),
      valid('string of RFC 8785 §3.2.2', '{"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}'),
      valid('sorting of RFC 8785 §3.2.3, without the name that is not NFC', '{"\\u20ac":"Euro Sign","\\r":"Carriage Return","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}'),
      valid('names sort by UTF-16 code unit', '{"\\uffe6": 1, "\\ud83d\\ude00": 2, "a": 3, "A": 4, "aa": 5, "": 6}'),
      valid('scripts', '{"ភាសាខ្មែរ": "ພາສາລາວ", "မြန်မာ": "ไทย", "한국어": "Tiếng Việt"}'),
      valid('control characters', '"\\u0000\\u0008\\t\\n\\u000b\\f\\r\\u001f\\u007f\\u2028"'),
    ],
    invalid: [
      { name: 'fraction', input: '1.5' },
      { name: 'exponent below one', input: '2e-3' },
      { name: 'above 2^53−1', input: '9007199254740992' },
      { name: 'below −(2^53−1)', input: '-9007199254740992' },
      { name: 'minus zero', input: '-0' },
      { name: 'lone high surrogate', input: '"\\ud83d"' },
      { name: 'lone low surrogate in a name', input: '{"\\ude00": 1}' },
      { name: 'not NFC: o and combining diaeresis', input: '"o\\u0308"' },
      { name: 'not NFC: the name U+FB33 of RFC 8785 §3.2.3', input: '{"\\ufb33": "Hebrew Letter Dalet With Dagesh"}' },
      { name: 'fault deep inside', input: '{"a": [{"b": [0.5]}]}' },
    ],
  };
}

function commitmentVectors(): Json {
  const commit = (name: string, secret: Uint8Array, body: Json): Json => ({
    name,
    secret: hex(secret),
    body,
    fields: fieldsOf(body).map((field) => {
      const salt = saltOf(hashing, secret, field.path);
      return { path: field.path, value: field.value, salt: hex(salt), leaf: hex(fieldLeaf(hashing, salt, field)) };
    }),
    root: hex(bodyRoot(hashing, secret, body)),
  });
  return {
    about: 'salt = HMAC-SHA-256(secret, path)[:16]; leaf = SHA-256(0x00 ‖ salt ‖ JCS([path, value])); root = RFC 6962 tree over the leaves, paths ascending by UTF-16 code unit. All bytes hexadecimal.',
    valid: [
      commit('one field', bytesOf('secret 1'), { a: 1 }),
      commit('list order follows the path as text: /l/10 before /l/2', bytesOf('secret 2'), { l: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
      commit('empty list and empty object are leaves', bytesOf('secret 3'), { fields: {}, objects: [], z: null }),
      commit('names with / and ~ (RFC 6901)', bytesOf('secret 4'), { 'a/b': 1, 'm~n': { '~1': true } }),
      commit('a body', bytesOf('secret 5'), { claimed: { offsetMinutes: 420, start: 1_795_395_600_000, zone: 'Asia/Bangkok' }, fields: { scale: true, view: 'close-up' }, performer: 'officer-1' }),
    ],
  };
}

async function entryVectors(): Promise<Json> {
  const stream = 'case:vectors';
  const of = async (name: string, device: SampleDevice): Promise<{ json: Json; entry: Entry; device: SampleDevice }> => {
    const entry = await device.write(stream, 'note.written', { fields: { text: 'Rain stopped at 07:55.' } }, Date.UTC(2026, 10, 23));
    const { algorithm, bytes } = device.signer.publicKey;
    const json = asJson({ name, algorithm, publicKey: hex(bytes), keyId: device.key, header: hex(headerBytes(entry.header)), id: eventId(hashing, entry.header), entry });
    return { json, entry, device };
  };
  const ed = await of('Ed25519', new SampleDevice('officer-1', 'ed25519', 'vector ed25519'));
  const p = await of('P-256, raw r ‖ s, uncompressed point', new SampleDevice('officer-2', 'p256', 'vector p256'));
  const shows = (path: string): boolean => path !== '/performer' && path !== '/fields/text';
  const invalid = (name: string, from: typeof ed, entry: unknown, fault: string): Json =>
    asJson({ name, algorithm: from.device.signer.publicKey.algorithm, publicKey: hex(from.device.signer.publicKey.bytes), fault, entry });
  const signature = (entry: Entry, change: (bytes: Uint8Array) => Uint8Array): Entry => ({ ...entry, signature: toBase64(change(fromBase64(entry.signature))) });
  return {
    about: 'Entries: JCS header signed with the key; id = SHA-256(header); the body opens root with secret. `header` is the signed bytes, hexadecimal. Redacted ones show some leaves with their salts and others as hashes.',
    valid: [ed.json, p.json],
    redacted: [{ name: 'performer and text withheld', id: eventId(hashing, ed.entry.header), publicKey: hex(ed.device.signer.publicKey.bytes), algorithm: 'ed25519', entry: asJson(redactEntry(hashing, ed.entry, shows)) }],
    invalid: [
      invalid('first bit of the signature', ed, signature(ed.entry, (b) => b.with(0, b[0]! ^ 1)), 'signature'),
      invalid('r and s swapped', p, signature(p.entry, (b) => new Uint8Array([...b.subarray(32), ...b.subarray(0, 32)])), 'signature'),
      invalid('signed by another key', ed, signature(ed.entry, () => fromBase64(p.entry.signature)), 'signature'),
      invalid('header changed after signing', ed, { ...ed.entry, header: { ...ed.entry.header, seq: 1 } }, 'signature'),
      invalid('body changed', ed, { ...ed.entry, body: { ...ed.entry.body, performer: 'officer-2' } }, 'commitment'),
      invalid('another secret', p, { ...p.entry, secret: toBase64(bytesOf('another')) }, 'commitment'),
      invalid('field added', ed, { ...ed.entry, body: { ...ed.entry.body, fields: { ...ed.entry.body.fields, more: 1 } } }, 'commitment'),
    ],
  };
}

async function feedVectors(): Promise<Json> {
  const write = async (seed: string, count: number): Promise<readonly Entry[]> => {
    const device = new SampleDevice('officer-1', 'ed25519', seed);
    const entries: Entry[] = [];
    for (let i = 0; i < count; i++) entries.push(await device.write(SAMPLE_STREAM, 'note.written', { fields: { text: `${i}` } }, Date.UTC(2026, 10, 23) + i));
    return entries;
  };
  const feed = await write('feed', 4);
  const other = await write('other feed', 2);
  const again = new SampleDevice('officer-1', 'ed25519', 'feed');
  const fork = await again.write(SAMPLE_STREAM, 'note.written', { fields: { text: 'another first' } }, Date.UTC(2026, 10, 23));
  const [a, b, c, d] = feed as readonly [Entry, Entry, Entry, Entry];
  const headers = (entries: readonly Entry[]): Json => asJson(entries.map(({ header }) => header));
  return {
    about: 'Headers in the order in which the agency accepted them. `problems`: codes of docs/spec/record.md §feeds, in order; none means the feeds hold.',
    cases: [
      { name: 'one feed', headers: headers(feed), problems: [] },
      { name: 'two feeds, interleaved', headers: headers([a, ...other, b, c, d]), problems: [] },
      { name: 'hole', headers: headers([a, c, d]), problems: ['feed.hole'] },
      { name: 'does not begin at 0', headers: headers([b, c]), problems: ['feed.hole'] },
      { name: 'fork at 0', headers: headers([a, fork]), problems: ['feed.fork', 'feed.order'] },
      { name: 'out of order', headers: headers([a, c, b, d]), problems: ['feed.hole', 'feed.fork', 'feed.order', 'feed.chain'] },
      { name: 'prev of another event', headers: asJson([a.header, { ...b.header, prev: eventId(hashing, c.header) }]), problems: ['feed.chain'] },
      { name: 'feed id not of its key and stream', headers: asJson([{ ...a.header, feed: other[0]!.header.feed }]), problems: ['feed.id'] },
      { name: 'clock goes back', headers: asJson([a.header, { ...b.header, hlc: '1' }]), problems: ['feed.order'] },
    ],
  };
}

function treeVectors(): Json {
  const leaves = Array.from({ length: 13 }, (_, i) => bytesOf(`leaf ${i}`));
  const tree = createMerkleTree(hashing);
  for (const leaf of leaves) tree.append(leafHash(hashing, leaf));
  const texts = (proof: readonly Uint8Array[]): string[] => proof.map(hex);
  const inclusion = [[0, 1], [0, 2], [1, 3], [4, 7], [7, 8], [8, 9], [6, 13], [12, 13]] as const;
  const consistency = [[1, 1], [1, 2], [2, 3], [3, 7], [4, 8], [6, 8], [8, 13], [12, 13]] as const;
  const shared = [[[0], 1], [[0, 2], 3], [[1, 2, 6], 7], [[0, 5, 12], 13], [[12], 13]] as const;
  return {
    about: 'RFC 6962 trees over `leaves` (leaf data). Shared proofs: the hashes of the largest ranges without a proven leaf, left to right (docs/spec/record.md §case tree). All bytes hexadecimal.',
    leaves: leaves.map(hex),
    roots: Array.from({ length: 14 }, (_, size) => hex(tree.root(size))),
    inclusion: inclusion.map(([index, size]) => ({ index, size, proof: texts(tree.inclusionProof(index, size)) })),
    consistency: consistency.map(([from, size]) => ({ from, size, proof: texts(tree.consistencyProof(from, size)) })),
    shared: shared.map(([indices, size]) => ({ indices: [...indices], size, proof: texts(tree.sharedInclusionProof(indices, size)) })),
  };
}

async function logVectors(): Promise<Json> {
  const signer = seededSigner('log');
  const key = verifierKey(hashing, 'police.example/log', signer.publicKey);
  const secret = bytesOf('case secret');
  const root = bytesOf('case root');
  const head = { stream: 'case:vectors', size: 70_000, root };
  const text = checkpointText({ origin: key.name, size: 20_852_163, root });
  const note = await signNote(text, key, signer);
  return {
    about: 'C2SP signed-note, tlog-checkpoint and tlog-tiles as this format uses them, and the 48 bytes that stand for a case head.',
    vkey: formatVkey(key),
    publicKey: hex(signer.publicKey.bytes),
    checkpoint: { origin: key.name, size: 20_852_163, root: hex(root), text, note },
    invalidNotes: [
      { name: 'no blank line', note: note.replace('\n\n', '\n') },
      { name: 'no final line feed', note: note.slice(0, -1) },
      { name: 'hyphen for the dash', note: note.replace('—', '-') },
      { name: 'carriage return', note: note.replace('\n', '\r\n') },
      { name: 'base64 without padding', note: note.replace(/=\n$/, '\n') },
      { name: 'no signature', note: `${text}\n` },
    ],
    invalidCheckpoints: ['', 'a.example\n', 'a.example\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n', 'a.example\n1\nAAAA\n', `${text}extension\n`],
    invalidVkeys: ['', 'police.example/log', formatVkey(key).replace('+', '+0'), formatVkey(key).toUpperCase(), formatVkey({ ...key, name: 'other.example/log' })],
    caseHead: { ...head, root: hex(root), text: caseHeadText(head) },
    labels: [0, 1, 255, 256, 2 ** 40].map((number) => ({ number, secret: hex(secret), label: hex(caseLabel(hashing, secret, number)), leaf: hex(caseHeadLeaf(hashing, secret, number, head)) })),
    tilePaths: [
      { level: 0, index: 0, width: 256 }, { level: 0, index: 999, width: 1 }, { level: 1, index: 1_000, width: 255 },
      { level: 2, index: 1_234_067, width: 256 }, { level: 'entries' as const, index: 70_000, width: 112 },
    ].map((address) => ({ ...address, path: tilePath(address) })),
  };
}

async function bundleVectors(): Promise<Json> {
  const tiny = await tinyCase();
  const bytes = buildBundle(hashing, tiny);
  const files = readStoredZip(bytes);
  const other = await sampleCase({ seed: 'forger' });
  const [opened, note] = tiny.entries as readonly [Entry, Entry];
  const with_ = (name: string, change: (text: string) => string): Uint8Array =>
    writeStoredZip(files.map((file) => (file.name === name ? { name, bytes: toUtf8(change(new TextDecoder().decode(file.bytes))) } : file)));
  const built = (change: Partial<Bundle>): Uint8Array => buildBundle(hashing, { ...tiny, ...change });
  const redacted = redactEntry(hashing, note, (path) => path !== '/fields/text' && path !== '/performer');
  const stranger = seededSigner('stranger');
  const cut = await bundleOf(seededSigner('tiny agency'), 'a.example', [opened], tiny.keys);
  const at = (name: string, bundle: Uint8Array, verdict: string, problems: readonly string[], trusted = verdict === 'consistent'): Json => ({
    name, verdict, trusted, problems: [...problems], bundle: toBase64(bundle),
  });
  return {
    about: 'Whole bundles, base64. `verdict` and `problems` are without trust; `trusted` says whether it also holds under `--trust` with this vkey. Codes: docs/spec/record.md §errors.',
    vkey: tiny.vkey,
    bundles: [
      at('tiny', bytes, 'consistent', []),
      at('redacted copy', built({ entries: [opened, redacted] }), 'consistent', []),
      at('re-signed whole with fresh keys', buildBundle(hashing, other.bundle), 'consistent', [], false),
      at('cut short', bytes.subarray(0, 1_000), 'unreadable', ['bundle.cut-short']),
      at('byte behind the end', Uint8Array.of(...bytes, 0), 'unreadable', ['bundle.trailing-bytes']),
      at('no zip', toUtf8('not a bundle'), 'unreadable', ['bundle.not-zip']),
      at('another zip', writeStoredZip([{ name: 'readme', bytes: toUtf8('hello') }]), 'unreadable', ['bundle.not-a-case']),
      at('newer version', with_('manifest.json', (text) => text.replace('"version":0', '"version":1')), 'unreadable', ['bundle.version-newer']),
      at('zip flag set', bytes.with(6, 8), 'inconsistent', ['bundle.altered']),
      at('content changed, checksum not', bytes.with(80, bytes[80]! ^ 1), 'inconsistent', ['bundle.checksum']),
      at('file missing', writeStoredZip(files.slice(0, 4)), 'inconsistent', ['bundle.file-missing']),
      at('file too many', writeStoredZip([...files, { name: 'extra', bytes: toUtf8('x') }]), 'inconsistent', ['bundle.file-unknown']),
      at('white space in a line', with_('entries.jsonl', (text) => text.replace('{', '{ ')), 'inconsistent', ['bundle.malformed']),
      at('text changed', with_('entries.jsonl', (text) => text.replace('Ok.', 'No.')), 'inconsistent', ['event.commitment']),
      at('setting changed', with_('entries.jsonl', (text) => text.replace('"exercise"', '"duty"')), 'inconsistent', ['event.commitment']),
      at('last event dropped', built({ entries: [opened], blobs: new Map() }), 'inconsistent', ['log.heads']),
      at('last event dropped, logged again elsewhere', built({ entries: [opened], blobs: new Map(), log: cut.log }), 'inconsistent', ['log.inclusion']),
      at('attachment missing', built({ blobs: new Map() }), 'inconsistent', ['blob.missing']),
      at('enrolment missing', built({ keys: [] }), 'inconsistent', ['event.key']),
      at('checkpoint signed by a stranger', built({ checkpoint: await signNote(tiny.checkpoint.split('\n\n')[0]! + '\n', verifierKey(hashing, 'a.example', stranger.publicKey), stranger) }), 'inconsistent', ['checkpoint.signature']),
      at('setting withheld', built({ entries: [redactEntry(hashing, opened, (path) => path !== '/fields/setting'), note] }), 'inconsistent', ['case.setting']),
    ],
  };
}

/** File name → content, as it is written. */
export async function recordVectors(): Promise<Readonly<Record<string, string>>> {
  const made: Readonly<Record<string, Json>> = {
    'canonical-json.json': canonicalJsonVectors(),
    'commitments.json': commitmentVectors(),
    'entries.json': await entryVectors(),
    'feeds.json': await feedVectors(),
    'tree.json': treeVectors(),
    'log.json': await logVectors(),
    'bundles.json': await bundleVectors(),
  };
  return Object.fromEntries(Object.entries(made).map(([name, value]) => [name, `${JSON.stringify(value, null, 1)}\n`]));
}

if (import.meta.filename === process.argv[1]) {
  for (const [name, text] of Object.entries(await recordVectors())) {
    writeFileSync(new URL(name, import.meta.url), text);
    console.log(`${name}: ${text.length} bytes`);
  }
}

