/** Bytes asked for at a time; Chromium gives about half of it. */
const PIECE = 1024 * 1024;

/** Milliseconds without a byte after which a stream is left: on a loaded machine one of Chromium rested for 47 seconds. */
const SILENCE = 5000;

/** Chromium takes a stream for garbage while a read of it is waited for, and the read then never ends: these are held on to. */
const beingRead = new Set<unknown>();

/**
 * The bytes of `blob` in order, in pieces of at most 1 MiB, each good until the next is asked for. As a byte stream into
 * memory that is used again: in Chromium a third of the processor time of `arrayBuffer`. A stream that falls silent is left,
 * and another begun where it stopped. Rejects where the blob can't be read.
 */
export async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const rest = at === 0 ? blob : blob.slice(at);
    const reader = byteReader(rest);
    if (reader === null) return yield* buffersOf(rest);
    const passed = yield* untilSilent(rest, reader);
    if (passed === null) return;
    at += passed;
  }
}

/** Bytes passed when the stream fell silent; null at its end. */
async function* untilSilent(
  blob: Blob,
  reader: ReadableStreamBYOBReader,
): AsyncGenerator<Uint8Array, number | null> {
  let memory: ArrayBuffer = new ArrayBuffer(PIECE);
  let passed = 0;
  beingRead.add(blob).add(reader);
  try {
    for (;;) {
      const read = await answered(reader.read(new Uint8Array(memory)));
      if (read === null) return passed;
      if (read.done) return null;
      passed += read.value.length;
      yield read.value;
      memory = read.value.buffer;
    }
  } finally {
    // a stream that is left keeps on reading ahead
    reader.cancel().catch(() => undefined);
    beingRead.delete(blob);
    beingRead.delete(reader);
  }
}

/** Null where the answer does not come in time. */
function answered<T>(answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), SILENCE);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

async function* buffersOf(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += PIECE)
    yield new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
}

/** Null in a browser that streams no bytes into memory it is given. */
function byteReader(blob: Blob): ReadableStreamBYOBReader | null {
  try {
    return blob.stream().getReader({ mode: 'byob' });
  } catch {
    return null;
  }
}
