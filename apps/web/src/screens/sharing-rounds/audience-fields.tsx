import { useExchange } from '../../case/open-exchange.ts';
import { ChoiceField } from '../../design/index.ts';
import { useSay } from '../../language/index.ts';
import parts from '../course-parts/course-parts.module.css';
import { audienceOf, READERS, type Readers } from './audience-choice.ts';

/** Who may read it, in plain words; the handling label follows from it and is shown. */
export function AudienceFields({
  agency,
  readers,
  named,
  onChange,
}: {
  readonly agency: string;
  readonly readers: Readers;
  readonly named: readonly string[];
  readonly onChange: (part: { readonly readers?: Readers; readonly named?: readonly string[] }) => void;
}) {
  const say = useSay();
  const { state } = useExchange();
  const others = [...state.members.agencies.values()].filter(
    (one) => one.agency !== agency && one.left === null,
  );
  return (
    <div className={parts['form']}>
      <ChoiceField
        label={say('sharing.readers')}
        hint={say(`sharing.readers.how.${readers}`, { label: audienceOf(readers, agency, named).handling })}
        options={READERS.map((value) => ({ value, label: say(`sharing.readers.${value}`) }))}
        value={readers}
        onChoose={(value) => onChange({ readers: value })}
      />
      {readers === 'named' && (
        <fieldset>
          <legend>{say('sharing.readers.which')}</legend>
          {others.map((one) => (
            <label key={one.agency} className={parts['check']}>
              <input
                type="checkbox"
                checked={named.includes(one.agency)}
                onChange={({ target }) =>
                  onChange({
                    named: target.checked
                      ? [...named, one.agency]
                      : named.filter((agencyNamed) => agencyNamed !== one.agency),
                  })
                }
              />
              {one.name}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
