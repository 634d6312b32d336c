import type { SearchWish } from '../../adapters/image-worker/messages.ts';

/** Letters of a shell that need no quotes. */
const PLAIN = /^[\p{L}\p{N}_.,@%+=/-]+$/u;

function quoted(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * A search as the record names it: one text looked for in the usual way is itself; any other is what `tracecraft image
 * search` takes to do the same.
 */
export function searchTarget({ terms, encodings }: SearchWish): string {
  const [first] = terms;
  const usual = encodings.join(' ') === 'utf-8 utf-16le';
  if (first === undefined) return '';
  const { matchCase, wholeWord } = first;
  if (terms.length === 1 && first.kind === 'text' && usual && matchCase !== true && wholeWord !== true)
    return first.pattern;
  const patterns = terms.map(({ pattern }) => quoted(pattern));
  return [
    `--${first.kind}`,
    ...patterns,
    '--encoding',
    ...encodings,
    ...(matchCase === true ? ['--match-case'] : []),
    ...(wholeWord === true ? ['--whole-word'] : []),
  ].join(' ');
}
