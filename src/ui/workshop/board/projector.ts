/** What the projector shows, as the server sends it. */
import type { Live } from '../../../core/board/wire.ts';

export type LiveForProjector = Extract<Live, { kind: 'projector' }>;
