import { ArtefactError } from '../artefact-error.ts';
import { BinaryXml, type Element, type Piece, type Stored, type Templates } from './binary-xml.ts';
import type { Chunk } from './cursor.ts';
import { Cursor } from './cursor.ts';
import { NULL_TYPE, valueOf, XML_TYPE, type Value } from './value.ts';

/** Letters of one record, and elements within each other: above what a record of 64 KB can mean. */
const MOST_LETTERS = 1 << 20;
const MOST_DEPTH = 64;

/** A leaf of an event: its path without `Event`, and the value. */
export interface Leaf {
  readonly path: string;
  readonly value: Value;
}

/** Puts the values of a record into their template: every attribute and text with its path. */
export class EventLeaves {
  readonly leaves: Leaf[] = [];
  private letters = 0;
  private readonly chunk: Chunk;
  private readonly templates: Templates;

  constructor(chunk: Chunk, templates: Templates) {
    this.chunk = chunk;
    this.templates = templates;
  }

  /** Elements among `pieces`; their texts are told by {@link texts}. */
  elements(pieces: readonly Piece[], values: readonly Stored[], path: string, depth = 0): void {
    if (depth > MOST_DEPTH) throw this.chunk.reader.fail('Depth', 0, depth);
    for (const piece of pieces) {
      this.chunk.step(0);
      if (piece.is === 'element') this.element(piece.element, values, path, depth);
      if (piece.is === 'instance') this.elements(piece.pieces, piece.values, path, depth + 1);
      const stored = piece.is === 'place' ? values[piece.index] : undefined;
      if (stored?.type === XML_TYPE) this.nested(stored, path, depth);
    }
  }

  private nested({ at, length }: Stored, path: string, depth: number): void {
    const cursor = new Cursor(this.chunk, at, at + length);
    const pieces = new BinaryXml(this.templates).pieces(cursor);
    this.elements(pieces, [], path, depth + 1);
  }

  private element(element: Element, values: readonly Stored[], path: string, depth: number): void {
    const { name, attributes, content } = element;
    const named = attributes.find((attribute) => attribute.name === 'Name');
    const label = name === 'Data' && named !== undefined ? this.text(named.pieces, values) : null;
    const below = path === '' && name === 'Event' ? '' : joined(path, label === null ? name : label.text);
    for (const attribute of attributes) {
      if (attribute.name.startsWith('xmlns') || (label !== null && attribute === named)) continue;
      this.leaf(joined(below, attribute.name), this.text(attribute.pieces, values));
    }
    this.leaf(below, this.text(content, values));
    this.elements(content, values, below, depth + 1);
  }

  private leaf(path: string, value: Value | null): void {
    if (value === null || value.text === '') return;
    this.letters += value.text.length;
    if (this.letters > MOST_LETTERS)
      throw new ArtefactError(
        'artefact.limit',
        { structure: 'BinXml', field: path, offset: value.offset },
        MOST_LETTERS,
      );
    this.leaves.push({ path, value });
  }

  /** The text of pieces, at the place of the first that has any; null where there is none. */
  private text(pieces: readonly Piece[], values: readonly Stored[]): Value | null {
    const found: Value[] = [];
    for (const piece of pieces) {
      this.chunk.step(0);
      if (piece.is === 'value') found.push(piece.value);
      const stored = piece.is === 'place' ? values[piece.index] : undefined;
      if (stored === undefined || stored.type === NULL_TYPE || stored.type === XML_TYPE) continue;
      const bytes = this.chunk.reader.bytes(stored.at, stored.length, 'Value');
      found.push(valueOf(stored.type, bytes, this.chunk.base + stored.at));
    }
    const [first, ...more] = found;
    if (first === undefined) return null;
    return more.length === 0 ? first : { ...first, text: found.map(({ text }) => text).join('') };
  }
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
