import type { ArtefactKind, ArtefactPorts, ParsedArtefact } from './contract.ts';
import { HEAD_BYTES, kindOf } from './kind-of.ts';
import { bytesWanted, MOST_BYTES, parseArtefact } from './parse-artefact.ts';

/** A file where it lies; `size` in bytes. What `read` throws reaches the caller of {@link readArtefact}. */
export interface ArtefactSource {
  readonly name: string;
  readonly size: number;
  readonly read: (offset: number, length: number) => Uint8Array;
}

export interface ReadArtefactOptions {
  /** Only this kind. */
  readonly wanted?: ArtefactKind | undefined;
  /** Bytes read of one file at most; larger ones are told as a fault. */
  readonly most?: number;
}

/**
 * Reads as much of a file as tells its kind, then what that kind needs. Null: it is no artefact, not of the wanted kind, or
 * holds nothing that is read here (a database of another application).
 */
export function readArtefact(
  { name, size, read }: ArtefactSource,
  ports: ArtefactPorts,
  { wanted, most = MOST_BYTES }: ReadArtefactOptions = {},
): ParsedArtefact | null {
  const head = read(0, Math.min(HEAD_BYTES, size));
  const kind = kindOf(name, head);
  if (kind === null || (wanted !== undefined && kind !== wanted)) return null;
  const length = bytesWanted(kind, head, size);
  if (length === null || length > most) return tooLarge(kind, size);
  const parsed = parseArtefact(kind, name, read(0, length), ports);
  return parsed.rows.length === 0 && parsed.faults.length === 0 ? null : parsed;
}

function tooLarge(kind: ArtefactKind, size: number): ParsedArtefact {
  const fault = {
    code: 'artefact.limit',
    structure: 'file',
    field: 'size',
    offset: 0,
    value: String(size),
  } as const;
  return { kind, form: '', rows: [], faults: [fault], partial: true };
}
