/** The thread that takes runs in. */
import { serveCommits } from './commit-thread.ts';
import { createHandIn } from './hand-in.ts';

serveCommits(createHandIn);
