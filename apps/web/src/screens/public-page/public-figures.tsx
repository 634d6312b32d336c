import type { PublicFigures, PublicShare } from '@tracecraft/protocol';
import { Facts, Panel } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';

/** Figures over whole courses; what speaks of fewer than ten people is not told. */
export function PublicFiguresTable({ figures }: { readonly figures: PublicFigures }) {
  const say = useSay();
  const count = (value: number | null): string =>
    value === null ? say('sharing.public.suppressed') : String(value);
  const share = ({ hits, n }: PublicShare): string =>
    hits === null ? say('sharing.public.suppressed') : say('sharing.public.of', { hits, n });
  return (
    <Panel title={say('sharing.public.figures')}>
      <Facts
        rows={[
          [say('sharing.public.courses'), String(figures.courses)],
          [say('sharing.public.officers'), count(figures.officers)],
          [say('sharing.public.attendance'), share(figures.attendance)],
          [say('sharing.public.code-signed'), share(figures.codeSigned)],
          [say('sharing.public.certificates'), count(figures.certificates)],
        ]}
      />
      <p>{say('sharing.public.figures-how')}</p>
    </Panel>
  );
}
