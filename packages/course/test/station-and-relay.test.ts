import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRecord, MINI_DAY, miniRecord } from '@tracecraft/practice';
import { describe, expect, test } from 'vitest';
import { dueInjects, openExercise, packExercise, scoreCase, type Score } from '../src/index.ts';
import { exercise, practicesOf } from './case-builder.ts';
import { contentFolder, readText } from './content-files.ts';

/** An act script as a mini-record: the same words, but names of things begin with a capital letter. */
function miniOf(script: string): string {
  const lines = script
    .split('\n')
    .filter((line) => /^\d\d:\d\d/.test(line) && !line.endsWith(' hand-in'))
    .map(withGiver);
  const names = [...script.matchAll(/ recognise (\S+)/g)].map(([, name]) => name!);
  return lines
    .map((line) =>
      line
        .split(' ')
        .map((word, i, all) =>
          names.includes(word) && !['scene-object', 'zone'].includes(all[i - 1]!) ? capital(word) : word,
        )
        .join(' '),
    )
    .join('\n');
}

/** A script leaves out who gives; the workbench knows. */
function withGiver(line: string): string {
  return line.replace(/^(\S+ )(\S+)( transfer \S+)/, '$1$2$3 from $2');
}

function capital(name: string): string {
  return name
    .split('-')
    .map((part) => part[0]!.toUpperCase() + part.slice(1))
    .join('');
}

describe.each(['room-station', 'relay'])('%s', (id) => {
  const one = exercise(id);
  const inForce = practicesOf(one);
  const careful = miniOf(readText(`exercises/${id}/plays/careful.acts`));

  function score(record: string): Score {
    const events = miniRecord(record);
    const verdicts = checkRecord(inForce, events, { closed: true });
    return scoreCase({ exercise: one, events, verdicts, closed: true, handedIn: true });
  }

  test('the careful play keeps every duty and departs from nothing', () => {
    const { components, total } = score(careful);
    expect(
      components.filter(({ part, state }) => part === 'process' && state !== 'earned').map((part) => part.id),
    ).toEqual([]);
    expect(total).toBe(100);
  });

  test('one act alone earns next to nothing, and every act that a duty waits for is missed', () => {
    const lines = careful.split('\n');
    expect(score(lines[0]!).total).toBeLessThan(10);
    const needed = lines.filter((line) =>
      / (photograph|change-gloves|package|label|seal|accept|cordon|sketch) /.test(`${line} `),
    );
    expect(needed.length).toBeGreaterThan(10);
    for (const left of needed)
      expect(score(lines.filter((line) => line !== left).join('\n')).total, left).toBeLessThan(100);
  });

  test('every practice in force exists with the steps the truth counts, and each is counted', () => {
    const steps = inForce.practices.flatMap((practice) =>
      practice.steps.map((step) => `${practice.id}/${step.id}`),
    );
    for (const duty of one.truth.duties) expect(steps).toContain(`${duty.practice}/${duty.step}`);
    expect(new Set(one.truth.duties.map((duty) => duty.practice))).toEqual(new Set(one.practices.ids));
  });

  test('drawings: one for each thing, plain SVG, nothing loaded', () => {
    const folder = join(contentFolder, 'exercises', id, 'views');
    const views = new Set((one.scene?.things ?? []).map((thing) => `${thing.view}.svg`));
    expect(readdirSync(folder).toSorted()).toEqual([...views].toSorted());
    for (const view of views) {
      const svg = readFileSync(join(folder, view), 'utf8');
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 800 600" role="img"/);
      expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
        /<script|<foreignObject|\bon\w+=|href|https?:|@import/i,
      );
    }
  });

  test('it travels as one file that opens as what it was', () => {
    const folder = join(contentFolder, 'exercises', id, 'views');
    const views = readdirSync(folder).map((name) => [
      name.replace('.svg', ''),
      readFileSync(join(folder, name), 'utf8'),
    ]);
    const truth = readText(`exercises/${id}/truth.yaml`);
    const packed = packExercise({
      exercise: readText(`exercises/${id}/exercise.yaml`),
      truth,
      rubrics: {},
      views: Object.fromEntries(views),
    });
    if ('errors' in packed) throw new Error(JSON.stringify(packed.errors));
    const read = openExercise(packed.bytes);
    expect('exercise' in read && read.exercise).toEqual(one);
  });

  test('things lie in their zones; English, Vietnamese and Korean', () => {
    for (const thing of one.scene?.things ?? []) {
      const zone = one.scene!.zones.find((place) => place.id === thing.zone)!;
      expect(thing.x >= zone.x && thing.x + thing.width <= zone.x + zone.width, thing.id).toBe(true);
      expect(thing.y >= zone.y && thing.y + thing.height <= zone.y + zone.height, thing.id).toBe(true);
    }
    expect(one.drafts).toEqual(['vi', 'ko']);
    for (const text of [one.title, one.summary, one.brief, one.truth.story])
      for (const language of ['en', 'vi', 'ko']) expect(text[language], text.en).toBeTruthy();
    expect(existsSync(join(contentFolder, 'exercises', id, 'evidence'))).toBe(false);
  });
});

describe('what comes in', () => {
  const DAY = MINI_DAY;
  const at = (time: string): number => DAY + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
  /** Injects due at a time of a play that started when its first act was written; acts after that time have not happened. */
  function dueAt(id: string, lines: string, time: string, starts: string): readonly string[] {
    const events = miniRecord(lines).filter(({ body }) => body.claimed.start <= at(time));
    const run = {
      starts: at(starts),
      ends: at(starts) + 3_600_000,
      started: at(starts),
      pauses: [],
      closed: null,
    };
    return dueInjects(exercise(id), run, events, at(time)).map(({ inject }) => inject.id);
  }
  const station = miniOf(readText('exercises/room-station/plays/careful.acts'));
  const relay = miniOf(readText('exercises/relay/plays/careful.acts'));

  test('the neighbour comes only where no cordon was set, the print dries only where nobody took it', () => {
    const without = station
      .split('\n')
      .filter((line) => !/ cordon | collect WetPrint/.test(line))
      .join('\n');
    expect(dueAt('room-station', without, '14:05', '14:00')).toEqual([]);
    expect(dueAt('room-station', without, '14:06', '14:00')).toEqual(['neighbour']);
    expect(dueAt('room-station', without, '14:18', '14:00')).toContain('print-dries');
    for (const time of ['14:06', '14:18', '14:40']) {
      expect(dueAt('room-station', station, time, '14:00')).not.toContain('neighbour');
      expect(dueAt('room-station', station, time, '14:00')).not.toContain('print-dries');
    }
  });

  test('water spreads four minutes after somebody is in', () => {
    expect(dueAt('room-station', station, '14:10', '14:00')).toEqual([]);
    expect(dueAt('room-station', station, '14:11', '14:00')).toEqual(['water-spreads']);
  });

  test('the other team is there after thirty-five minutes; a doubt about the seal follows the receipt of the tablet', () => {
    expect(dueAt('relay', relay, '11:46', '11:12')).toEqual([]);
    expect(dueAt('relay', relay, '11:47', '11:12')).toEqual(['other-team-waits']);
    expect(dueAt('relay', relay, '11:55', '11:12')).toContain('number-read-aloud');
  });
});

test('the relay: each wrong container costs its duty and nothing else', () => {
  const one = exercise('relay');
  const careful = miniOf(readText('exercises/relay/plays/careful.acts'));
  for (const [thing, right, step] of [
    ['Cloth', 'paper-bag', 'breathable-container'],
    ['Knife', 'rigid-box', 'sharp'],
    ['Tablet', 'antistatic-bag', 'electronic'],
    ['Rag', 'airtight-can', 'volatile'],
  ] as const) {
    const record = careful.replace(
      `package ${thing} container ${right}`,
      `package ${thing} container plastic-bag`,
    );
    const events = miniRecord(record);
    const verdicts = checkRecord(practicesOf(one), events, { closed: true });
    const { components } = scoreCase({ exercise: one, events, verdicts, closed: true, handedIn: true });
    const lost = components.filter(({ part, state }) => part === 'process' && state !== 'earned');
    expect(lost.map((part) => [part.id, part.state])).toEqual([
      [
        step === 'breathable-container'
          ? `process.${step}.cloth`
          : `process.breathable-container.${step}.${thing.toLowerCase()}`,
        'departure',
      ],
    ]);
  }
});
