import { announce } from './announce.js';
import { plural } from './format.js';
import { forEverybody } from './problem-words.js';
import { onTaskMoved, tasks } from './tasks.js';
import { uploads } from './uploads.js';

/** Tells a screen reader what happens to files: each state once, never each percent. */
const SAID = {
  STORED: () => 'received and stored; being checked',
  AWAITING_MAPPING: () => 'waits for you: how is it to be read?',
  INGESTING: (task) => `checked, ${plural(task.row_count, 'row')} good; loading`,
  QUERYABLE: (task) =>
    `on the dashboard, ${plural(task.row_count, 'row')}` +
    (task.rejected_rows > 0 ? `, ${plural(task.rejected_rows, 'row')} set aside` : ''),
  REJECTED: (task) => `cannot be used as it is. ${task.problem?.title ?? ''}`,
  FAILED: () => 'was not loaded',
  PARKED: () => 'is held back',
  CANCELLED: () => 'cancelled',
};

onTaskMoved((task, before) => {
  if (before && SAID[task.state]) {
    announce(`${task.original_filename}: ${SAID[task.state](task)}`);
  }
});

const phases = new Map();
uploads.watch(({ list }) => {
  list.forEach(({ key, phase, file, note, problem }) => {
    if (phases.get(key) !== phase) {
      phases.set(key, phase);
      if (phase === 'queued') announce(`${file.name}: queued`);
      if (phase === 'sending') announce(`${file.name}: being sent${note ? `. ${note}` : ''}`);
      if (phase === 'failed' && problem) {
        const { title, detail } = forEverybody(problem);
        announce(`${file.name}: ${title}. ${detail}`);
      }
    }
  });
});

let connection = '';
tasks.watch((value) => {
  if (connection === 'live' && value.connection === 'offline')
    announce('The server does not answer.');
  if (connection === 'offline' && value.connection === 'live')
    announce('The server answers again.');
  connection = value.connection;
});
