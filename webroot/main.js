import './components/app-shell.js';
import { checkHealth } from './state/health.js';
import { loadDatasets } from './state/datasets.js';
import { followTasks } from './state/tasks.js';
import './state/comeback.js';
import './state/narrator.js';

followTasks();
loadDatasets();
checkHealth();
