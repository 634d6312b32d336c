import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { memorySource } from '@tracecraft/bytes';
import { openEvidence } from '@tracecraft/image';
import type { OpenedEvidence } from '../../src/index.ts';

const SIZE = 64 * 1024;

/** Stand-in for a device of the scenario: 64 KiB without a file system, always the same for the same name. */
export function standInEvidence(name: string): OpenedEvidence {
  const bytes = bytesOf(name);
  return {
    disk: openEvidence([{ name: `${name}.img`, source: memorySource(bytes) }], {
      inflate: (packed) => inflateSync(packed),
    }),
    digest: async (algorithm) =>
      createHash(algorithm.replace('-', '').toLowerCase()).update(bytes).digest('hex'),
  };
}

function bytesOf(name: string): Uint8Array {
  const blocks = Array.from({ length: SIZE / 32 }, (_, i) =>
    createHash('sha256').update(`${name} ${i}`).digest(),
  );
  return new Uint8Array(Buffer.concat(blocks));
}
