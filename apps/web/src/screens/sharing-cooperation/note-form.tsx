import type { ActFields } from '../../case/stream-acts.ts';
import { useExchange } from '../../case/open-exchange.ts';
import { useState } from 'react';
import { Button, ChoiceField, Panel, SelectField, TextArea, TextField } from '../../design/index.ts';
import { useLanguage, wallText, deviceZone } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import type { PartyChoice, Parties } from './parties.ts';
import { useCooperationAct } from './use-cooperation-act.ts';

const DAY = 86_400_000;
const LABELS = ['TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;
const CHOICES = {
  channel: ['liaison', 'around-the-clock', 'police-organisation'],
  source: ['1', '2', '3', '4'],
  information: ['A', 'B', 'C', 'D'],
  code: ['P', 'C', 'R'],
  use: ['lead-only', 'preserve', 'act-on'],
} as const;
type Choice = keyof typeof CHOICES;

interface Draft extends Readonly<Record<Choice, string>> {
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly facts: string;
  readonly conditions: string;
  readonly handling: string;
  readonly answer: string;
  readonly control: boolean;
  readonly confidential: boolean;
  readonly quotes: string;
}

const blank = (from: string): Draft => ({
  from,
  to: '',
  title: '',
  facts: '',
  conditions: '',
  handling: 'TLP:AMBER',
  channel: 'liaison',
  source: '4',
  information: 'D',
  code: 'C',
  use: 'lead-only',
  answer: wallText(Date.now() + 2 * DAY, deviceZone()),
  control: true,
  confidential: false,
  quotes: '',
});

/** A new intelligence note: who to, what is known and how well, what it may be used for, and until when one waits. */
export function NoteForm({ parties }: { readonly parties: Parties }) {
  const { phrases, code: language } = useLanguage();
  const { say } = phrases;
  const { mine, state } = useExchange();
  const [draft, setDraft] = useState<Draft>(() => blank(parties.own[0]?.party ?? ''));
  const { act, outcome } = useCooperationAct(parties.reader);
  const set = (more: Partial<Draft>): void => setDraft({ ...draft, ...more });
  const from = draft.from === '' ? (parties.own[0]?.party ?? '') : draft.from;
  const agency = from.startsWith('agency:') ? from.slice('agency:'.length) : (mine[0]?.agency ?? '');
  const ready = draft.to !== '' && draft.title.trim() !== '' && draft.facts.trim() !== '';
  const send = async (): Promise<void> => {
    const fields = fieldsOf({ ...draft, from }, agency, language);
    if (await act('note.sent', fields, say('sharing.cooperation.sent'))) setDraft(blank(from));
  };
  const received = [...state.cooperation.notes.values()].filter(({ to }) => parties.reader.parties.has(to));
  const choose = (name: Choice) => (
    <SelectField
      label={say(`sharing.note.${name}`)}
      value={draft[name]}
      onChange={(event) => set({ [name]: event.target.value })}
    >
      {CHOICES[name].map((one) => (
        <option key={one} value={one}>
          {say(`sharing.note.${name}.${one}`)}
        </option>
      ))}
    </SelectField>
  );
  return (
    <Panel title={say('sharing.note.new')}>
      <p>{say('sharing.note.no-evidence')}</p>
      <div className={parts['form']}>
        <div className={parts['fields']}>
          <PartyField
            label={say('sharing.note.from')}
            all={parties.own}
            value={from}
            onPick={(one) => set({ from: one })}
          />
          <PartyField
            label={say('sharing.note.to')}
            all={parties.others}
            value={draft.to}
            onPick={(to) => set({ to })}
          />
          {choose('channel')}
        </div>
        <TextField
          label={say('sharing.note.title')}
          value={draft.title}
          maxLength={160}
          onChange={(event) => set({ title: event.target.value })}
        />
        <TextArea
          label={say('sharing.note.facts')}
          hint={say('sharing.note.facts-hint')}
          rows={5}
          value={draft.facts}
          maxLength={8000}
          onChange={(event) => set({ facts: event.target.value })}
        />
        <div className={parts['fields']}>
          {choose('source')}
          {choose('information')}
          {choose('code')}
          {choose('use')}
        </div>
        <TextField
          label={say('sharing.note.conditions')}
          optional={say('sharing.optional')}
          value={draft.conditions}
          maxLength={600}
          onChange={(event) => set({ conditions: event.target.value })}
        />
        <ChoiceField
          label={say('sharing.note.handling')}
          options={LABELS.map((value) => ({ value, label: say(`sharing.note.handling.${value}`) }))}
          value={LABELS.find((one) => one === draft.handling)}
          onChoose={(handling) => set({ handling })}
        />
        <div className={parts['fields']}>
          <TextField
            label={say('sharing.note.answer-by')}
            type="datetime-local"
            value={draft.answer}
            onChange={(event) => set({ answer: event.target.value })}
          />
          {received.length > 0 && (
            <SelectField
              label={say('sharing.note.quotes')}
              value={draft.quotes}
              onChange={(event) => set({ quotes: event.target.value })}
            >
              <option value="">{say('sharing.note.quotes-none')}</option>
              {received.map(({ said, title }) => (
                <option key={said.event} value={said.event}>
                  {title}
                </option>
              ))}
            </SelectField>
          )}
        </div>
        <Check
          label={say('sharing.note.control')}
          on={draft.control}
          onTurn={(control) => set({ control })}
        />
        <Check
          label={say('sharing.note.confidential')}
          on={draft.confidential}
          onTurn={(confidential) => set({ confidential })}
        />
        <Said outcome={outcome} />
        <Button look="primary" disabled={!ready} onClick={() => void send()}>
          {say('sharing.note.send')}
        </Button>
      </div>
    </Panel>
  );
}

/** `answer` is on this device's clock. */
function fieldsOf(draft: Draft, agency: string, language: string): ActFields {
  const { conditions, answer, quotes, from, to } = draft;
  const by = Date.parse(answer);
  return {
    ...draft,
    agency,
    audience: [from, to],
    title: draft.title.trim(),
    facts: draft.facts.trim(),
    conditions: conditions.trim() === '' ? undefined : conditions.trim(),
    answer: Number.isNaN(by) ? undefined : by,
    quotes: quotes === '' ? undefined : quotes,
    caveat: 'intelligence-only',
    language,
  };
}

export function PartyField({
  label,
  all,
  value,
  onPick,
}: {
  readonly label: string;
  readonly all: readonly PartyChoice[];
  readonly value: string;
  readonly onPick: (party: string) => void;
}) {
  const { say } = useLanguage().phrases;
  return (
    <SelectField label={label} value={value} onChange={(event) => onPick(event.target.value)}>
      <option value="">{say('sharing.choose')}</option>
      {all.map(({ party, name }) => (
        <option key={party} value={party}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

function Check({
  label,
  on,
  onTurn,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
}) {
  return (
    <label className={parts['check']}>
      <input type="checkbox" checked={on} onChange={(event) => onTurn(event.target.checked)} />
      {label}
    </label>
  );
}
