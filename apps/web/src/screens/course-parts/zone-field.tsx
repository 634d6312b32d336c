import { useId } from 'react';
import { TextField } from '../../design/index.ts';
import { knownZones, useSay } from '../../language/index.ts';

/** An IANA time zone, typed or chosen. */
export function ZoneField({
  label,
  value,
  onType,
  optional,
}: {
  readonly label: string;
  readonly value: string;
  readonly onType: (zone: string) => void;
  readonly optional?: string;
}) {
  const say = useSay();
  const list = useId();
  const wrong = value !== '' && !isKnown(value);
  return (
    <>
      <TextField
        label={label}
        list={list}
        value={value}
        optional={optional}
        error={wrong ? say('office.zone.unknown') : undefined}
        autoComplete="off"
        onChange={(event) => onType(event.target.value)}
      />
      <datalist id={list}>
        {knownZones().map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </datalist>
    </>
  );
}

/** Whether the browser knows the zone; names that were replaced count. */
export function isKnown(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
