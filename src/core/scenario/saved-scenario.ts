/** What the development server tells the running game when an author has saved a scenario. */
export type SavedScenario = { id: string; source: string };

/** The name of that message on the development server's socket. */
export const scenarioSaved = 'tegenspel:scenario-saved';
