/** Hands bytes to the browser's download under a name; an ending is added where the name has none. */
export function saveAs(blob: Blob, name: string, mediaType: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = /\.\w{1,5}$/.test(name) ? name : `${name}${ENDINGS[mediaType] ?? ''}`;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/json': '.json',
  'text/csv': '.csv',
  'text/plain': '.txt',
  'image/png': '.png',
  'image/jpeg': '.jpg',
};
