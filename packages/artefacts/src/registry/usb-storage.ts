import type { RowGatherer } from '../row-gatherer.ts';
import { filetime } from '../times.ts';
import type { Hive, Key } from './hive.ts';
import { keyTimeRow, valueRows } from './value-row.ts';

const NAMES = ['FriendlyName', 'HardwareID', 'ContainerID', 'ParentIdPrefix', 'Mfg', 'Service'];
/** Device properties of devpkey.h that hold a FILETIME, of this set. */
const PROPERTIES = 'Properties\\{83da6326-97a6-4088-9453-a1923f573b29}';
const MEANING: Readonly<Record<number, string>> = {
  0x64: 'DEVPKEY_Device_InstallDate',
  0x65: 'DEVPKEY_Device_FirstInstallDate',
  0x66: 'DEVPKEY_Device_LastArrivalDate',
  0x67: 'DEVPKEY_Device_LastRemovalDate',
};

/** `Enum\USBSTOR`: below each model each device, whose key is its serial number (with `&` second: made by Windows). */
export function readUsbStorage(hive: Hive, set: Key, rows: RowGatherer): void {
  const store = hive.find(set, 'Enum\\USBSTOR');
  if (store === null) return;
  for (const model of hive.children(store))
    rows.attempt(() => {
      for (const device of hive.children(model)) rows.attempt(() => readDevice(hive, device, rows));
    });
}

function readDevice(hive: Hive, device: Key, rows: RowGatherer): void {
  keyTimeRow(hive, device, rows);
  valueRows(hive, device, NAMES, rows);
  const properties = hive.find(device, PROPERTIES);
  if (properties === null) return;
  for (const property of hive.children(properties)) {
    const meaning = MEANING[Number.parseInt(property.name, 16)];
    if (meaning !== undefined) rows.attempt(() => readDate(hive, property, meaning, rows));
  }
}

/** The date is the default value (Windows 8 on), or `Data` of a key `00000000` below (Windows 7). */
function readDate(hive: Hive, property: Key, meaning: string, rows: RowGatherer): void {
  const below = hive.find(property, '00000000');
  const values = [...hive.values(property), ...(below === null ? [] : hive.values(below))];
  for (const value of values) {
    if (value.data.length !== 8 || !['', 'Data'].includes(value.name)) continue;
    const ticks = new DataView(value.data.slice().buffer).getBigUint64(0, true);
    const fact = { stored: String(ticks), time: filetime(ticks) };
    rows.row(meaning, value.key.path, fact, { offset: value.offset, length: 8 });
  }
}
