/** Why a line could not be acted on: what it names is not there. Text for people: phrase `error.<code>`. */
export type PlayErrorCode =
  | 'play.object-unknown'
  | 'play.object-wrong'
  | 'play.event-unknown'
  | 'play.image-not-open';

export class PlayError extends Error {
  readonly code: PlayErrorCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: PlayErrorCode, params: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(params)}`);
    this.code = code;
    this.params = params;
  }
}
