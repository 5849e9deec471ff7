// Puts script and style into the page itself, so that the page is one file, and allows in its Content-Security-Policy
// exactly these two, by their hashes. Writes the notices of the packages that are inside beside it, and into it.
import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { notices, packagesOf } from "./third_party.ts";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;

// A function as the replacement: `$` in the text means nothing.
const put = (page: string, mark: string | RegExp, text: string) => {
  if (page.search(mark) < 0) throw new Error(`the page has no ${mark}`);
  return page.replace(mark, () => text);
};

export function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const chunks = files.filter((file) => file.type === "chunk");
        const styles = files.filter((file) => file.type === "asset" && file.fileName.endsWith(".css"));
        const html = files.find((file) => file.fileName === "index.html");
        if (html?.type !== "asset" || chunks.length !== 1 || styles.length !== 1) {
          throw new Error(`the page is to be one script and one style, not ${files.map((file) => file.fileName)}`);
        }
        // Nothing in a script may end its element; in JavaScript the two spellings mean the same.
        const script = chunks[0]!.code.replaceAll("</script", "<\\/script").trim();
        const style = String((styles[0] as { source: string | Uint8Array }).source).trim();
        const text = notices(packagesOf(chunks[0]!.moduleIds));
        if (/<\/script|<!--/i.test(text)) throw new Error("a licence text would end its element");
        const policy = [
          "default-src 'none'",
          `script-src ${hashOf(script)}`,
          `style-src ${hashOf(style)}`,
          "img-src data:",
          "base-uri 'none'",
          "form-action 'none'",
        ].join("; ");

        let page = String(html.source);
        page = put(page, /\s*<script [^>]*src="[^"]*"[^>]*><\/script>/, "");
        page = put(page, /\s*<link [^>]*rel="stylesheet"[^>]*>/, "");
        page = put(page, "<!--policy-->", `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
        page = put(page, "<!--style-->", `<style>${style}</style>`);
        page = put(page, "<!--script-->", `<script>${script}</script>`);
        page = put(page, "<!--notices-->", `<script type="text/plain" id="notices">${text}</script>`);

        for (const file of files) if (file !== html) delete bundle[file.fileName];
        html.source = page;
        this.emitFile({ type: "asset", fileName: "third-party.txt", source: text });
      },
    },
  };
}
