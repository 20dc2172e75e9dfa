// Runs before the first paint, so that a chosen theme never flashes. See state/theme.js.
try {
  const chosen = localStorage.getItem('sluice.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // storage is switched off: follow the system
}
