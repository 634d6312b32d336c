import type { Said } from '@tracecraft/exchange';
import { useExchange } from '../../case/open-exchange.ts';
import { deviceZone, formatClock, formatDay, useLanguage } from '../../language/index.ts';

/** For which agency something was said and when, on the reader's own clock. */
export function SaidBy({ said, zone = false }: { readonly said: Said; readonly zone?: boolean }) {
  const { phrases, code } = useLanguage();
  const { state } = useExchange();
  const here = deviceZone();
  const agency = state.members.agencies.get(said.agency)?.name ?? said.agency;
  return (
    <small>
      {agency} · {formatDay(said.at, code, here)}{' '}
      <time dateTime={new Date(said.at).toISOString()}>{formatClock(said.at, here, false)}</time>
      {zone && ` ${phrases.say('sharing.round.your-clock', { zone: here })}`}
    </small>
  );
}
