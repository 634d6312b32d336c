import { useQuery } from '@tanstack/react-query';
import type { KnownHere } from '@tracecraft/exchange';
import { useMemo } from 'react';
import { deviceKnowsQuery, knownTo } from '../../case/known-here.ts';
import { useExchange } from '../../case/open-exchange.ts';

/** What this device knows of people and cases. */
export function useKnown(): KnownHere {
  const { state } = useExchange();
  const device = useQuery(deviceKnowsQuery).data;
  return useMemo(() => knownTo(state, device), [state, device]);
}
