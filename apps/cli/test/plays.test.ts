import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portableHashing } from '@tracecraft/bytes';
import type { DiskImage } from '@tracecraft/image';
import { locusOf, replayFinding } from '@tracecraft/workbench';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  exercise,
  opened,
  play,
  practicesOf,
  readContent,
  shippedStick,
  type Play,
  type Theatre,
} from './play-in-process.ts';
import { haveImages, imagesFolder } from './shared-images.ts';

const blueTape: Theatre = {
  exercise: exercise('blue-tape'),
  compiled: practicesOf(exercise('blue-tape')),
  evidence: new Map([['usb-stick', shippedStick()]]),
};
const script = (id: string, name: string): string => readContent(`exercises/${id}/plays/${name}.acts`);

/** Departures as the head of a script lists them: practice and object by its word. */
function departuresOf({ debrief, words }: Play): string[] {
  const object = ({ type, id }: { type: string; id: string }): string =>
    type === 'search' ? 'search' : (words.get(id) ?? id);
  return debrief.departures
    .map(
      ({ verdict, state }) =>
        `${verdict.practice} ${object(verdict.object)}${state === 'explained' ? ' explained' : ''}`,
    )
    .toSorted();
}

/** What reading the bytes of each finding again showed. */
function replaysOf({ state }: Play, disk: DiskImage): string[] {
  const stated = state.events.filter((event) => event.header.kind === 'finding.stated');
  return stated.map(({ body }) => {
    const locus = locusOf(body.fields);
    return locus === null ? 'no locus' : replayFinding(locus, disk, portableHashing).outcome;
  });
}

describe('Blue Tape', () => {
  test('careful.acts: every line is played, nothing departs, everything is found', async () => {
    const careful = await play(blueTape, script('blue-tape', 'careful'));
    expect(careful.run.refused).toEqual([]);
    expect(departuresOf(careful)).toEqual([]);
    expect(careful.state.verdicts.filter((one) => one.verdict === 'uncertain')).toEqual([]);
    expect(careful.debrief.score.total).toBe(100);
    expect(careful.debrief.exculpatory).toEqual({ expected: 2, found: 2 });
    expect(replaysOf(careful, shippedStick().disk)).toEqual(Array.from({ length: 5 }, () => 'same'));
  });

  test('hurried.acts shows exactly the departures its head lists, each with what it rests on', async () => {
    const text = script('blue-tape', 'hurried');
    const listed = [...text.matchAll(/^# {3}([a-z-]+) +(\S+) {2,}(.*)$/gm)].map(
      ([, practice, object, why]) =>
        `${practice} ${object}${why?.includes('(explained') === true ? ' explained' : ''}`,
    );
    expect(listed.length).toBe(15);
    const hurried = await play(blueTape, text);
    expect(hurried.run.refused).toEqual([]);
    expect(departuresOf(hurried)).toEqual(listed.toSorted());
    for (const { verdict } of hurried.debrief.departures) {
      expect(verdict.activation, verdict.practice).not.toBeNull();
      expect(verdict.missing, verdict.practice).toBeTruthy();
      expect(verdict.basis, verdict.practice).not.toBeNull();
    }
    expect(hurried.debrief.score.total).toBeLessThan(40);
    expect(hurried.debrief.falseFindings.map((one) => one.decoy)).toEqual(['lawful-waybill']);
    expect(hurried.debrief.findings.filter((one) => one.state === 'found').map((one) => one.id)).toEqual([
      'consignee',
      'courier-lawful',
    ]);
  });
});

describe.runIf(haveImages())('Scan of the Month 24, from its real image', () => {
  test('careful.acts reaches every published answer a FAT examiner can reach; the rest is listed', async () => {
    const bytes = Object.values(
      unzipSync(new Uint8Array(readFileSync(join(imagesFolder, 'scenario/sotm24-floppy.zip')))),
    )[0]!;
    const one = exercise('sotm24');
    const careful = await play(
      { exercise: one, compiled: practicesOf(one), evidence: new Map([['sotm24-floppy', opened(bytes)]]) },
      script('sotm24', 'careful'),
    );
    expect(careful.run.refused).toEqual([]);
    expect(careful.debrief.findings.map((finding) => finding.state)).toEqual(
      Array.from({ length: 7 }, () => 'found'),
    );
    expect(departuresOf(careful)).toEqual([]);
    expect(careful.debrief.score.total).toBe(100);
    expect(replaysOf(careful, opened(bytes).disk)).toEqual(Array.from({ length: 7 }, () => 'same'));
    expect(careful.debrief.beyond.map((item) => item.id)).toEqual(['other-schools']);
  });
});
