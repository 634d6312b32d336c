import { LogFault, type LogNotice } from './log-fault.ts';

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Reads one JSON object of a rule; faults say the rule, the key and what stands there. */
export class RuleReader {
  readonly rule: string;
  private readonly from: Json;
  private readonly inside: string;

  constructor(value: unknown, rule: string, inside = '') {
    if (!isObject(value))
      throw new LogFault('rule-shape', { rule: `${rule} ${inside}`.trim(), found: kindOf(value) });
    this.rule = rule;
    this.from = value;
    this.inside = inside;
  }

  /** What stands under `key`; undefined when absent or null. */
  value(key: string): unknown {
    return Object.hasOwn(this.from, key) ? (this.from[key] ?? undefined) : undefined;
  }

  name(key: string): string {
    return this.inside === '' ? key : `${this.inside}.${key}`;
  }

  wrong(key: string, expected: string): LogFault {
    const found = JSON.stringify(this.value(key))?.slice(0, 80) ?? kindOf(undefined);
    return new LogFault('rule-key-wrong', { rule: this.rule, key: this.name(key), expected, found });
  }

  /** A text that is not empty. */
  text(key: string): string {
    const value = this.value(key);
    if (value === undefined || value === '')
      throw new LogFault('rule-key-missing', { rule: this.rule, key: this.name(key) });
    if (typeof value !== 'string') throw this.wrong(key, 'text');
    return value;
  }

  /** Objects of a list; none when the key is absent. */
  objects(key: string): readonly RuleReader[] {
    const value = this.value(key) ?? [];
    if (!Array.isArray(value)) throw this.wrong(key, 'list');
    return value.map((one: unknown, at) => new RuleReader(one, this.rule, `${this.name(key)}[${at}]`));
  }

  /** A notice for each key nobody reads. */
  unread(known: ReadonlySet<string>): readonly LogNotice[] {
    return Object.keys(this.from)
      .filter((key) => !known.has(key))
      .map((key) => ({ code: 'unread-key', params: { rule: this.rule, key: this.name(key) } }));
  }
}
