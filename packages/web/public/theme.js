// Runs before the first paint, so that a dark page never flashes white; use-theme.ts writes the choice.
const theme = localStorage.getItem('shopdb.theme') ?? 'system'
const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.classList.toggle('dark', isDark)
