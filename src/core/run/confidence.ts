export const confidences = ['sure', 'doubt', 'guess'] as const;

/** How certain the player was of a choice. */
export type Confidence = (typeof confidences)[number];
