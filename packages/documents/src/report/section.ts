/** A table of texts; every row has as many cells as the first. `head` may be empty. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  readonly heading: string;
  readonly texts: readonly string[];
  readonly tables: readonly Table[];
}

/** What stands above the sections. */
export interface ReportHead {
  readonly language: string;
  readonly title: string;
  readonly course: string;
  readonly dates: string;
  readonly texts: readonly string[];
  readonly sponsors: readonly { readonly name: string; readonly text: string }[];
  readonly supportedBy: string;
}
