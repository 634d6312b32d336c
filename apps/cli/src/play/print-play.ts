import type { Score, ScoreComponent } from '@tracecraft/course';
import type { Phrases } from '@tracecraft/phrases';
import { departureLines, indented } from './print-departures.ts';
import type { AdviceReport, PlayReport } from './play-report.ts';

/** A play as text: advice as it came, then what stands at the end. */
export function playLines(report: PlayReport, phrases: Phrases): readonly string[] {
  const { advice, refused, departures, findings, score, bundle } = report;
  return [
    phrases.say('play.title', { exercise: report.exercise }),
    ...part(
      'play.advice',
      advice.map((one) => adviceLine(one, phrases)),
      phrases,
    ),
    ...part(
      'play.refused',
      refused.map(({ line, text, reason }) => `${phrases.say('play.line', { line })}: ${text}: ${reason}`),
      phrases,
    ),
    '',
    phrases.say('play.departures', {
      count: departures.length,
      open: departures.filter(({ state }) => state === 'open').length,
    }),
    ...departures.flatMap((departure) => indented(departureLines(departure, phrases))),
    ...part(
      'play.findings',
      findings.map(({ question, answer, sentence, line }) =>
        phrases.say('play.finding', {
          question: question ?? '',
          answer: answer ?? '',
          sentence,
          line: line ?? 0,
        }),
      ),
      phrases,
    ),
    '',
    ...scoreLines(score, phrases),
    '',
    phrases.say('play.bundle', { bundle }),
  ];
}

function part(title: string, lines: readonly string[], phrases: Phrases): readonly string[] {
  return ['', phrases.say(title, { count: lines.length }), ...indented(lines)];
}

function adviceLine({ line, officer, form, object, text, severity }: AdviceReport, phrases: Phrases): string {
  return phrases.say('play.advice.line', {
    line,
    officer,
    form: phrases.say(`play.form.${form}`),
    object,
    text,
    severity,
  });
}

function scoreLines(score: Score | null, phrases: Phrases): readonly string[] {
  if (score === null) return [phrases.say('play.score.none')];
  const total = phrases.say('play.score', {
    total: score.total.toFixed(1),
    mode: phrases.say(`play.mode.${score.adviceMode}`),
  });
  const awaiting = score.awaiting.map((one) => phrases.say(`score.part.${one}`)).join(', ');
  return [
    total,
    ...(awaiting === '' ? [] : [phrases.say('play.score.awaiting', { parts: awaiting })]),
    ...indented(score.components.map((component) => componentLine(component, phrases))),
  ];
}

function componentLine({ id, points, maximum, why }: ScoreComponent, phrases: Phrases): string {
  const figures = `${(points / 100).toFixed(2)} / ${(maximum / 100).toFixed(2)}`;
  return `${figures.padStart(15)}  ${id}: ${phrases.say(why.phrase, why.params)}`;
}
