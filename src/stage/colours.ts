/** The two colours the stage draws with itself: those of the pen and of the paper. */
export const ink = '#222736';
export const paper = '#fffdf8';
