/**
 * Build of the dashboard: SvelteKit on Node, Tailwind, and a content security policy under which no
 * script runs that the server did not mark. `npm run dev` proxies the API like the real server does.
 */
import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

const api = { target: process.env['QUERY_API_URL'] ?? 'http://127.0.0.1:3002', ws: true }

export default defineConfig({
  plugins: [
    tailwindcss(),
    sveltekit({
      adapter: adapter(),
      csp: {
        mode: 'auto',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Charts and floating panels set inline style attributes; no stylesheet of a stranger can.
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'connect-src': ['self'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  server: { proxy: { '/api': api, '/realtime': api, '/a/': api } },
})
