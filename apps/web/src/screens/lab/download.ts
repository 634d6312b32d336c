/** Hands bytes to the browser's own download; nothing leaves the machine. */
export function download(
  name: string,
  pieces: readonly Uint8Array[],
  mediaType = 'application/octet-stream',
): void {
  const url = URL.createObjectURL(new Blob([...pieces] as BlobPart[], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
