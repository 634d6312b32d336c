import { memorySource } from '@tracecraft/bytes';
import { openEvidence } from '@tracecraft/image';
import { expect, it } from 'vitest';
import { imagePorts } from '../src/adapters/image-worker/image-ports.ts';
import { factsToSend } from '../src/adapters/image-worker/facts-to-send.ts';

/** One 512-byte header of a tar (POSIX.1-2001, pax): `type` x says more of the next one. */
function header(name: string, type: string, size: number): Uint8Array {
  const bytes = new Uint8Array(512);
  const put = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  put(0, name);
  put(100, '0000644\0');
  put(124, `${size.toString(8).padStart(11, '0')}\0`);
  put(136, '00000000144\0');
  put(148, ' '.repeat(8));
  put(156, type);
  put(257, 'ustar\x0000');
  const sum = bytes.reduce((all, byte) => all + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return bytes;
}

it('facts keep the parts of a second when they are sent to the page', () => {
  const said = '23 mtime=100.123456700\n';
  const more = new Uint8Array(512);
  more.set(new TextEncoder().encode(said));
  const tar = new Uint8Array(512 * 5);
  for (const [i, block] of [header('pax', 'x', said.length), more, header('a.txt', '0', 0)].entries())
    tar.set(block, i * 512);
  const { fileSystems } = openEvidence([{ name: 'a.tar', source: memorySource(tar) }], imagePorts);
  const [entry] = [...fileSystems[0]!.entries()].filter(({ name }) => name === 'a.txt');
  const sent = structuredClone(factsToSend(fileSystems[0]!.facts(entry!)));
  expect(sent.times.map(({ time }) => time.wall)).toContain('1970-01-01T00:01:40.123456700');
});
