import { lacks } from './datasets.js';

/** The columns of a table that the dataset on show can fill. @param {{of?: string}[]} columns */
export const columnsThere = (columns) => columns.filter(({ of }) => of === undefined || !lacks(of));
