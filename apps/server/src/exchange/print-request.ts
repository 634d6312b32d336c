import { printRequest, type PrintedRequest } from '@tracecraft/documents';
import { foldExchange, isFor, type ExchangeState } from '@tracecraft/exchange';
import type { Account } from '@tracecraft/protocol';
import { ApiProblem } from '../http/api-problem.ts';
import type { Services } from '../services.ts';
import { wordsIn } from '../words.ts';

/** A draft of a request `account` may read, in print. Throws `draft.unknown`. */
export async function requestInPrint(
  { exchange }: Pick<Services, 'exchange'>,
  account: Account,
  asked: { readonly event: string; readonly language: string | null },
): Promise<PrintedRequest> {
  const record = await exchange.current();
  const reader = await record.readerOf(account);
  const state = foldExchange(
    record.stream,
    record.events.filter((event) => isFor(event, reader)),
  );
  for (const note of state.cooperation.notes.values()) {
    const draft = note.requests.find(({ said }) => said.event === asked.event);
    if (draft === undefined) continue;
    const language = wordsIn(asked.language, 'sharing-cooperation');
    const some = language.phrases.say('sharing.cooperation.some-team');
    return printRequest({ note, draft, language, nameOf: (party) => nameOf(state, party) ?? some });
  }
  throw new ApiProblem('draft.unknown');
}

function nameOf({ members }: ExchangeState, party: string): string | undefined {
  const agency = members.agencies.get(party.replace(/^agency:/, ''));
  if (agency === undefined) return undefined;
  return agency.state === null ? agency.name : `${agency.name}, ${agency.state}`;
}
