/** A scenario file of the host's own, on its way to the server. */
export type Upload =
  | { is: 'checking'; fileName: string }
  | { is: 'added'; fileName: string }
  | { is: 'unreadable' | 'too-large'; fileName: string }
  | { is: 'refused'; fileName: string; problems: readonly string[] };

/** One that the server has taken. */
export type Uploaded = { id: string; sha256: string; fileName: string };
