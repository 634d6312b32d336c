import type { Grammar, Rule, Symbol } from './grammar.ts';
import type { Word } from './lexicon.ts';
import { Misses } from './misses.ts';
import { textOf, type Said } from './said.ts';

/** One way to read a place: up to `end`, meaning `said`. */
export interface Reading {
  readonly end: number;
  readonly said: Said;
}

/** Readings kept for one place and end: two are enough to know that a text is ambiguous. */
const KEPT = 2;

/** A word as it was read. */
export interface WordRead {
  readonly word: Word;
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a normal text by a grammar. Each place is read once for each symbol, with every end it may have: work is bounded
 * by the square of the length, however ambiguous a catalogue is.
 */
export class Reader {
  readonly misses = new Misses();
  readonly wordsRead: WordRead[] = [];
  private readonly grammar: Grammar;
  private readonly text: string;
  private readonly known = new Map<string, readonly Reading[]>();

  constructor(grammar: Grammar, text: string) {
    this.grammar = grammar;
    this.text = text;
  }

  read(name: string, at: number): readonly Reading[] {
    const key = `${name} ${at}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    // A template that begins with its own place would ask for itself without end.
    this.known.set(key, []);
    const readings = distinct(this.readSymbol(name, this.grammar.symbols[name]!, at));
    this.known.set(key, readings);
    return readings;
  }

  private readSymbol(name: string, symbol: Symbol, at: number): Reading[] {
    switch (symbol.kind) {
      case 'word':
        return this.readWord(symbol, at);
      case 'number':
        return this.readSign(/\d{1,15}/y, at, { kind: 'number' });
      case 'text':
        return this.readSign(/"[^"\\\n]*"/y, at, { kind: 'text' });
      case 'joined':
        return this.readJoined(name, symbol, at);
      case 'rules':
        return [
          ...(symbol.optional ? [{ end: at, said: [] }] : []),
          ...symbol.also.flatMap((other) => this.read(other, at)),
          ...symbol.rules.flatMap((rule) => this.readRule(rule, at)),
        ];
    }
  }

  private readWord(symbol: Symbol & { kind: 'word' }, at: number): Reading[] {
    const words = symbol.words.at(this.text, at);
    this.misses.note(at, { kind: 'word', sort: symbol.sort });
    return words.map((word) => {
      const read = { word, from: at, to: at + word.text.length };
      this.wordsRead.push(read);
      return { end: read.to, said: { text: word.says, from: at, to: read.to } };
    });
  }

  private readSign(sign: RegExp, at: number, wanted: { kind: 'number' | 'text' }): Reading[] {
    sign.lastIndex = at;
    const found = sign.exec(this.text)?.[0];
    if (found === undefined) this.misses.note(at, wanted);
    return found === undefined
      ? []
      : [{ end: at + found.length, said: { text: found, from: at, to: at + found.length } }];
  }

  /** A part, or a part, a joint and more parts. */
  private readJoined(name: string, symbol: Symbol & { kind: 'joined' }, at: number): Reading[] {
    return this.read(symbol.part, at).flatMap((part) => [
      part,
      ...this.readRule(symbol.joint, part.end).flatMap((joint) =>
        this.read(name, joint.end).map((rest) => ({
          end: rest.end,
          said: [part.said, joint.said, rest.said],
        })),
      ),
    ]);
  }

  private readRule(rule: Rule, at: number): Reading[] {
    let states: { end: number; filled: ReadonlyMap<string, readonly Said[]> }[] = [
      { end: at, filled: new Map() },
    ];
    for (const piece of rule.pieces) {
      states = states.flatMap(({ end, filled }) => {
        if ('options' in piece)
          return this.readLiteral(piece.options, end).map((next) => ({ end: next, filled }));
        return this.read(piece.symbol!, end).map((one) => ({
          end: one.end,
          filled: new Map([...filled, [piece.slot, [...(filled.get(piece.slot) ?? []), one.said]]]),
        }));
      });
      if (states.length === 0) return [];
    }
    return states.map(({ end, filled }) => ({ end, said: write(rule, filled, at, end) }));
  }

  private readLiteral(options: readonly string[], at: number): number[] {
    const ends = options
      .filter((option) => this.text.startsWith(option, at))
      .map((option) => at + option.length);
    if (ends.length === 0)
      this.misses.note(this.placeOfMiss(options, at), { kind: 'literal', text: options[0]! });
    return ends;
  }

  /** A text that stops within what must stand there is unfinished, not wrong. */
  private placeOfMiss(options: readonly string[], at: number): number {
    const rest = this.text.slice(at);
    if (options.some((option) => option.startsWith(rest))) return this.text.length;
    return rest.startsWith(' ') ? at + 1 : at;
  }
}

/** What `rule` says in the check language; a place named twice takes what was read first and second. */
function write(rule: Rule, filled: ReadonlyMap<string, readonly Said[]>, from: number, to: number): Said {
  const used = new Map<string, number>();
  return rule.says.map((piece): Said => {
    if ('text' in piece) return { text: piece.text, from, to };
    const all = filled.get(piece.slot) ?? [];
    const turn = used.get(piece.slot) ?? 0;
    used.set(piece.slot, turn + 1);
    return all[Math.min(turn, all.length - 1)] ?? [];
  });
}

function distinct(readings: readonly Reading[]): readonly Reading[] {
  const byEnd = new Map<number, Reading[]>();
  for (const reading of readings) {
    const same = byEnd.get(reading.end) ?? [];
    const isNew = same.every((one) => textOf(one.said) !== textOf(reading.said));
    if (isNew && same.length < KEPT) byEnd.set(reading.end, [...same, reading]);
  }
  return [...byEnd.values()].flat();
}
