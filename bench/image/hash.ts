/** `tracecraft image hash` of a raw image of 2.25 GiB against `sha256sum` and openssl, whole processes, warm cache. */
import { compare, ours, print } from './compare.ts';
import { LARGE, treeImage } from './make-images.ts';

const path = treeImage({ kind: 'ext4', ...LARGE });
const mine = ours('hash', '--algorithm', 'sha256', path);
print(
  {
    ...compare('SHA-256 of 2.25 GiB', mine, ['sha256sum', path], 'sha256sum'),
    ...compare('SHA-256 of 2.25 GiB, limit', mine, ['openssl', 'dgst', '-sha256', path], 'openssl'),
    ...compare(
      'MD5, SHA-1 and SHA-256',
      ours('hash', path),
      ['openssl', 'dgst', '-md5', path],
      'openssl, MD5 alone',
    ),
  },
  'One digest is made by the thread that reads, several in threads of their own.',
);
