import type { ImagePorts } from '@tracecraft/image';
import { unzlibSync } from 'fflate';

/** What an image reader needs from a browser. */
export const imagePorts: ImagePorts = {
  inflate(packed, length) {
    const bytes = unzlibSync(packed, { out: new Uint8Array(length) });
    if (bytes.length !== length) throw new RangeError(`inflated ${bytes.length} bytes, expected ${length}`);
    return bytes;
  },
};
