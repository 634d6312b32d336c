/**
 * `tracecraft image verify` against `ewfverify`: an E01 of 2.25 GiB, 540 MB packed, MD5, SHA-1 and SHA-256 on both sides,
 * whole processes. MD5 alone, which nobody can make beside itself, is the floor: its time by openssl is told too.
 */
import { compare, ours, print } from './compare.ts';
import { ewfImage, LARGE, treeImage } from './make-images.ts';
import { measured } from './measured.ts';

const raw = treeImage({ kind: 'ext4', ...LARGE });
const path = ewfImage(raw);
const peer = ['ewfverify', '-q', '-d', 'sha1', '-d', 'sha256', path] as const;
print(
  {
    ...compare('E01, 2.25 GiB', ours('verify', path), [...peer], 'ewfverify'),
    'MD5 of the raw image by openssl, s': measured('openssl', ['dgst', '-md5', raw]).clock,
  },
  'Both check every chunk; ewfverify computes MD5 and the last digest asked for.',
);
