import type { Command } from 'commander';
import { addPracticeAsk } from './practice-ask.ts';
import { addPracticeDiff } from './practice-diff.ts';
import { addPracticeFormat } from './practice-format.ts';
import { addPracticeLint } from './practice-lint.ts';
import { addPracticePrint } from './practice-print.ts';
import { addPracticeTest } from './practice-test.ts';

const ABOUT = `
A practice is a Markdown file NAME.practice.md with its sentence, reason, science, law and examples; docs/guide/authors.md
says how to write one. FILES may be folders. Without any, the shared practices in content/practices are meant.

Exit codes: 0 done and nothing wrong; 1 it ran and the answer is no; 64 wrong use; 65 a file is wrong;
66 no such file or folder; 74 a file can't be read or written.`;

/** `tracecraft practice`: tools for those who write practices. */
export function addPractice(program: Command): void {
  const practice = program
    .command('practice')
    .description('write practices: test, lint, ask, diff, print, format')
    .addHelpText('after', ABOUT);
  for (const add of [
    addPracticeTest,
    addPracticeLint,
    addPracticeAsk,
    addPracticeDiff,
    addPracticePrint,
    addPracticeFormat,
  ])
    add(practice);
}
