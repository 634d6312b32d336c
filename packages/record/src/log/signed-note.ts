import { concatBytes, equalBytes, fromBase64, fromUtf8, toBase64, toUtf8 } from '@tracecraft/bytes';
import type { Signer, VerifySignature } from '../key.ts';
import { NoteError } from './note-error.ts';
import { isKeyName, SIGNATURE_TYPE, type VerifierKey } from './verifier-key.ts';

/** One signature line: 4-byte key id, then what that signature type puts behind it. */
export interface NoteSignature {
  readonly name: string;
  readonly id: Uint8Array;
  readonly signature: Uint8Array;
}

/** A C2SP signed note: `text` ends in a line feed and is what the signatures cover. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const MOST_SIGNATURES = 64;
const LINE = /^— (\S+) (\S+)$/u;

/** Signs `text` as `key`: the whole note, as text. */
export async function signNote(text: string, key: VerifierKey, signer: Signer): Promise<string> {
  if (!text.endsWith('\n') || hasControls(text)) throw new NoteError('note.malformed', { line: 0 });
  const signature = await signer.sign(toUtf8(text));
  return `${text}\n${noteLine(key, signature)}`;
}

/** One signature line, with its line feed. */
export function noteLine(key: VerifierKey, signature: Uint8Array): string {
  return `— ${key.name} ${toBase64(concatBytes(key.id, signature))}\n`;
}

/** Reads a signed note strictly. Says nothing about whether its signatures hold. */
export function parseNote(bytes: Uint8Array): SignedNote {
  const whole = utf8(bytes);
  const gap = whole.lastIndexOf('\n\n');
  if (gap < 0 || !whole.endsWith('\n') || hasControls(whole))
    throw new NoteError('note.malformed', { line: 0 });
  const lines = whole.slice(gap + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new NoteError('note.malformed', { line: MOST_SIGNATURES });
  return { text: whole.slice(0, gap + 1), signatures: lines.map(signatureOf) };
}

function signatureOf(line: string, index: number): NoteSignature {
  const [, name = '', base64 = ''] = LINE.exec(line) ?? [];
  const fault = new NoteError('note.malformed', { line: index + 1 });
  if (!isKeyName(name)) throw fault;
  try {
    const bytes = fromBase64(base64);
    if (bytes.length < 5) throw fault;
    return { name, id: bytes.subarray(0, 4), signature: bytes.subarray(4) };
  } catch {
    throw fault;
  }
}

/** `held`: a line of `key` verifies. `broken`: there is a line of `key` that doesn't. `absent`: no line of `key`. */
export type NoteState = 'held' | 'broken' | 'absent';

/** Whether `key` signed the note. A line counts for a key when name and id match; others are ignored. */
export async function noteState(
  verify: VerifySignature,
  note: SignedNote,
  key: VerifierKey,
): Promise<NoteState> {
  const lines = note.signatures.filter((line) => line.name === key.name && equalBytes(line.id, key.id));
  if (lines.length === 0) return 'absent';
  for (const line of lines) {
    const signed = messageOf(note.text, key, line.signature);
    if (signed === undefined || !(await verify(key.publicKey, signed.message, signed.signature)))
      return 'broken';
  }
  return 'held';
}

function messageOf(
  text: string,
  key: VerifierKey,
  bytes: Uint8Array,
): { readonly message: Uint8Array; readonly signature: Uint8Array } | undefined {
  if (key.type === SIGNATURE_TYPE.ed25519) return { message: toUtf8(text), signature: bytes };
  const seconds = cosignatureTime(bytes);
  if (seconds === undefined) return undefined;
  return { message: cosignedMessage(text, seconds), signature: bytes.subarray(8) };
}

/** POSIX seconds of a timestamped cosignature (C2SP tlog-cosignature), or undefined when it has another length. */
function cosignatureTime(bytes: Uint8Array): bigint | undefined {
  if (bytes.length !== 72) return undefined;
  return bytes.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

/** What a witness signs (C2SP tlog-cosignature §Ed25519 signed message). */
export function cosignedMessage(text: string, seconds: bigint): Uint8Array {
  return toUtf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}

function hasControls(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the specification forbids exactly these
  return /[\u0000-\u0009\u000b-\u001f]/.test(text);
}

function utf8(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new NoteError('note.malformed', { line: 0 });
  }
}
