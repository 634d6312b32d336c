import type { Act } from '../session-contract.ts';
import { stateAct } from './state-act.ts';

/** Package, seal and label in one go: the acts it means, in their order; a label is left out when there is none. */
export function sealExhibit(
  exhibit: string,
  parcel: { readonly container?: string | null; readonly sealNumber: string; readonly label?: string | null },
): readonly Act[] {
  const { container, sealNumber, label } = parcel;
  return [
    ...(container ? [stateAct('exhibit.packaged', { objects: { exhibit }, fields: { container } })] : []),
    stateAct('exhibit.sealed', { objects: { exhibit }, fields: { 'seal-number': sealNumber } }),
    ...(label ? [stateAct('exhibit.labelled', { objects: { exhibit }, fields: { label } })] : []),
  ];
}
