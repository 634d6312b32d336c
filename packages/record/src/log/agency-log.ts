import { concatBytes, toUtf8, type Hashing } from '@tracecraft/bytes';
import type { Signer } from '../key.ts';
import { leafHash, treeRoot } from '../merkle.ts';
import { checkpointText, parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { NoteError } from './note-error.ts';
import { parseNote, signNote } from './signed-note.ts';
import {
  bundleOfEntries,
  CHECKPOINT_PATH,
  entriesOfBundle,
  hashesOfTile,
  TILE_WIDTH,
  tilePath,
  tileWidth,
} from './tile.ts';
import { createTileReader, type TileReader } from './tile-reader.ts';
import { verifierKey, type VerifierKey } from './verifier-key.ts';

/** One file of the log, by its C2SP tlog-tiles path. */
export interface LogFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Where the files of one log live. `writeFiles` resolves when all are durable; later files may replace earlier ones. */
export interface LogStorage {
  readFile(path: string): Promise<Uint8Array | null>;
  writeFiles(files: readonly LogFile[]): Promise<void>;
}

/** One agency's append-only log in C2SP tlog-tiles form. One writer at a time: wait for each call before the next. */
export interface AgencyLog {
  readonly size: number;
  readonly key: VerifierKey;
  /**
   * Adds leaves (≤ 65,535 bytes each) and signs a new checkpoint over them; tiles are durable before the checkpoint
   * is. Resolves to the index of the first leaf and the new checkpoint.
   */
  append(
    leaves: readonly Uint8Array[],
  ): Promise<{ readonly first: number; readonly checkpoint: SignedCheckpoint }>;
  checkpoint(): SignedCheckpoint;
  /** Proofs at the present size. */
  reader(): TileReader;
}

export interface SignedCheckpoint extends Checkpoint {
  /** The signed note as text. */
  readonly note: string;
}

export interface AgencyLogPorts {
  readonly hashing: Hashing;
  /** Ed25519. */
  readonly signer: Signer;
  readonly storage: LogStorage;
  /** Origin line and key name: a schema-less URL without spaces and plus, e.g. `police.example/log`. */
  readonly origin: string;
}

/** The growing right edge: per tile level the hashes of the tile that isn't full, and the open entry bundle. */
interface Edge {
  readonly levels: Uint8Array[][];
  entries: Uint8Array[];
}

/** Opens the log in `storage`, or starts an empty one and signs its empty checkpoint. */
export async function openAgencyLog(ports: AgencyLogPorts): Promise<AgencyLog> {
  const { hashing, storage } = ports;
  const key = verifierKey(hashing, ports.origin, ports.signer.publicKey);
  const stored = await storage.readFile(CHECKPOINT_PATH);
  let head =
    stored === null ? await sign(ports, key, 0, treeRoot(hashing, [])) : readHead(stored, ports.origin);
  if (stored === null) await storage.writeFiles([{ path: CHECKPOINT_PATH, bytes: toUtf8(head.note) }]);
  let edge = await readEdge(storage, head.size);
  return {
    get size() {
      return head.size;
    },
    key,
    checkpoint: () => head,
    reader: () => createTileReader(hashing, (path) => storage.readFile(path), head.size),
    async append(leaves) {
      const first = head.size;
      const grown: Edge = { levels: edge.levels.map((level) => [...level]), entries: [...edge.entries] };
      const files = leaves.flatMap((leaf, i) => addLeaf(hashing, grown, leaf, first + i));
      const size = first + leaves.length;
      const next = await sign(ports, key, size, edgeRoot(hashing, grown));
      await storage.writeFiles([...files, ...partialFiles(grown, size)]);
      await storage.writeFiles([{ path: CHECKPOINT_PATH, bytes: toUtf8(next.note) }]);
      [head, edge] = [next, grown];
      return { first, checkpoint: next };
    },
  };
}

async function sign(
  ports: AgencyLogPorts,
  key: VerifierKey,
  size: number,
  root: Uint8Array,
): Promise<SignedCheckpoint> {
  const head = { origin: ports.origin, size, root };
  return { ...head, note: await signNote(checkpointText(head), key, ports.signer) };
}

function readHead(bytes: Uint8Array, origin: string): SignedCheckpoint {
  const note = parseNote(bytes);
  const head = parseCheckpoint(note.text);
  if (head.origin !== origin) throw new NoteError('log.storage-inconsistent', { path: CHECKPOINT_PATH });
  return { ...head, note: new TextDecoder().decode(bytes) };
}

async function readEdge(storage: LogStorage, size: number): Promise<Edge> {
  const levels: Uint8Array[][] = [];
  for (let level = 0; TILE_WIDTH ** level <= size; level++) {
    const index = Math.floor(size / TILE_WIDTH ** (level + 1));
    const width = tileWidth(size, level, index);
    const path = tilePath({ level, index, width });
    const bytes = width === 0 ? new Uint8Array() : await storage.readFile(path);
    const hashes = bytes === null ? undefined : hashesOfTile(bytes, width);
    if (hashes === undefined) throw new NoteError('log.storage-inconsistent', { path });
    levels.push([...hashes]);
  }
  const width = size % TILE_WIDTH;
  const path = tilePath({ level: 'entries', index: Math.floor(size / TILE_WIDTH), width });
  const bytes = width === 0 ? new Uint8Array() : await storage.readFile(path);
  const entries = bytes === null ? undefined : entriesOfBundle(bytes);
  if (entries?.length !== width) throw new NoteError('log.storage-inconsistent', { path });
  return { levels, entries: [...entries] };
}

/** Adds one leaf; returns the tiles and the bundle that it filled. */
function addLeaf(hashing: Hashing, edge: Edge, leaf: Uint8Array, index: number): readonly LogFile[] {
  const files: LogFile[] = [];
  edge.entries.push(leaf);
  if (edge.entries.length === TILE_WIDTH) {
    files.push({
      path: tilePath({ level: 'entries', index: Math.floor(index / TILE_WIDTH), width: TILE_WIDTH }),
      bytes: bundleOfEntries(edge.entries),
    });
    edge.entries = [];
  }
  let hash = leafHash(hashing, leaf);
  for (let level = 0; ; level++) {
    const row = (edge.levels[level] ??= []);
    row.push(hash);
    if (row.length < TILE_WIDTH) return files;
    const tile = Math.floor(index / TILE_WIDTH ** (level + 1));
    files.push({ path: tilePath({ level, index: tile, width: TILE_WIDTH }), bytes: concatBytes(...row) });
    hash = treeRoot(hashing, row);
    edge.levels[level] = [];
  }
}

function partialFiles(edge: Edge, size: number): readonly LogFile[] {
  const files = edge.levels.flatMap((row, level) => {
    const address = { level, index: Math.floor(size / TILE_WIDTH ** (level + 1)), width: row.length };
    return row.length === 0 ? [] : [{ path: tilePath(address), bytes: concatBytes(...row) }];
  });
  const { entries } = edge;
  if (entries.length === 0) return files;
  const address = { level: 'entries', index: Math.floor(size / TILE_WIDTH), width: entries.length } as const;
  return [...files, { path: tilePath(address), bytes: bundleOfEntries(entries) }];
}

/** Root from the right edge: higher levels stand left of lower ones, each row split by RFC 6962's own rule. */
function edgeRoot(hashing: Hashing, edge: Edge): Uint8Array {
  const rows = edge.levels.filter((row) => row.length > 0).toReversed();
  if (rows.length === 0) return treeRoot(hashing, []);
  return rows.reduceRight<Uint8Array | undefined>(
    (right, row) => treeRoot(hashing, right === undefined ? row : [...row, right]),
    undefined,
  ) as Uint8Array;
}

/** Storage in memory, for tests and for exercises that need no log of record. */
export function memoryLogStorage(): LogStorage & { readonly files: ReadonlyMap<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    readFile: async (path) => files.get(path) ?? null,
    writeFiles: async (written) => {
      for (const file of written) files.set(file.path, file.bytes);
    },
  };
}
