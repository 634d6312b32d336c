import { Option, type Command } from 'commander';
import { ARTEFACT_KINDS, type ArtefactKind, type ArtefactRow } from '@tracecraft/artefacts';
import { printable } from '@tracecraft/image';
import { artefactsIn, type FoundArtefact } from '../evidence/artefact-files.ts';
import { LineWriter } from '../evidence/output.ts';
import { tellNotices, wholeNumber, withImage, type ImageCommandOptions } from '../evidence/with-image.ts';
import { EXIT } from '../exit-codes.ts';
import { phrasesFor } from '../speak.ts';

interface ArtefactsOptions extends ImageCommandOptions {
  readonly kind?: ArtefactKind;
}

const EXAMPLES = `
Examples:
  tracecraft image artefacts disk.E01
  tracecraft image artefacts disk.E01 '/$Recycle.Bin' --kind recycle-bin
  tracecraft image artefacts disk.dd /Windows/System32/config/SYSTEM --json
  tracecraft image artefacts phone.zip --kind database
Each row: byte in the file (behind -wal, .LOG1 or a part's name where it counts there), structure and field, the stored
value, = the same made readable, and for a time its reading and what the stored value counts; no zone is added where none
is stored. carved: found by a signature in a damaged or unused part. superseded: a log beside the file took it away or
changed it. Text of one byte a letter has no code page: letters other than ASCII are printed as \\xNN.`;

/** `tracecraft image artefacts`. */
export function addImageArtefacts(image: Command): void {
  image
    .command('artefacts')
    .description('what systems, browsers, phones and cameras wrote down: each value with its field and place')
    .argument('<image>', 'image file, or one of its segments')
    .argument('[path]', 'only this file, or files below this folder')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(ARTEFACT_KINDS))
    .option('--partition <number>', 'only this partition, numbered as in `image info`', wholeNumber)
    .option('--offset <sectors>', 'a volume begins at this sector of 512 bytes', wholeNumber)
    .option('--json', 'print one line of JSON a file')
    .addHelpText('after', EXAMPLES)
    .action((path: string, where: string | undefined, options: ArtefactsOptions) =>
      withImage([path], options, (opened) => {
        const out = new LineWriter();
        const tally = { files: 0, rows: 0, partial: 0 };
        for (const found of artefactsIn(opened, where, options.kind)) {
          if ('problem' in found) {
            tellUnread(found.path, found.problem);
            continue;
          }
          tally.files++;
          tally.rows += found.rows.length;
          if (found.partial) tally.partial++;
          if (options.json === true ? !out.line(JSON.stringify(found)) : !print(found, out)) return;
        }
        if (options.json !== true) out.line(phrasesFor('en').say('image.artefacts.count', tally));
        out.flush();
        if (tally.partial > 0) process.exitCode = EXIT.badInput;
        return tellNotices(opened);
      }),
    );
}

function tellUnread(path: string, { code, params }: { code: string; params: object }): void {
  console.error(`${printable(path)}: ${phrasesFor('en').say(`error.${code}`, { ...params })}`);
  process.exitCode = EXIT.badInput;
}

function print(found: FoundArtefact, out: LineWriter): boolean {
  const { path, partition, number, kind, form, deleted, certainty, rows, faults } = found;
  const state = deleted ? `deleted, ${certainty}` : 'live';
  out.line(`${printable(path)}  (partition ${partition}, ${number}; ${state})  ${kind}, ${form || '–'}`);
  for (const row of rows) if (!out.line(lineOf(row))) return false;
  const phrases = phrasesFor('en');
  for (const { code, structure, field, offset, value } of faults)
    out.line(`  ! ${phrases.say(`notice.${code}`, { structure, field, offset, value: printable(value) })}`);
  return out.line('');
}

function lineOf(row: ArtefactRow): string {
  const { offset, source, record, stored, value, time, within = '', carved, superseded } = row;
  const cells = [
    `${within}${within === '' ? '' : ' '}${offset}`.padStart(10),
    source.padEnd(32),
    printable(stored),
  ];
  if (value !== undefined) cells.push(`= ${printable(value)}`);
  if (time !== undefined) cells.push(`${time.reading ?? '–'}  ${time.semantics}`);
  if (record !== '') cells.push(`[${printable(record)}]`);
  if (carved === true) cells.push('carved');
  if (superseded === true) cells.push('superseded');
  return cells.join('  ');
}
