import { drawingSVG, qrcode } from 'bwip-js/generic';

/** A QR code (error correction M) as one SVG path in a square of `side` units. */
export function qrModules(text: string): { readonly side: number; readonly path: string } {
  const options = { bcid: 'qrcode', text, eclevel: 'M', scale: 1 };
  const drawn: string = qrcode<string>(options, drawingSVG());
  const side = /viewBox="0 0 (\d+) /.exec(drawn)?.[1];
  const path = /<path d="([^"]+)"/.exec(drawn)?.[1];
  if (side === undefined || path === undefined) throw new RangeError('no QR code was drawn');
  return { side: Number(side), path };
}
