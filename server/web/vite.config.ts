import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Names are fixed, so that the built page can be committed and compared; browsers know a new one by its ETag.
const server = process.env.RUNROOM_URL ?? 'http://127.0.0.1:7878';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Data addresses would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      output: {
        entryFileNames: 'assets/[name].js',
        // After the package that a part is of, as `lang-python.js`: most are called `dist` by themselves.
        chunkFileNames: ({ name, facadeModuleId }) => {
          const packed = /node_modules\/(?:@[^/]+\/)?([^/]+)\//.exec(facadeModuleId ?? '')?.[1];
          return `assets/${name === 'dist' && packed ? packed : name}.js`;
        },
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
  // For work on the page: what is not the page comes from a running server.
  server: { proxy: { '/api': server, '/ws': { target: server, ws: true, changeOrigin: true } } },
  // Machines that are busy with other things are slow.
  test: { environment: 'jsdom', testTimeout: 30_000, include: ['{src,execution-status}/**/*.test.{ts,tsx}'] },
});
