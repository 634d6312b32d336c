import { isScalar, Scalar, type Document } from 'yaml';
import { MAX_PRACTICE, readFrontMatter } from '../../file/front-matter.ts';

/** Where a value stands in the front matter: `['steps', 0, 'check']`. */
export type ValuePath = readonly (string | number)[];

/** The values of a file's front matter as they are written, readable even where the practice is not; null when it has no front matter. */
export function writtenValues(text: string): ((path: ValuePath) => string | null) | null {
  const front = readFrontMatter(text);
  if ('errors' in front) return null;
  return (path) => {
    const node = front.document.getIn(path, true);
    const value = isScalar(node) ? node.value : null;
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
  };
}

/** How many entries the list at `path` has. */
export function writtenLength(text: string, path: ValuePath): number {
  const front = readFrontMatter(text);
  const list = 'errors' in front ? undefined : front.document.getIn(path);
  return typeof list === 'object' && list !== null && 'items' in list && Array.isArray(list.items)
    ? list.items.length
    : 0;
}

/**
 * The file with `value` at `path`. Only that value is rewritten where it is already there: comments, order and all other
 * lines stay as their author wrote them. A file without front matter stays as it is.
 */
export function withValue(text: string, path: ValuePath, value: string | number): string {
  const front = readFrontMatter(text);
  if ('errors' in front) return text;
  const { document, yamlAt } = front;
  const node = document.getIn(path, true);
  if (!isScalar(node) || node.range === null || node.range === undefined)
    return withInserted(text, front, path, value);
  const [from, to] = node.range;
  const block = node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL';
  const written = typeof value === 'number' ? String(value) : quoted(value, node.type);
  return text.slice(0, yamlAt + from) + written + (block ? '\n' : '') + text.slice(yamlAt + to);
}

/** The file as version `version`, its note the newest of the history. A note on that version is replaced. */
export function withVersion(
  text: string,
  { version, date, change }: { readonly version: string; readonly date: string; readonly change: string },
): string {
  const front = readFrontMatter(text);
  if ('errors' in front) return text;
  const { document } = front;
  document.setIn(['version'], version);
  document.setIn(['status'], 'draft');
  const notes = (document.toJS() as { history?: readonly { version?: unknown }[] }).history ?? [];
  const kept = Array.isArray(notes) ? notes.filter((note) => String(note?.version) !== version) : [];
  document.setIn(
    ['history'],
    document.createNode([{ version, date: double(date), change: double(change) }, ...kept]),
  );
  return whole(text, front.proseAt, document);
}

/** The file with the prose of one language replaced or, at its end, added. */
export function withProse(text: string, language: string, prose: string): string {
  const front = readFrontMatter(text);
  if ('errors' in front) return text;
  const body = text.slice(front.proseAt);
  const section = new RegExp(
    `^## ${language}[ \\t]*$\\n?([\\s\\S]*?)(?=^## [a-z]{2,3}[ \\t]*$|(?![\\s\\S]))`,
    'm',
  );
  const written = `## ${language}\n${prose.trim()}\n\n`;
  const changed = section.test(body)
    ? body.replace(section, () => written)
    : `${body.trimEnd()}\n\n${written}`;
  return `${text.slice(0, front.proseAt)}${changed.trimEnd()}\n`;
}

function withInserted(
  text: string,
  { document, proseAt }: { readonly document: Document.Parsed; readonly proseAt: number },
  path: ValuePath,
  value: string | number,
): string {
  document.setIn(path, typeof value === 'string' ? double(value) : value);
  return whole(text, proseAt, document);
}

function whole(text: string, proseAt: number, document: Document.Parsed): string {
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  const changed = `---\n${yaml}\n---\n${text.slice(proseAt)}`;
  return changed.length > MAX_PRACTICE ? text : changed;
}

function quoted(value: string, type: string | undefined): string {
  if (type === 'PLAIN' && /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u.test(value) && !isOther(value)) return value;
  if (type === 'QUOTE_SINGLE' && !/[\n\r\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return JSON.stringify(value);
}

/** Plain scalars YAML reads as something else than text, versions such as 1.0 included. */
function isOther(value: string): boolean {
  return /^(true|false|null|~|[-+.\d][\d.eE+-]*|0[xo].*)$/i.test(value) && !/^\d+\.\d+\.\d+$/.test(value);
}

function double(value: string): Scalar<string> {
  const scalar = new Scalar(value);
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}
