/** Keys of localStorage that more than one script reads. Nothing else stands here: it is written into the page too. */
export const settingsKey = 'tegenspel.settings';
export const nextKey = 'tegenspel.next';
