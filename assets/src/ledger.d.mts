/** Per group the hash of its sources and of its results, below a folder like assets/, and the names of the results. */
export function ledgerOf(folder: string): Record<string, { sources: string; made: string; results: string[] }>;
