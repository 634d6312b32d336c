import { ByteLines, writeBodyfile, type Entry } from '../src/index.ts';

let text = '';
const decoder = new TextDecoder();
const lines = new ByteLines((bytes) => {
  text += decoder.decode(bytes);
  return true;
});

/** The lines of a body file for `entry`, each with its end. */
export function bodyfileText(entry: Entry): string {
  text = '';
  writeBodyfile(entry, lines);
  lines.flush();
  return text;
}
