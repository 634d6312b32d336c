/** The text of a file in UTF-8, or null when its bytes are not that: letters would be lost without anybody seeing it. */
export async function readTable(file: Blob): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}
