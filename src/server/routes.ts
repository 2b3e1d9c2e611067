/** The whole API. The server, its description and the tests of access are made from this table; what is not in it does not exist. */
import { hostingRoutes } from './routes/hosting.ts';
import { openingRoutes } from './routes/opening.ts';
import { playingRoutes } from './routes/playing.ts';
import type { Route } from './routes/route.ts';

export const routes: readonly Route[] = [...openingRoutes, ...hostingRoutes, ...playingRoutes];
