import type { Lesson } from '@tracecraft/exchange';
import { useExchange, useExchangeAct } from '../../case/open-exchange.ts';
import { Button, Empty, Panel, Tag } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { Said } from '../course-parts/said.tsx';
import { SaidBy } from '../sharing-rounds/said-by.tsx';
import { stepOf } from './lesson-words.ts';

/** Which agencies agree with the wording that stands; a steward signs for each. */
export function AgreeStep({ lesson }: { readonly lesson: Lesson }) {
  const say = useSay();
  const { mine } = useExchange();
  const { act, outcome } = useExchangeAct();
  const { agreed, agreedBefore, identified } = lesson;
  const steward = mine.find(({ duty }) => duty === 'steward');
  const done = agreed.some(({ agency }) => agency === steward?.agency);
  const agree = (): void =>
    void act('lesson.agreed', stepOf(lesson, steward?.agency ?? ''), { done: say('sharing.lesson.signed') });
  return (
    <Panel title={say('sharing.lesson.stage.agreed')} flush>
      {agreed.length + agreedBefore.length === 0 && <Empty>{say('sharing.lesson.nobody-agreed')}</Empty>}
      <ul className={parts['lines']}>
        {agreed.map((said) => (
          <li key={said.event}>
            <SaidBy said={said} />
          </li>
        ))}
        {agreedBefore.map((said) => (
          <li key={said.event}>
            <SaidBy said={said} />
            <Tag tone="risk">{say('sharing.lesson.agreed-before')}</Tag>
          </li>
        ))}
        <li>
          <Said outcome={outcome} />
          {steward !== undefined && !done && identified.length > 0 ? (
            <Button onClick={agree}>{say('sharing.lesson.agree')}</Button>
          ) : (
            <small>
              {say(identified.length === 0 ? 'sharing.lesson.identify-first' : 'sharing.lesson.stewards')}
            </small>
          )}
        </li>
      </ul>
    </Panel>
  );
}
