import { agreedText, foldExchange, practiceTexts } from '@tracecraft/exchange';
import { paths } from '@tracecraft/protocol';
import { practicesIn, type PracticeFile } from '../play/practice-shelf.ts';
import type { Checked } from './check-simulated.ts';
import type { Simulation } from './simulation.ts';

/** The course ends with one readable text that has adoptions, adaptations and exactly one reservation, also in print. */
export async function sharedCodeChecks({ sharing, office }: Simulation): Promise<readonly Checked[]> {
  const { session } = await sharing(office.account);
  const state = foldExchange(session.stream, session.events());
  const files = (await office.api().get<readonly PracticeFile[]>(paths.practices)).filter(({ path }) =>
    path.endsWith('.practice.md'),
  );
  const byId = new Map(
    practicesIn(files).map((practice, i) => [practice.id, { practice, text: files[i]!.text }]),
  );
  const agreed = state.agreed.at(-1);
  const rows =
    agreed === undefined
      ? []
      : agreedText(
          agreed,
          state,
          practiceTexts((id) => byId.get(id), state.proposals),
        );
  const views = rows.flatMap(({ standings }) => standings.map(({ view }) => view));
  const count = (word: string): number => views.filter((one) => one.state === word).length;
  const pdf =
    agreed === undefined ? '' : await printed(office.api().bytes(paths.agreedCode(agreed.said.event, 'vi')));
  const checked = (what: string, found: unknown, expected: unknown): Checked => ({
    what,
    found: String(found),
    expected: String(expected),
  });
  return [
    checked('agreed-texts', rows.filter(({ text }) => text !== null).length, agreed?.practices.length),
    checked('agreed-adoptions', count('adopt') > 0, true),
    checked('agreed-adaptations', count('adapt') > 0 && views.every(({ loosens }) => !loosens), true),
    checked('agreed-reservations', count('reserve'), 1),
    checked('agreed-without-effect', count('refused') + count('conflict'), 0),
    checked('agreed-printed', pdf, '%PDF-'),
  ];
}

async function printed(pdf: Promise<Uint8Array>): Promise<string> {
  return Buffer.from(await pdf)
    .subarray(0, 5)
    .toString('latin1');
}
