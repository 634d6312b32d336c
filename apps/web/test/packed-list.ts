import type { Entry } from '@tracecraft/image';
import { FilePacker } from '../src/adapters/image-worker/listing/file-packer.ts';
import { buffersOf } from '../src/adapters/image-worker/listing/packed-batch.ts';
import { PackedFiles } from '../src/adapters/image-worker/listing/packed-files.ts';

/** Entries as they reach the page: packed in the worker, handed over, and read from columns. */
export function packed(entries: readonly Entry[]): PackedFiles {
  const packer = new FilePacker();
  let files = PackedFiles.none;
  const send = (): void => {
    const batch = packer.take();
    if (batch !== null) files = files.with(structuredClone(batch, { transfer: buffersOf(batch) }));
  };
  for (const entry of entries) if (packer.add(entry)) send();
  send();
  return files;
}
