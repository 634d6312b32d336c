import type { Note } from '@tracecraft/exchange';
import { useState } from 'react';
import { useExchange } from '../../case/open-exchange.ts';
import { Button, Panel, SelectField, TextArea } from '../../design/index.ts';
import { useLanguage } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import type { Parties } from './parties.ts';
import { useCooperationAct } from './use-cooperation-act.ts';

const REASONS = [
  'no-legal-basis',
  'out-of-scope',
  'not-enough-facts',
  'originator-control',
  'pending-case',
  'other',
] as const;

/** The party a note is for accepts it, answers it, or refuses it with reasons. */
export function ReplyForm({ note, parties }: { readonly note: Note; readonly parties: Parties }) {
  const { phrases, code: language } = useLanguage();
  const { say } = phrases;
  const { mine } = useExchange();
  const [text, setText] = useState('');
  const [reason, setReason] = useState<string>('');
  const { act, outcome } = useCooperationAct(parties.reader);
  const agency = note.to.startsWith('agency:') ? note.to.slice('agency:'.length) : (mine[0]?.agency ?? '');
  const shared = {
    agency,
    handling: note.said.handling,
    audience: [note.from, note.to],
    note: note.said.event,
    party: note.to,
  };
  const reply = async (kind: string, more: Readonly<Record<string, string>>, done: string): Promise<void> => {
    if (await act(kind, { ...shared, ...more }, done)) setText('');
  };
  const said = text.trim();
  return (
    <Panel title={say('sharing.reply.title')}>
      <div className={parts['form']}>
        <TextArea
          label={say('sharing.reply.text')}
          hint={say('sharing.note.facts-hint')}
          rows={4}
          maxLength={8000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <SelectField
          label={say('sharing.reply.reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        >
          <option value="">{say('sharing.choose')}</option>
          {REASONS.map((one) => (
            <option key={one} value={one}>
              {say(`sharing.reply.reason.${one}`)}
            </option>
          ))}
        </SelectField>
        <Said outcome={outcome} />
        <span className={parts['row']}>
          {note.status === 'open' && (
            <Button onClick={() => void reply('note.accepted', {}, say('sharing.reply.accepted'))}>
              {say('sharing.reply.accept')}
            </Button>
          )}
          <Button
            look="primary"
            disabled={said === ''}
            onClick={() =>
              void reply('note.answered', { text: said, language }, say('sharing.reply.answered'))
            }
          >
            {say('sharing.reply.answer')}
          </Button>
          <Button
            look="danger"
            disabled={said === '' || reason === ''}
            onClick={() =>
              void reply('note.refused', { text: said, language, reason }, say('sharing.reply.refused'))
            }
          >
            {say('sharing.reply.refuse')}
          </Button>
        </span>
      </div>
    </Panel>
  );
}
