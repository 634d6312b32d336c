import { useId } from 'react';
import { useSay } from '../../language/index.ts';
import headStyles from './head.module.css';

/** The zone the examiner assumes for times stored without one. `null`: none, times stay wall-clock readings. */
export function ZonePicker({
  zone,
  onZone,
}: {
  readonly zone: string | null;
  readonly onZone: (zone: string | null) => void;
}) {
  const say = useSay();
  const id = useId();
  return (
    <label className={headStyles['zone']} htmlFor={id}>
      <span className="label">{say('lab.zone.label')}</span>
      <select
        id={id}
        value={zone ?? ''}
        onChange={(event) => onZone(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      >
        <option value="">{say('lab.zone.none')}</option>
        <option value="UTC">UTC</option>
        {Intl.supportedValuesOf('timeZone').map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
