// Sorting and copying of tables, and the theme; everything is there without it.
'use strict';
Tables.start();
(() => {
  const root = document.documentElement;
  const isDark = () => (root.dataset.t ? root.dataset.t === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
  document.getElementById('theme').addEventListener('click', () => {
    root.dataset.t = isDark() ? 'light' : 'dark';
  });
  root.dataset.ready = 'yes';
})();
