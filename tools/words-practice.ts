/**
 * `npm run words:practice [LENGTH] [LETTERS]`: every form of sentence over every word of acts up to that length (6) of
 * that many letters (4), the monitor against the naive reference. Ends with 1 at the first difference.
 */
import { compareWords } from '../packages/practice/test/words/compare-words.ts';
import { WORLDS } from '../packages/practice/test/words/worlds.ts';

const length = Number(process.argv[2] ?? 6);
const letters = Number(process.argv[3] ?? 4);
let [words, verdicts, sentences] = [0, 0, 0];
try {
  for (const world of WORLDS) {
    const before = process.cpuUsage();
    const looked = compareWords(world, letters, length);
    const { user, system } = process.cpuUsage(before);
    const kinds = new Map<string, number>();
    for (const counts of looked.bySentence.values())
      for (const [verdict, count] of counts) kinds.set(verdict, (kinds.get(verdict) ?? 0) + count);
    const spread = [...kinds].map(([verdict, count]) => `${count} ${verdict}`).join(', ');
    console.log(
      `${world.name}: ${world.sentences.length} sentences, ${looked.words} words, ${looked.verdicts} verdicts equal` +
        ` in ${((user + system) / 1e6).toFixed(0)} s CPU (reference: ${spread})`,
    );
    words += looked.words;
    verdicts += looked.verdicts;
    sentences += world.sentences.length;
  }
  console.log(
    `words:practice: ${sentences} sentences in ${WORLDS.length} settings, ${words} words up to length ${length} of ${letters} letters, ${verdicts} verdicts, no difference`,
  );
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error));
  console.log('words:practice: 1 difference');
  process.exit(1);
}
