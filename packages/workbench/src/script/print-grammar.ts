import type { FieldSpec } from '@tracecraft/record';
import { unitsOf } from './quantity.ts';
import { scriptVerbs, type ScriptVerb } from './verbs.ts';

/** One verb of the grammar, as data for a screen or a page. */
export interface GrammarVerb {
  readonly verbs: readonly string[];
  readonly kind: string;
  readonly meaning: string;
  /** `NAME`, `[NAME]`, `NEW-NAME` or empty. */
  readonly subject: string;
  readonly fields: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly value: string;
    readonly meaning: string;
  }[];
}

/** Every verb a script may use, with its fields, from the vocabulary. */
export function grammarVerbs(): readonly GrammarVerb[] {
  return scriptVerbs().map((verb) => ({
    verbs: verb.verbs,
    kind: verb.kind.kind,
    meaning: verb.kind.meaning,
    subject: subjectOf(verb),
    fields: fieldsOf(verb),
  }));
}

/** The grammar as text; `intro` is the part that is the same for every verb, in the reader's language. */
export function printGrammar(intro: string): string {
  return `${intro.trimEnd()}\n\n${grammarVerbs().map(verbText).join('\n\n')}\n`;
}

function verbText({ verbs, subject, meaning, fields }: GrammarVerb): string {
  const head = [verbs.join(' | '), subject].filter((part) => part !== '').join(' ');
  const rows = fields.map(
    ({ name, required, value }) => `    ${required ? ' ' : '['}${name} ${value}${required ? '' : ']'}`,
  );
  return [`${head}    # ${meaning}`, ...rows].join('\n');
}

function subjectOf({ subject }: ScriptVerb): string {
  if (subject.introduces) return 'NEW-NAME';
  if (subject.roles.length === 0) return '';
  return subject.required ? 'NAME' : '[NAME]';
}

function fieldsOf(verb: ScriptVerb): GrammarVerb['fields'] {
  const written = new Map([...verb.fields.values()].map(({ name, spec }) => [name, spec]));
  const fields = [...written].map(([name, spec]) => ({
    name,
    required: verb.needed.includes(name),
    value: valueOf(name, spec),
    meaning: spec.meaning,
  }));
  const subjects = new Set(verb.subject.roles.map(({ role }) => role));
  const roles = [...verb.roles].filter(
    ([word, { role }]) => word !== role || !subjects.has(role) || verb.subject.roles.length > 1,
  );
  const objects = roles
    .filter(([word, { role }]) => !(verb.roles.has('from') && word === role))
    .map(([word, { required, type }]) => ({ name: word, required, value: 'NAME', meaning: `The ${type}.` }));
  const evidence =
    verb.kind.kind === 'image.acquired'
      ? [
          {
            name: 'evidence',
            required: false,
            value: 'ID',
            meaning: 'Evidence of the exercise: the machine reads and hashes its bytes.',
          },
        ]
      : [];
  return [...objects, ...evidence, ...fields];
}

function valueOf(name: string, spec: FieldSpec): string {
  switch (spec.type) {
    case 'choice':
      return (spec.choices ?? []).join(' | ');
    case 'yes-no':
      return 'yes | no';
    case 'integer':
      return unitsOf(spec.unit).length === 0 ? 'NUMBER' : `NUMBER[${unitsOf(spec.unit).join('|')}]`;
    case 'time':
      return 'HH:MM | YYYY-MM-DDTHH:MM';
    case 'person':
      return 'OFFICER | "somebody else"';
    case 'event':
      return 'NAME (of an earlier line: `as NAME`)';
    case 'list':
      return '"one, two, …"';
    case 'digest':
      return '64 hexadecimal digits';
    case 'text':
      return name === 'object' ? 'NAME | OFFICER | case' : 'WORD | "TEXT"';
  }
}
