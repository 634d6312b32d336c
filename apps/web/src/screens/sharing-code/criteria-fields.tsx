import { CRITERIA, JUDGEMENTS, type Criterion, type Judgement } from '@tracecraft/exchange';
import { SelectField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';

/** The criteria a decision is weighed by; none decides by itself. */
export function CriteriaFields({
  criteria,
  onChange,
}: {
  readonly criteria: ReadonlyMap<Criterion, Judgement>;
  readonly onChange: (criteria: ReadonlyMap<Criterion, Judgement>) => void;
}) {
  const say = useSay();
  return (
    <details className={parts['more']} open={criteria.size > 0}>
      <summary>{say('sharing.code.criteria')}</summary>
      <p>{say('sharing.code.criteria-why')}</p>
      <div className={parts['fields']}>
        {CRITERIA.map((name) => (
          <SelectField
            key={name}
            label={say(`sharing.code.criterion.${name}`)}
            hint={say(`sharing.code.criterion-asks.${name}`)}
            value={criteria.get(name) ?? ''}
            onChange={({ target }) => onChange(judged(criteria, name, target.value))}
          >
            <option value="">{say('sharing.code.not-judged')}</option>
            {JUDGEMENTS.map((one) => (
              <option key={one} value={one}>
                {say(`sharing.code.judged.${one}`)}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
    </details>
  );
}

function judged(
  criteria: ReadonlyMap<Criterion, Judgement>,
  name: Criterion,
  value: string,
): ReadonlyMap<Criterion, Judgement> {
  const found = JUDGEMENTS.find((one) => one === value);
  const others = [...criteria].filter(([other]) => other !== name);
  return new Map(found === undefined ? others : [...others, [name, found]]);
}
