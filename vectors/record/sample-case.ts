/**
 * A small case of an invented state, built from fixed seeds and a fixed clock: the same bytes every time it is made.
 * Signs with @noble/curves, so what it writes is judged by code that did not write it (Web Cryptography).
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { fromHex, portableHashing as hashing, toBase64, toHex, toUtf8 } from '@tracecraft/bytes';
import {
  caseHeadLeaf, createMerkleTree, eventId, eventLeaf, formatVkey, keyId, memoryLogStorage, nextHlc, openAgencyLog, writeEntry,
  type Attachment, type Bundle, type Entry, type EventBody, type FeedHead, type KeyAlgorithm, type ObjectRef, type Signer,
} from '@tracecraft/record';

/** 32 bytes that follow from a name. */
export const bytesOf = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(hashing.sha256(toUtf8(`tracecraft vector ${name}`)));

/** Deterministic signer: Ed25519 (RFC 8032) or P-256 with RFC 6979 nonces, low s, 65-byte point. */
export function seededSigner(name: string, algorithm: KeyAlgorithm = 'ed25519'): Signer {
  const secret = bytesOf(name);
  if (algorithm === 'ed25519')
    return { publicKey: { algorithm, bytes: ed25519.getPublicKey(secret) }, sign: async (message) => ed25519.sign(message, secret) };
  return {
    publicKey: { algorithm, bytes: p256.getPublicKey(secret, false) },
    sign: async (message) => p256.sign(message, secret, { prehash: true }),
  };
}

const START = Date.UTC(2026, 10, 23, 1, 0, 0);

/** One device of one officer, writing its feed. */
export class SampleDevice {
  readonly signer: Signer;
  readonly person: string;
  readonly key: string;
  head: FeedHead | null = null;

  constructor(person: string, algorithm: KeyAlgorithm = 'ed25519', seed: string = person, signerOf: typeof seededSigner = seededSigner) {
    this.signer = signerOf(seed, algorithm);
    this.person = person;
    this.key = keyId(hashing, this.signer.publicKey);
  }

  async write(stream: string, kind: string, what: SampleAct, at: number, informedBy: readonly string[] = []): Promise<Entry> {
    const body: EventBody = {
      claimed: { start: at - (what.lateMs ?? 0), offsetMinutes: 420, zone: 'Asia/Bangkok' },
      recorded: at,
      clock: { source: 'device', uncertaintyMs: 1_000, epoch: 0 },
      performer: this.person,
      role: what.role ?? 'collector',
      enteredVia: what.enteredVia ?? 'hand',
      objects: what.objects ?? [],
      informedBy,
      fields: what.fields ?? {},
      attachments: what.attachments ?? [],
    };
    const hlc = nextHlc(at, this.head === null ? [] : [this.head.hlc]);
    const secret = bytesOf(`secret ${this.key} ${stream} ${this.head?.seq ?? -1} ${this.head?.id ?? ''}`);
    const entry = await writeEntry(hashing, this.signer, { kind, stream, body, hlc, seen: null, previous: this.head, secret });
    this.head = { seq: entry.header.seq, id: eventId(hashing, entry.header), hlc };
    return entry;
  }
}

export interface SampleAct {
  readonly fields?: EventBody['fields'];
  readonly objects?: readonly ObjectRef[];
  readonly attachments?: readonly Attachment[];
  readonly role?: string;
  readonly enteredVia?: EventBody['enteredVia'];
  readonly lateMs?: number;
}

export interface SampleCase {
  readonly bundle: Bundle;
  /** The agency's key, for tests that forge. */
  readonly agency: Signer;
  readonly agencyName: string;
  readonly devices: readonly SampleDevice[];
}

export interface SampleOptions {
  /** Name all keys derive from; another name is another agency with other officers. */
  readonly seed?: string;
  readonly setting?: string;
  /** Further acts: photographs of the exhibit, one a second. */
  readonly more?: number;
  /** Heads the agency logs on the way, beside the first and the last. */
  readonly heads?: number;
  /** Quicker signer for large cases; default: {@link seededSigner}. */
  readonly signerOf?: typeof seededSigner;
}

const STREAM = 'case:sample-1';

/** A case with an officer on Ed25519, one on P-256, an exhibit, an attachment and a late entry. */
export async function sampleCase(options: SampleOptions = {}): Promise<SampleCase> {
  const { seed = 'sample', more = 0, setting = 'exercise', signerOf = seededSigner } = options;
  const agency = new SampleDevice('agency', 'ed25519', `${seed} agency`, signerOf);
  const server = new SampleDevice('agency', 'ed25519', `${seed} agency`, signerOf);
  const first = new SampleDevice('officer-1', 'ed25519', `${seed} officer 1`, signerOf);
  const second = new SampleDevice('officer-2', 'p256', `${seed} officer 2`, signerOf);
  const keys = [await enrol(agency, first, 'Mali Sornchai'), await enrol(agency, second, 'Teo Hendra')];

  const photograph = bytesOf('photograph');
  const attached = { sha256: toHex(hashing.sha256(photograph)), size: photograph.length, mediaType: 'image/jpeg', kind: 'photograph' };
  const entries: Entry[] = [];
  let time = START;
  const act = async (device: SampleDevice, kind: string, what: SampleAct, informedBy: readonly string[] = []): Promise<string> => {
    const entry = await device.write(STREAM, kind, what, (time += 1_000), informedBy);
    entries.push(entry);
    return eventId(hashing, entry.header);
  };
  const opened = await act(server, 'case.opened', { role: 'administrator', fields: { setting, title: 'Sample: one exhibit' } });
  const exhibit = await act(first, 'exhibit.recognised', { fields: { number: 1, description: 'Packet, brown tape', kind: 'packet' } }, [opened]);
  const objects = [{ role: 'exhibit', type: 'exhibit', id: exhibit }];
  await act(first, 'exhibit.photographed', { objects, fields: { view: 'close-up', scale: true }, attachments: [attached] });
  for (let i = 0; i < more; i++)
    await act(i % 8 === 7 ? second : first, 'exhibit.photographed', { objects, fields: { view: 'overall', scale: false } });
  await act(second, 'note.written', { fields: { text: 'Rain stopped at 07:55.' }, lateMs: 20 * 60_000 }, [exhibit]);
  const bundle = await bundleOf(agency.signer, `${seed.replaceAll(' ', '-')}.example/log`, entries, keys, options.heads ?? 0);
  return {
    bundle: { ...bundle, blobs: new Map([[attached.sha256, photograph]]) },
    agency: agency.signer,
    agencyName: `${seed.replaceAll(' ', '-')}.example/log`,
    devices: [first, second],
  };
}

async function enrol(agency: SampleDevice, device: SampleDevice, name: string): Promise<Entry> {
  const { algorithm, bytes } = device.signer.publicKey;
  const fields = { key: device.key, algorithm, public: toBase64(bytes), person: device.person, name, agency: 'Sample Agency', strength: 'sign-in-link' };
  return agency.write('agency:sample', 'key.enrolled', { role: 'administrator', fields }, START);
}

/** Logs heads of the case between those of a stranger's case, and packs everything. */
export async function bundleOf(signer: Signer, origin: string, entries: readonly Entry[], keys: readonly Entry[], between = 0): Promise<Bundle> {
  const stream = entries[0]?.header.stream ?? '';
  const log = await openAgencyLog({ hashing, signer, storage: memoryLogStorage(), origin });
  const tree = createMerkleTree(hashing);
  for (const { header } of entries) tree.append(eventLeaf(hashing, fromHex(eventId(hashing, header))));
  const secret = bytesOf(`case secret ${origin}`);
  const sizes = [...new Set([1, ...Array.from({ length: between }, (_, i) => 2 + i), tree.size])].filter((size) => size <= tree.size);
  const heads: { index: number; size: number }[] = [];
  for (const [number, size] of sizes.entries()) {
    await log.append([bytesOf(`a stranger's leaf ${number}`)]);
    const leaf = caseHeadLeaf(hashing, secret, number, { stream, size, root: tree.root(size) });
    heads.push({ index: (await log.append([leaf])).first, size });
  }
  const proof = await log.reader().sharedInclusionProof(heads.map(({ index }) => index));
  return { stream, entries, keys, vkey: formatVkey(log.key), checkpoint: log.checkpoint().note, log: { secret, heads, proof }, blobs: new Map() };
}

export { STREAM as SAMPLE_STREAM };

/** The smallest case that holds everything a bundle can hold: two events, one enrolment, one attachment, two heads. */
export async function tinyCase(): Promise<Bundle> {
  const agency = new SampleDevice('agency', 'ed25519', 'tiny agency');
  const server = new SampleDevice('agency', 'ed25519', 'tiny agency');
  const device = new SampleDevice('o1', 'ed25519', 'tiny officer');
  const keys = [await enrol(agency, device, 'Mali')];
  const blob = toUtf8('tiny');
  const attached = { sha256: toHex(hashing.sha256(blob)), size: blob.length, mediaType: 'text/plain', kind: 'note' };
  const opened = await server.write(STREAM, 'case.opened', { fields: { setting: 'exercise', title: 'Tiny' } }, START);
  const note = await device.write(STREAM, 'note.written', { fields: { text: 'Ok.' }, attachments: [attached] }, START + 1_000);
  return { ...(await bundleOf(agency.signer, 'a.example', [opened, note], keys)), blobs: new Map([[attached.sha256, blob]]) };
}
