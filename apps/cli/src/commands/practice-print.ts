import {
  inLanguage,
  plainSentence,
  sayLawRow,
  sentence,
  type Practice,
  type PracticeStep,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { Command } from 'commander';
import { writeOut } from '../evidence/output.ts';
import { phrasesFor } from '../speak.ts';
import { practiceFilesIn, practiceIn } from './practice-files.ts';

interface PrintFlags {
  readonly lang: string;
  readonly language?: string;
}

const EXAMPLES = `
Examples:
  tracecraft practice print content/practices/fresh-gloves.practice.md
  tracecraft practice print content/practices --language vi | less

The sentence is generated from what is computed, so that it cannot say anything else.

Exit codes:
  0  printed
  65 a file is wrong
  66 no such file or folder`;

/** `tracecraft practice print`: a practice as a page of a manual. */
export function addPracticePrint(practice: Command): void {
  practice
    .command('print')
    .description('print practices as pages of a manual, in any language of the interface')
    .argument('<files...>', 'practice files or folders')
    .option('--language <code>', 'language of the page')
    .option('--lang <code>', 'the same', 'en')
    .addHelpText('after', EXAMPLES)
    .action((places: string[], flags: PrintFlags) => {
      const language = flags.language ?? flags.lang;
      const phrases = phrasesFor(language);
      const pages = practiceFilesIn(places).map((file) => page(practiceIn(file, phrases), language, phrases));
      writeOut(`${pages.join('\n\n\n')}\n`);
    });
}

function page(practice: Practice, language: string, phrases: Phrases): string {
  const { title, prose, code, id, version, publisher, steps, draftLanguages } = practice;
  const draft = draftLanguages.includes(language) ? [phrases.say('author.print.draft')] : [];
  const name = inLanguage(title, phrases);
  return [
    [code, name].filter((part) => part !== null).join('  '),
    `${id} ${version}, ${publisher}`,
    ...draft,
    '',
    inLanguage(prose, phrases),
    ...steps.flatMap((step) => ['', ...stepLines(step, phrases)]),
  ].join('\n');
}

function stepLines(step: PracticeStep, phrases: Phrases): readonly string[] {
  const { id, level, severity, weight, waiver } = step;
  const head = [
    id,
    phrases.say(`level.${level}`),
    phrases.say('author.print.severity', { severity }),
    phrases.say('author.print.weight', { weight }),
  ];
  return [
    head.join(' · '),
    ...indented([
      plainSentence(step.tree, phrases),
      phrases.say('author.print.computed', { sentence: sentence(step.tree, phrases) }),
      phrases.say('author.print.why', { text: inLanguage(step.why, phrases) }),
      phrases.say('author.print.risk', { text: inLanguage(step.risk, phrases) }),
      ...step.exceptions.map((text) => phrases.say('author.print.exception', { text })),
      ...(waiver === null ? [] : [phrases.say('author.print.waiver', { ...waiver })]),
      ...step.science.map((row) => phrases.say('author.print.science', { ...row })),
      ...step.law.map((row) => sayLawRow(row, phrases)),
      ...step.examples.flatMap(({ outcome, title, record }) => [
        phrases.say('author.print.example', { outcome, title }),
        ...indented(record.trimEnd().split('\n')),
      ]),
    ]),
  ];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
