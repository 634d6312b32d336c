import { utf16 } from '../text.ts';
import type { Cursor } from './cursor.ts';
import { valueOf, type Value } from './value.ts';

/** What stands between two tags, or in an attribute. */
export type Piece =
  | { readonly is: 'value'; readonly value: Value }
  /** Place of a template where value `index` of the record comes; an empty one that is optional takes its element away. */
  | { readonly is: 'place'; readonly index: number; readonly optional: boolean }
  | { readonly is: 'element'; readonly element: Element }
  | { readonly is: 'instance'; readonly pieces: readonly Piece[]; readonly values: readonly Stored[] };

/** An element as it is written. */
export interface Element {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly pieces: readonly Piece[] }[];
  readonly content: readonly Piece[];
}

/** A value of a record, not read yet: place in the chunk, length and type. */
export interface Stored {
  readonly type: number;
  readonly at: number;
  readonly length: number;
}

/** Templates of a chunk already read, by where they begin. */
export type Templates = Map<number, readonly Piece[]>;

const MOST_DEPTH = 64;
const MORE = 0x40;
const TEMPLATE_HEAD = 24;
const TOKEN = {
  end: 0x00, open: 0x01, closeOpen: 0x02, closeEmpty: 0x03, close: 0x04, value: 0x05, attribute: 0x06, cdata: 0x07,
  charRef: 0x08, entity: 0x09, piTarget: 0x0a, piData: 0x0b, instance: 0x0c, place: 0x0d, optional: 0x0e, head: 0x0f,
} as const; // prettier-ignore
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads binary XML (libevtx, "Windows XML Event Log (EVTX) format") from the cursor to its end. Elements of a template
 * have two bytes of a dependency; those that stand in a record or a value by themselves do not.
 */
export class BinaryXml {
  private readonly templates: Templates;
  private readonly inTemplate: boolean;

  constructor(templates: Templates, inTemplate = false) {
    this.templates = templates;
    this.inTemplate = inTemplate;
  }

  pieces(cursor: Cursor, depth = 0): readonly Piece[] {
    if (depth > MOST_DEPTH) throw cursor.chunk.reader.fail('Depth', cursor.at, depth);
    const found: Piece[] = [];
    while (!cursor.done) {
      const token = cursor.peek() & ~MORE;
      if (token === TOKEN.end || token === TOKEN.close) {
        cursor.at++;
        break;
      }
      const piece = this.piece(cursor, depth);
      if (piece !== null) found.push(piece);
    }
    return found;
  }

  private piece(cursor: Cursor, depth: number): Piece | null {
    const full = cursor.u8('Token');
    switch (full & ~MORE) {
      case TOKEN.head:
        cursor.bytes(3, 'FragmentHeader');
        return null;
      case TOKEN.open:
        return { is: 'element', element: this.element(cursor, (full & MORE) !== 0, depth) };
      case TOKEN.instance:
        return this.instance(cursor, depth);
      case TOKEN.piTarget:
        readName(cursor);
        return null;
      case TOKEN.piData:
        cursor.bytes(2 * cursor.u16('Length'), 'ProcessingInstruction');
        return null;
      default:
        return simple(cursor, full & ~MORE);
    }
  }

  private element(cursor: Cursor, hasAttributes: boolean, depth: number): Element {
    if (this.inTemplate) cursor.u16('Dependency');
    cursor.u32('ElementSize');
    const name = readName(cursor);
    const attributes = [];
    if (hasAttributes) {
      cursor.u32('AttributesSize');
      while ((cursor.peek() & ~MORE) === TOKEN.attribute) {
        cursor.at++;
        attributes.push({ name: readName(cursor), pieces: simplePieces(cursor) });
      }
    }
    const close = cursor.u8('CloseTag');
    if (close !== TOKEN.closeOpen && close !== TOKEN.closeEmpty)
      throw cursor.chunk.reader.fail('CloseTag', cursor.at - 1, close);
    const content = close === TOKEN.closeOpen ? this.pieces(cursor, depth + 1) : [];
    return { name, attributes, content };
  }

  private instance(cursor: Cursor, depth: number): Piece {
    cursor.u8('TemplateInstance');
    const id = cursor.u32('TemplateID');
    const from = cursor.u32('TemplateOffset');
    // what is left of an older record may lead where another template stands by now
    const standing = cursor.chunk.reader.u32(from + 4, 'TemplateID');
    if (standing !== id) throw cursor.chunk.reader.fail('TemplateID', from + 4, standing);
    // the definition stands here where it is used for the first time, and is jumped over
    const here = from === cursor.at;
    const pieces = this.template(cursor, from, depth);
    if (here) cursor.at += TEMPLATE_HEAD + templateSize(cursor, from);
    return { is: 'instance', pieces, values: readStored(cursor) };
  }

  private template(cursor: Cursor, from: number, depth: number): readonly Piece[] {
    const known = this.templates.get(from);
    if (known !== undefined) return known;
    const start = from + TEMPLATE_HEAD;
    const body = cursor.elsewhere(start, start + templateSize(cursor, from));
    const pieces = new BinaryXml(this.templates, true).pieces(body, depth + 1);
    this.templates.set(from, pieces);
    return pieces;
  }
}

function templateSize({ chunk }: Cursor, from: number): number {
  return chunk.reader.u32(from + TEMPLATE_HEAD - 4, 'TemplateSize');
}

/** Sizes and types of a record's values; the values follow in the same order. */
function readStored(cursor: Cursor): readonly Stored[] {
  const count = cursor.u32('ValueCount');
  if (count * 4 > cursor.end - cursor.at) throw cursor.chunk.reader.fail('ValueCount', cursor.at - 4, count);
  const heads = Array.from({ length: count }, () => {
    const length = cursor.u16('ValueSize');
    const type = cursor.u8('ValueType');
    cursor.u8('ValueType');
    return { length, type };
  });
  return heads.map(({ length, type }) => {
    const { at } = cursor;
    cursor.bytes(length, 'Value');
    return { type, at, length };
  });
}

/** Values, references and places that follow each other: what an attribute holds. */
function simplePieces(cursor: Cursor): readonly Piece[] {
  const found: Piece[] = [];
  const may: readonly number[] = [TOKEN.value, TOKEN.charRef, TOKEN.entity, TOKEN.place, TOKEN.optional];
  while (may.includes(cursor.peek() & ~MORE)) found.push(simple(cursor, cursor.u8('Token') & ~MORE));
  return found;
}

function simple(cursor: Cursor, token: number): Piece {
  if (token === TOKEN.place || token === TOKEN.optional) {
    const index = cursor.u16('SubstitutionIndex');
    cursor.u8('SubstitutionType');
    return { is: 'place', index, optional: token === TOKEN.optional };
  }
  if (token === TOKEN.value) return { is: 'value', value: literal(cursor, cursor.u8('ValueType')) };
  if (token === TOKEN.cdata) return { is: 'value', value: literal(cursor, 1) };
  const { offset, at } = cursor;
  const text = token === TOKEN.charRef ? String.fromCharCode(cursor.u16('CharRef')) : entity(cursor, token);
  return { is: 'value', value: { text, offset, length: cursor.at - at } };
}

function entity(cursor: Cursor, token: number): string {
  if (token !== TOKEN.entity) throw cursor.chunk.reader.fail('Token', cursor.at - 1, token);
  const name = readName(cursor);
  return ENTITIES[name] ?? `&${name};`;
}

/** A value written out in a template: only text is known to stand there. */
function literal(cursor: Cursor, type: number): Value {
  if (type !== 1) throw cursor.chunk.reader.fail('ValueType', cursor.at - 1, type);
  const length = 2 * cursor.u16('Length');
  const { offset } = cursor;
  return valueOf(type, cursor.bytes(length, 'Value'), offset);
}

/** A name: 4 bytes next, 2 hash, 2 letters, the letters and a zero; it stands here where it is used first. */
function readName(cursor: Cursor): string {
  const from = cursor.u32('NameOffset');
  const name = from === cursor.at ? cursor : cursor.elsewhere(from, from + 0x1_0000);
  name.bytes(6, 'Name');
  const bytes = name.bytes(2 * name.u16('NameLength') + 2, 'Name');
  return utf16(bytes);
}
