import { ShortReadError, type RandomAccess } from '@tracecraft/bytes';
import { EvidenceError } from './evidence-error.ts';

/** Only workers have it; the compiler's page library does not declare it. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Random access to a file the person picked. Nothing is uploaded; throws EvidenceError when the file changed meanwhile. */
export function fileSource(file: File): RandomAccess {
  const reader = new FileReaderSync();
  return {
    size: file.size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > file.size)
        throw new ShortReadError(offset, length, Math.max(0, file.size - offset));
      const bytes = slice(reader, file, offset, length);
      if (bytes.length !== length) throw new ShortReadError(offset, length, bytes.length);
      return bytes;
    },
  };
}

function slice(reader: FileReaderSync, file: File, offset: number, length: number): Uint8Array {
  try {
    return new Uint8Array(reader.readAsArrayBuffer(file.slice(offset, offset + length)));
  } catch {
    // Chromium refuses a File whose size or time of change is no longer what it was when picked.
    throw new EvidenceError('evidence.file-changed', { name: file.name });
  }
}
