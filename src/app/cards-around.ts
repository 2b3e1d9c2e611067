/** What the screens that show commitment cards do with them. */
import type { Around } from '../ui/debrief/keep/around.ts';
import { commitments } from './commitments.svelte.ts';
import { dismissRemark, say } from './notices.svelte.ts';
import { saveAs } from './open-file.ts';

export const cardsAround: Pick<Around, 'commitments' | 'removeCommitment' | 'save'> = {
  commitments,
  save: saveAs,
  removeCommitment(id, said) {
    const putBack = commitments.remove(id);
    say(said, () => {
      dismissRemark();
      putBack();
    });
  },
};
