import { defineConfig } from "vite";
import { oneFile } from "./build/one_file.ts";

// script/page says where the page goes. JSX is Preact's.
export default defineConfig({
  base: "./",
  clearScreen: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    outDir: process.env["PAGE_OUT"] ?? "dist",
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    // Runs where it stands in the page: a module would wait until all the data behind it is parsed.
    rolldownOptions: { output: { format: "iife" } },
  },
  plugins: [oneFile()],
});
