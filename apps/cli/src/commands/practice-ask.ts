import { createInterface } from 'node:readline';
import {
  answered,
  ask,
  parseSentence,
  SentenceFault,
  type Asked,
  type Check,
  type Meaning,
} from '@tracecraft/practice';
import type { Phrases } from '@tracecraft/phrases';
import type { Command } from 'commander';
import { CommandError } from '../command-error.ts';
import { writeOut } from '../evidence/output.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';
import { filesIn, practiceIn, sayProblem } from './practice-files.ts';

interface AskFlags {
  readonly check?: string;
  readonly answers?: string;
  readonly json?: true;
  readonly lang: string;
}

const EXAMPLES = `
Examples:
  tracecraft practice ask content/practices/fresh-gloves.practice.md
  tracecraft practice ask my.practice.md#seal-at-once
  tracecraft practice ask --check 'for each exhibit: after collect, require seal' --answers yes,no,yes

Shows three to six short records and asks of each whether it is right; then says which sentence your answers fit: the
one written or one easily meant instead. In a script give --answers, or --json for the questions alone.

Exit codes:
  0  the answers fit the sentence as it is written (or, without answers, the questions were printed)
  1  they fit another
  64 wrong use, or nobody to ask
  65 the file or sentence is wrong
  66 no such file or step`;

/** `tracecraft practice ask`. */
export function addPracticeAsk(practice: Command): void {
  practice
    .command('ask')
    .description('ask, with short records, whether a sentence says what is meant')
    .argument('[file]', 'practice file, or FILE#step')
    .option('--check <sentence>', 'a sentence instead of a file, in the language of --lang')
    .option('--answers <list>', 'answers for a script: yes,no,…')
    .option('--json', 'print questions, meanings and what the answers fit as one JSON document')
    .option('--lang <code>', 'language of the texts', 'en')
    .addHelpText('after', EXAMPLES)
    .action(async (place: string | undefined, flags: AskFlags) => {
      const phrases = phrasesFor(flags.lang);
      const asked = ask(flags.check === undefined ? checkIn(place, phrases) : checkOf(flags.check, phrases));
      const answers = flags.answers === undefined ? null : givenAnswers(flags.answers);
      if (flags.json === true) return printJson(asked, answers);
      tell(asked, answers ?? (await askPerson(asked, phrases)), answers !== null, phrases);
    });
}

function printJson(asked: Asked, answers: readonly boolean[] | null): void {
  const fit = answers === null ? null : answered(asked, answers);
  writeOut(`${JSON.stringify({ ...asked, answered: fit }, null, 2)}\n`);
  process.exitCode = fit === null || fit.asWritten ? EXIT.ok : EXIT.no;
}

function checkOf(sentence: string, phrases: Phrases): Check {
  try {
    return parseSentence(sentence, phrases);
  } catch (fault) {
    if (!(fault instanceof SentenceFault)) throw fault;
    const text = sayProblem(fault, phrases);
    const caret = `${' '.repeat(fault.at)}${'^'.repeat(Math.max(1, fault.length))}`;
    const place = { line: '1', column: String(fault.at + 1) };
    throw new CommandError('author.bad-sentence', { ...place, text, sentence, caret }, EXIT.badInput);
  }
}

function checkIn(place: string | undefined, phrases: Phrases): Check {
  if (place === undefined) throw new CommandError('author.what-to-ask', {}, EXIT.usage);
  const [file = '', step] = place.split('#');
  const [source] = filesIn([file], '.practice.md');
  if (source === undefined) throw new CommandError('author.nothing-found', { place: file }, EXIT.notFound);
  const { steps } = practiceIn(source, phrases);
  const known = steps.map(({ id }) => id).join(', ');
  const found = step === undefined ? steps[0] : steps.find(({ id }) => id === step);
  if (step === undefined && steps.length > 1)
    throw new CommandError('author.which-step', { file, known }, EXIT.usage);
  if (found === undefined)
    throw new CommandError('author.no-step', { file, step: step ?? '', known }, EXIT.notFound);
  return found.tree;
}

function givenAnswers(list: string): readonly boolean[] {
  return list.split(',').map((word) => {
    const answer = yesOrNo(word);
    if (answer === null) throw new CommandError('author.answers', { answer: word }, EXIT.usage);
    return answer;
  });
}

function yesOrNo(word: string): boolean | null {
  const plain = word.trim().toLowerCase();
  if (['yes', 'y', 'ok', 'right'].includes(plain)) return true;
  return ['no', 'n', 'wrong'].includes(plain) ? false : null;
}

async function askPerson(asked: Asked, phrases: Phrases): Promise<readonly boolean[]> {
  if (!process.stdin.isTTY) throw new CommandError('author.no-terminal', {}, EXIT.usage);
  const terminal = createInterface({ input: process.stdin });
  // Lines are taken from the iterator: typed ahead, they wait; the end of input is an end.
  const typed = terminal[Symbol.asyncIterator]();
  const answers: boolean[] = [];
  try {
    for (const [i] of asked.questions.entries()) {
      writeOut(`\n${questionLines(asked, i, phrases).join('\n')}\n`);
      answers.push(await nextAnswer(typed, phrases));
    }
  } finally {
    terminal.close();
  }
  return answers;
}

async function nextAnswer(typed: AsyncIterator<string>, phrases: Phrases): Promise<boolean> {
  for (;;) {
    writeOut(phrases.say('author.ask.type'));
    const { value, done } = await typed.next();
    if (done === true) throw new CommandError('author.no-terminal', {}, EXIT.usage);
    const answer = yesOrNo(value);
    if (answer !== null) return answer;
    writeOut(`${phrases.say('author.ask.say')}\n`);
  }
}

function questionLines({ questions }: Asked, i: number, phrases: Phrases): readonly string[] {
  const number = phrases.say('author.ask.number', { number: i + 1, count: questions.length });
  const record = questions[i]?.record.split('\n') ?? [];
  return [`${number}  ${phrases.say('author.ask.question')}`, ...record.map((line) => `    ${line}`)];
}

function tell(asked: Asked, answers: readonly boolean[], withQuestions: boolean, phrases: Phrases): void {
  const fit = answered(asked, answers);
  const side = (right: boolean | undefined): string =>
    phrases.say(right === true ? 'author.ask.right' : 'author.ask.wrong');
  const questions = asked.questions.flatMap(({ right }, i) => [
    ...questionLines(asked, i, phrases),
    phrases.say('author.ask.as-written', { answer: side(right) }),
    '',
  ]);
  const head = fit.off > 0 ? 'author.ask.none' : fit.asWritten ? 'author.ask.agrees' : 'author.ask.other';
  const others = fit.fitting.filter(({ id }) => !fit.asWritten || id !== 'as-written');
  const lines = [
    ...(withQuestions ? questions : []),
    phrases.say(head),
    ...(fit.asWritten && others.length > 0 ? [phrases.say('author.ask.also')] : []),
    ...others.flatMap((meaning) => meaningLines(meaning, phrases)),
  ];
  writeOut(`${lines.join('\n')}\n`);
  process.exitCode = fit.asWritten ? EXIT.ok : EXIT.no;
}

function meaningLines({ id, sentences }: Meaning, phrases: Phrases): readonly string[] {
  return [`  ${phrases.say(`author.neighbour.${id}`)}`, ...sentences.map((sentence) => `    ${sentence}`)];
}
