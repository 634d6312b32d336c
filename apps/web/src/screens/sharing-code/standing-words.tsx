import type { StandingView } from '@tracecraft/exchange';
import type { ComponentProps } from 'react';
import { Tag } from '../../design/index.ts';
import { useSay, type Say } from '../../language/index.ts';

const TONES: Readonly<Record<StandingView['state'], ComponentProps<typeof Tag>['tone']>> = {
  adopt: 'ok',
  adapt: 'info',
  reserve: 'risk',
  undecided: undefined,
  none: undefined,
  conflict: 'departure',
  refused: 'departure',
};

/** The word for a standing: a loosening is part of the word, so that it shows wherever the standing does. */
export function standingWord(say: Say, { state, loosens }: Pick<StandingView, 'state' | 'loosens'>): string {
  return say(`sharing.code.state.${state === 'adapt' && loosens ? 'adapt-looser' : state}`);
}

/** A standing as a word, and whether a newer text waits for the agency. */
export function StandingTag({ view }: { readonly view: Pick<StandingView, 'state' | 'loosens' | 'behind'> }) {
  const say = useSay();
  return (
    <>
      <Tag tone={view.loosens ? 'departure' : TONES[view.state]}>{standingWord(say, view)}</Tag>
      {view.behind && <Tag tone="risk">{say('sharing.code.behind')}</Tag>}
    </>
  );
}
