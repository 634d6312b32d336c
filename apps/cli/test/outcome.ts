import type { Play } from './play-in-process.ts';

/** What a play comes to, as named lines: verdicts by object of the script, score components, findings. */
export function outcomeOf({ state, debrief, words }: Play): ReadonlySet<string> {
  const word = (id: string): string => words.get(id) ?? 'case';
  const verdicts = state.verdicts
    .filter((one) => one.verdict !== 'not-applicable')
    .map(({ practice, step, object, verdict, explained, waived, late }) => {
      const marks = [
        explained === null ? '' : ' explained',
        waived === null ? '' : ' waived',
        late ? ' late' : '',
      ].join('');
      const about = object.type === 'officer' ? object.id : word(object.id);
      return `verdict ${practice}/${step} ${object.type} ${about}: ${verdict}${marks}`;
    });
  const components = debrief.score.components.map(
    (one) => `score ${one.id}: ${one.points}/${one.maximum} ${one.state}`,
  );
  const findings = debrief.findings.map((one) => `finding ${one.id}: ${one.state}`);
  return new Set([...verdicts, ...components, ...findings, `total ${debrief.score.total}`]);
}

/** Lines of an outcome that are not in the other one, both ways: what changed, by name. */
export function changed(before: ReadonlySet<string>, after: ReadonlySet<string>): readonly string[] {
  return [
    ...[...before].filter((one) => !after.has(one)).map((one) => `- ${one}`),
    ...[...after].filter((one) => !before.has(one)).map((one) => `+ ${one}`),
  ];
}
