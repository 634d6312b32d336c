export {
  agencyParty,
  audienceFault,
  isFor,
  MEMBERS,
  PUBLIC,
  teamParty,
  type ExchangeReader,
} from './audience.ts';
export {
  exchangeRefusal,
  exchangeRules,
  type ExchangeRefusal,
  type ExchangeWriter,
} from './exchange-rules.ts';
export { foldExchange, type ExchangeState } from './exchange-state.ts';
export type { Facts, Said } from './facts.ts';
export { agenciesOf, type AgencyHere, type Duty, type Members, type Representative } from './members.ts';
export { freeAgencyId } from './agency-id.ts';
export { planMemberships, type PlannedEvent, type Sent } from './plan-memberships.ts';
