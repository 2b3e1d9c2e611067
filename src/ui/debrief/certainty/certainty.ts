/** Id of the heading of what you were sure of. */
export const certaintyId = 'debrief-certainty';
