/**
 * `npm run fuzz:practice [RUNS] [SEED]`: random checks of every form on random records with data, time and uncertain
 * clocks; the monitor, whole, event by event, and some whole and the rest after them, in any order, must say what the
 * naive reference says.
 */
import fc from 'fast-check';
import {
  checkRecord,
  compilePractices,
  createMonitor,
  naiveVerdicts,
  type CheckVerdict,
  type Monitor,
  type NaiveVerdict,
} from '@tracecraft/practice';
import { practiceOf } from '../packages/practice/test/practice-of.ts';
import { randomScenario } from '../packages/practice/test/random-check.ts';

const runs = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_007);
let done = 0;
let verdicts = 0;
let uncertain = 0;

function told(all: Iterable<CheckVerdict | NaiveVerdict>): string {
  return [...all]
    .map(
      ({ practice, step, object, on, verdict, activation, late }) =>
        `${practice}/${step} ${object.type} ${object.id} ${on?.id ?? ''} ${verdict} ${activation} ${late}`,
    )
    .toSorted()
    .join('\n');
}

const scenario = fc.record({
  of: randomScenario(14),
  wait: fc.constantFrom(null, 0, 4, 6, 29, 61, 1500),
  closed: fc.boolean(),
  order: fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 }),
  batch: fc.integer({ min: 1, max: 4 }),
});

const result = fc.check(
  fc.property(scenario, ({ of: { checks, events }, wait, closed, order, batch }) => {
    const practices = checks.map((check, i) => practiceOf(check, i === 0 ? 'p' : `p${i}`));
    const compiled = compilePractices(practices);
    const end = Math.max(...events.map(({ body }) => body.recorded));
    const options = { closed, ...(wait === null ? {} : { now: end + wait * 60_000 }) };
    const found = naiveVerdicts(practices, events, options);
    const wanted = told(found);
    verdicts += found.length;
    uncertain += found.filter(({ verdict }) => verdict === 'uncertain').length;
    const whole = told(checkRecord(compiled, events, options));
    if (whole !== wanted) throw new Error(`whole record\nnaive\n${wanted}\nmonitor\n${whole}`);
    const shuffled = events
      .map((event, i) => ({ event, at: order[i % order.length]! }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ event }) => event);
    const grow = (monitor: Monitor, from: number): string => {
      for (let at = from; at < shuffled.length; at += batch) {
        monitor.add(shuffled.slice(at, at + batch));
        if (wait !== null) monitor.tick(shuffled[at]!.body.recorded);
      }
      if (options.now !== undefined) monitor.tick(options.now);
      if (closed) monitor.close();
      return told(monitor.verdicts());
    };
    const live = grow(createMonitor(compiled), 0);
    if (live !== wanted) throw new Error(`event by event\nnaive\n${wanted}\nmonitor\n${live}`);
    const folded = createMonitor(compiled, { wholeFrom: 1 });
    const part = order[0]! % (shuffled.length + 1);
    folded.add(shuffled.slice(0, part));
    const rest = grow(folded, part);
    if (rest !== wanted)
      throw new Error(`${part} at once, then the rest\nnaive\n${wanted}\nmonitor\n${rest}`);
    done++;
    if (done % 5000 === 0) console.log(`${done} records, ${verdicts} verdicts, ${uncertain} uncertain`);
  }),
  { numRuns: runs, seed, endOnFailure: false },
);
if (result.failed) {
  console.log(JSON.stringify(result.counterexample, null, 1));
  console.log(String(result.errorInstance));
}
console.log(
  `fuzz:practice: seed ${seed}, ${done} random records, ${verdicts} verdicts (${uncertain} uncertain), ${result.failed ? '1 difference' : 'no difference'}`,
);
if (result.failed || done < runs) process.exit(1);
