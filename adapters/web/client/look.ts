// Runs before the first paint: the look that was chosen, or the system's.
const chosen = localStorage.getItem('saman.look');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.look = chosen;
