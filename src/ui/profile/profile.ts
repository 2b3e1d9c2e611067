/** What the profile screen shows, and what becomes of a file that is brought. */
import type { Profile } from '../../core/profile/profile.ts';
import type { ScenarioStanding } from '../../core/profile/standings.ts';
import type { Text } from '../../core/scenario/schema.ts';

/** A client of the game as this player knows him. */
export type ClientCard = {
  /** Id of the scenario. */
  id: string;
  title: Text;
  client: Text;
  /** Address of its picture; null where none was drawn. */
  picture: string | null;
  /** Null before the first conversation. */
  standing: ScenarioStanding | null;
  /** Names of its variants, by id: to be told only of those that were seen. */
  names: Record<string, Text>;
};

/** Where the blind spots can be practised: one variant of one client. */
export type Practice = {
  scenario: string;
  variant: string;
  title: Text;
  client: Text;
  /** Its name, where the player has seen it before; null where it is still hidden. */
  name: Text | null;
  /** Those of the blind spots that come up there. */
  principles: readonly string[];
};

export type ProfileView = {
  profile: Profile;
  clients: readonly ClientCard[];
  /**
   * 'looking' until all conversations have been looked through, 'unknown' when they could not be fetched; null when the
   * principles come up nowhere.
   */
  practice: Practice | 'looking' | 'unknown' | null;
  /** Conversations that count for nothing, as their scenario is gone, has changed, or does not allow them. */
  leftOut: number;
};

/** What a profile file holds beside the conversations. */
export type PartId = 'own-scenarios' | 'settings' | 'commitments';

/** Why a run in a file was refused: not readable, of a scenario not in the game, of an older version, against the rules. */
export type RefusalKind = 'damaged' | 'no-scenario' | 'renewed' | 'impossible';

export type ImportReport = {
  /** Runs taken in, those of them under a new id, and those that could not be kept on the device. */
  taken: number;
  underNewId: number;
  onlyHere: number;
  /** Runs that were here already. */
  known: number;
  refused: readonly { kind: RefusalKind; times: number }[];
  parts: readonly { id: PartId; taken: number; known: number; refused: number }[];
};

/** What there is to say of a file that was brought. */
export type Brought =
  | { is: 'reading' }
  | { is: 'taken'; report: ImportReport }
  | { is: 'undone' }
  | { is: 'refused'; reason: 'too-large' | 'not-json' | 'not-a-profile' | 'newer' | 'failed' };
