/** Whether the lines of a name were written without its entry: of a file, or of a folder, which is still to be entered. */
export const TAKEN = { not: 0, file: 1, folder: 2 } as const;
export type Taken = (typeof TAKEN)[keyof typeof TAKEN];
