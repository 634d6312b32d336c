import { CONTAINER_SIGNATURES, matchSignature } from '@tracecraft/formats';
import type { Container, ImagePorts, Part } from '../contract.ts';
import { ImageError } from '../image-error.ts';
import { openEwf } from './ewf/open-ewf.ts';
import { isSegmentFile } from './ewf/segment-file.ts';
import { isLaterPart, openSplitRaw } from './split-raw.ts';

const HEAD = 64;

/** The container the parts make up, told by their first bytes. Throws `image.container-not-read` for one we only know by name. */
export function openContainer(parts: readonly Part[], ports: ImagePorts): Container {
  const [first] = parts;
  if (first === undefined || parts.every((part) => part.source.size === 0))
    throw new ImageError('image.empty');
  if (parts.some(isSegmentFile)) return openEwf(parts, ports);
  const kind = matchSignature(CONTAINER_SIGNATURES, first.source.read(0, Math.min(HEAD, first.source.size)));
  if (kind !== null) throw new ImageError('image.container-not-read', { container: kind });
  if (parts.length > 1 || isLaterPart(first)) return openSplitRaw(parts);
  return { format: 'raw', raw: first.source, stored: {}, notices: [] };
}
